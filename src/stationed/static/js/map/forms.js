// Forms: the signs that a group of marks may be drawn by, and where each of them may stand about its place.
//
// In:  how many marks there are. Out: forms, the fullest first: one symbol, a ladder of several, a pennant on the place
// itself; where there is room for none of them a tick on the place. No symbol stands further from its place than
// facts/placing.json says. Pure: no DOM, no Leaflet, no clock.

import facts from '../../../facts/placing.json' with { type: 'json' };
/** @import { Box } from './layout.js' */

/** Places nearer than the first, in pixels, are drawn as one; than the second where there are many. */
export const [NEAR, REACH] = facts.near;

/** So many groups at most are told apart at the first of these distances. */
export const MOST_GROUPS = facts.most;

/** A symbol by itself and the rungs of a ladder: the frame, and the room for the echelon above it. */
export const SYMBOL = facts.symbol;

export const RUNG = facts.rung;

export const PENNANT = facts.pennant;

/** @typedef {{form: string, shown: number, rows: number, cell: {w: number, h: number, head: number}}} Form */

/** @typedef {{x: number, y: number, count: number, figure?: string}} Sited */

const FLAG = { form: 'pennant', shown: 0, rows: 0, cell: SYMBOL };

/**
 * The forms a group of so many marks can take, the fullest first. A form of symbols shows so many; the rest is said as a
 * number on one rung more.
 * @param {number} count
 * @returns {Form[]}
 */
export function formsOf(count) {
  if (count === 1) return [{ form: 'full', shown: 1, rows: 1, cell: SYMBOL }, FLAG];
  const ladder = (/** @type {string} */ form, /** @type {number} */ shown, /** @type {number} */ rows) => ({
    form,
    shown,
    rows,
    cell: RUNG,
  });
  if (count === 2) return [ladder('full', 2, 2), FLAG];
  return [count === 3 ? ladder('full', 3, 3) : ladder('some', 2, 3), ladder('one', 1, 2), FLAG];
}

/** The box of the dot at a place. @param {{x: number, y: number}} place @returns {Box} */
export function dotBox({ x, y }) {
  const w = facts.dot;
  return { x: x - w / 2, y: y - w / 2, w, h: w };
}

/** The radius of the tick that stands for so many marks. @param {number} count */
export function tickRadius(count) {
  return facts.ticks[count > 1 ? 1 : 0];
}

/** The box of a group's tick. @param {Sited} group @returns {Box} */
export function tickBox({ x, y, count }) {
  const r = tickRadius(count);
  return { x: x - r, y: y - r, w: 2 * r, h: 2 * r };
}

/**
 * The boxes in which a group may have a form, the best first.
 * @param {Sited} group
 * @param {Form} form
 * @returns {Box[]}
 */
export function boxesOf({ x, y, count, figure = String(count) }, { form, rows, cell }) {
  if (form === 'pennant') {
    const w = PENNANT.w + (count > 1 ? (figure.length - 1) * PENNANT.digit : 0) + 1;
    const h = PENNANT.pole;
    return [
      { x: x - 1, y: y - h, w, h },
      { x: x - w + 1, y: y - h, w, h },
    ];
  }
  const middles = rows === 1 ? facts.single : facts.ladders[/** @type {'2' | '3'} */ (String(rows))];
  const pitch = cell.h + cell.head;
  return middles.map(([dx, dy]) => ({
    x: x + dx - cell.w / 2,
    y: y + dy - (rows * pitch - cell.head) / 2 - cell.head,
    w: cell.w,
    h: rows * pitch,
  }));
}

/**
 * The frames of the symbols of a form in its box, and of the number that follows them.
 * @param {Box} box
 * @param {Form} form
 * @returns {Box[]}
 */
export function framesIn(box, { rows, cell }) {
  const pitch = cell.h + cell.head;
  return Array.from({ length: rows }, (_, row) => ({
    x: box.x,
    y: box.y + row * pitch + cell.head,
    w: cell.w,
    h: cell.h,
  }));
}

/**
 * Whether a symbol of a group lies on its place, which then has no dot.
 * @param {{x: number, y: number, box: Box, as: Form}} group
 */
export function hidesPlace({ x, y, box, as }) {
  return framesIn(box, as).some(
    (frame) => x > frame.x && x < frame.x + frame.w && y > frame.y && y < frame.y + frame.h,
  );
}
