// Placing: the form and box of each group of marks and of its name, so that none hides another or another's place.
//
// In:  the groups in pixels, the greatest first, with the widths of their names. Out: for each a form, a box and a box for
// its name, or null where there is no room for it.
// Every place keeps its dot and, where there is room, a pennant; then each in turn takes the fullest form that has room
// together with its name. Greedy, after Imhof (1975), "Positioning names on maps". Pure: no DOM, no Leaflet, no clock.

import { boxesOf, dotBox, tickBox } from './forms.js';
import { Taken, discRadius, overlaps } from './layout.js';
/** @import { Form } from './forms.js' */
/** @import { Box } from './layout.js' */

/** The height of a name's line, and its distance from what it names. */
export const LINE = 16;

const GAP = 4;

/** From the middle of a dot to a name beside it. */
const BESIDE = 7;

/**
 * @typedef {{x: number, y: number, count: number, radius?: number, figure?: string, wide?: number, sizes: Form[]}} Sized
 * wide: the width of its name in pixels, 0 without one
 */

/** @typedef {{form: string, as: Form | null, box: Box, named: Box | null}} Place */

/** What is taken, and the pennants that are kept for those whose turn has not come. @typedef {{taken: Taken, kept: Taken}} Room */

/**
 * Gives each group its form and box, and the box of its name.
 * @template {Sized} G
 * @param {G[]} groups the greatest first
 * @param {Taken} taken
 * @returns {(G & Place)[]} the same groups
 */
export function placeGroups(groups, taken) {
  const room = { taken, kept: new Taken() };
  const dots = groups.map((group) => (group.sizes.length ? dotBox(group) : null));
  for (const dot of dots) if (dot) taken.add(dot);
  const kept = groups.map((group, i) => keepPennant(group, dots[i], room));
  return groups.map((group, i) => {
    if (kept[i]) room.kept.drop(kept[i]);
    const place = group.sizes.length ? bestPlace(group, /** @type {Box} */ (dots[i]), room) : discPlace(group);
    taken.add(place.box);
    if (place.named) taken.add(place.named);
    return Object.assign(group, place);
  });
}

/** Keeps the room of a pennant free until its group's turn comes. @param {Sized} group @param {Box | null} dot @param {Room} room */
function keepPennant(group, dot, room) {
  if (!dot) return null;
  const box = freeOf(boxesOf(group, group.sizes[group.sizes.length - 1]), dot, room);
  if (box) room.kept.add(box);
  return box;
}

/** @param {Box[]} boxes @param {Box | null} own @param {Room} room @returns {Box | null} */
function freeOf(boxes, own, { taken, kept }) {
  return boxes.find((box) => taken.free(box, own) && kept.free(box)) || null;
}

/**
 * The fullest form that has room together with the name; where none has, the name goes before the pennants of lesser
 * groups; or else the fullest form that has room, or a tick.
 * @param {Sized} group
 * @param {Box} dot
 * @param {Room} room
 * @returns {Place}
 */
function bestPlace(group, dot, room) {
  const named = group.wide ? withName(group, dot, room) || withName(group, dot, { ...room, kept: NONE }) : null;
  if (named) return named;
  for (const as of group.sizes) {
    const box = freeOf(boxesOf(group, as), dot, room);
    if (box) return { form: as.form, as, box, named: null };
  }
  const box = tickBox(group);
  return { form: 'tick', as: null, box, named: group.wide ? nameOf(group, box, room) : null };
}

const NONE = new Taken();

/** @param {Sized} group @param {Box} dot @param {Room} room @returns {Place | null} */
function withName(group, dot, room) {
  // Without the pennants that are kept no more than a pennant is wanted.
  for (const as of room.kept === NONE ? group.sizes.slice(-1) : group.sizes)
    for (const box of boxesOf(group, as)) {
      if (!freeOf([box], dot, room)) continue;
      const named = nameOf(group, box, room);
      if (named) return { form: as.form, as, box, named };
    }
  return null;
}

/** @param {Sized} group @param {Box} box @param {Room} room @returns {Box | null} */
function nameOf(group, box, room) {
  return freeOf(
    namesAbout(group, box).filter((name) => !overlaps(name, box)),
    null,
    room,
  );
}

/** A disc of a crowd. @param {Sized} group @returns {Place} */
function discPlace({ x, y, count, radius }) {
  const r = radius || discRadius(count);
  return { form: 'dot', as: null, box: { x: x - r, y: y - r, w: 2 * r, h: 2 * r }, named: null };
}

/**
 * The boxes for the name of a group near its place: beside symbol and dot, right of the dot, left of it, below, above.
 * @param {{x: number, y: number, wide?: number}} group
 * @param {Box} box
 * @returns {Box[]}
 */
export function namesAbout({ x, y, wide: w = 0 }, box) {
  const [left, right] = [Math.min(box.x, x - 4), Math.max(box.x + box.w, x + 4)];
  const [top, bottom] = [Math.min(box.y, y - 4), Math.max(box.y + box.h, y + 4)];
  const h = LINE;
  const level = y - h / 2;
  const ahead = { x: right + GAP, y: level, w, h };
  const behind = { x: left - GAP - w, y: level, w, h };
  const middle = (left + right) / 2 - w / 2;
  return [
    ...(box.x + box.w / 2 < x - 4 ? [behind, ahead] : [ahead, behind]),
    { x: x + BESIDE, y: level, w, h },
    { x: x - BESIDE - w, y: level, w, h },
    { x: middle, y: bottom + 1, w, h },
    { x: middle, y: top - h, w, h },
  ];
}

/**
 * The boxes for a line of text beside the symbol in a frame: on the side away from its place, or below the place's name.
 * @param {{x: number, named: Box | null}} group
 * @param {Box} frame
 * @param {number} w
 * @returns {Box[]}
 */
export function linesBeside({ x, named }, frame, w) {
  const ahead = frame.x + frame.w / 2 >= x;
  const h = LINE - 2;
  const boxes = [{ x: ahead ? frame.x + frame.w + GAP : frame.x - GAP - w, y: frame.y + frame.h / 2 - h / 2, w, h }];
  if (named) boxes.push({ x: named.x >= x ? named.x : named.x + named.w - w, y: named.y + named.h - 2, w, h });
  return boxes;
}
