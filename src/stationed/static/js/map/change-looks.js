// Change looks: how marks are drawn while two times are compared: each in the colour of its change, hollow where the
// unit stood at A alone, with a sign at its corner; arrows from the old place to the new.
//
// In:  the app, the comparison, the kit of looks. Out: what takes the place of the kit's own, and pixels.

import facts from '../../../facts/changes.json' with { type: 'json' };
import { symbolColours } from '../dom/colours.js';
import { changeOfMark, changesOf } from '../shown/comparison.js';
import { paintArrow } from './paint.js';
/** @import { App } from '../app.js' */
/** @import { Mark } from '../shown/standing.js' */
/** @import { Change, Comparison } from '../shown/comparison.js' */

/** @typedef {(mark: Pick<Mark, 'all'>) => {change: Change, before: boolean, disputed: boolean}} ChangeOf */

/** Strokes of the sign of each change, about its middle. @type {Record<Change, number[][]>} */
const SIGNS = facts.signs;

const { arrows: ARROWS, sign: SIGN } = facts;

/**
 * What replaces the kit's own looks.
 * @param {Comparison} comparison @param {Record<string, string>} colours of the page
 */
export function changeLooks({ changes }, colours) {
  const changeOf = (/** @type {Pick<Mark, 'all'>} */ { all }) => changeOfMark(changes, all);
  return {
    quiet: false,
    changeOf,
    contested: (/** @type {Pick<Mark, 'all'>} */ mark) => changeOf(mark).disputed,
    edgesOf: (/** @type {Pick<Mark, 'all'>[]} */ marks) =>
      Array.from(new Set(marks.map((mark) => colours[changeOf(mark).change]))),
    styleOf(/** @type {Mark} */ mark) {
      const { change, before } = changeOf(mark);
      const colour = colours[change];
      return { colour, ...symbolColours(colour, colours, before), hollow: before };
    },
  };
}

/**
 * The sign of its change at the corner of each symbol where reading begins, and of each pennant all of whose marks
 * changed alike.
 * @param {CanvasRenderingContext2D} context @param {any[]} hits @param {any} kit
 */
export function paintChangeSigns(context, hits, kit) {
  for (const { x, y, w, h, head = 0, mark, group } of hits) {
    if (group.radius) continue;
    const marks = mark ? [mark] : group.members;
    const kinds = new Set(marks.map((/** @type {Mark} */ one) => kit.changeOf(one).change));
    if (kinds.size !== 1) continue;
    const [change] = Array.from(kinds);
    const small = !group.as || !group.as.rows;
    const at = small ? { x: group.box.x, y: group.box.y } : { x, y: y + head };
    if (small && !group.as && (w < 6 || h < 6)) continue;
    paintChangeSign(context, change, at, kit.colours);
  }
}

/** @param {CanvasRenderingContext2D} context @param {Change} change @param {{x: number, y: number}} at @param {Record<string, string>} colours */
function paintChangeSign(context, change, { x, y }, colours) {
  context.beginPath();
  context.arc(x, y, SIGN.radius, 0, Math.PI * 2);
  context.fillStyle = colours[change];
  context.fill();
  context.strokeStyle = colours.paper;
  context.lineWidth = SIGN.rim;
  context.setLineDash([]);
  context.stroke();
  context.lineWidth = SIGN.stroke;
  context.beginPath();
  for (const [x1, y1, x2, y2] of SIGNS[change]) {
    context.moveTo(x + x1, y + y1);
    context.lineTo(x + x2, y + y2);
  }
  context.stroke();
}

/**
 * The moves, those of one pair of places as one line whose width says how many they are; most first.
 * @param {Comparison} comparison
 * @returns {{from: number, to: number, count: number, possible: boolean}[]}
 */
export function movesOf({ changes }) {
  /** @type {Map<string, {from: number, to: number, count: number, possible: boolean}>} */
  const found = new Map();
  const moved = 1 << 2;
  for (const { subject, from, to } of changes.moves) {
    const possible = (changes.possible[subject] & moved) > 0;
    const key = `${from} ${to}`;
    const one = found.get(key);
    if (!one) found.set(key, { from, to, count: 1, possible });
    else Object.assign(one, { count: one.count + 1, possible: one.possible && possible });
  }
  return Array.from(found.values()).sort((a, b) => b.count - a.count);
}

/**
 * An arrow for each move, from the old place to the new.
 * @param {CanvasRenderingContext2D} context @param {App} app @param {Comparison} comparison
 * @param {{project: Function, colours: Record<string, string>}} view
 */
export function paintMoves(context, app, comparison, { project, colours }) {
  const { locations } = app.tables;
  const [located, x, y] = [locations.numbers('located'), locations.numbers('longitude'), locations.numbers('latitude')];
  context.strokeStyle = colours.moved;
  context.lineCap = 'butt';
  for (const { from, to, count, possible } of movesOf(comparison).slice(0, ARROWS.most)) {
    if (!located[from] || !located[to]) continue;
    const [a, b] = [from, to].map((place) => project(x[place], y[place]));
    const long = Math.hypot(b.x - a.x, b.y - a.y);
    if (long < 3 * ARROWS.short) continue;
    const end = { x: b.x - ((b.x - a.x) * ARROWS.short) / long, y: b.y - ((b.y - a.y) * ARROWS.short) / long };
    context.lineWidth = Math.min(ARROWS.width + ARROWS.wider * (count - 1), ARROWS.widest);
    context.setLineDash(possible ? ARROWS.dashes : []);
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(end.x, end.y);
    context.stroke();
    context.setLineDash([]);
    paintArrow(
      context,
      end.x,
      end.y,
      Math.atan2(b.y - a.y, b.x - a.x),
      colours.moved,
      ARROWS.head + Math.min(count, 5),
    );
  }
}

/** The colour of a change on a point of a crowd, by the place's greatest unit. @param {Comparison} comparison @param {number} claim @returns {Change} */
export function changeOfClaim({ changes }, claim) {
  return changesOf(changes, changes.subject[claim])[0];
}
