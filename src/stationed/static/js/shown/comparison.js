// Comparison: what the state key compare asks for: two times, and what became of every unit between them.
//
// In:  the app. Out: the sides, the changes and what is shown of them; the same while nothing that decides it changes.

import { CHANGES, changesBetween, countsOf, heldOf } from './changes.js';
import { sidePeriods, sidesOf } from './sides.js';
import { bytesByFour, windowsOf } from './windows.js';
/** @import { App } from '../app.js' */
/** @import { Changes } from './changes.js' */
/** @import { Side } from './sides.js' */
/** @import { Held } from './windows.js' */

/** @typedef {(typeof CHANGES)[number]} Change */

/**
 * @typedef {{key: string, left: Uint8Array | null, sides: [Side, Side], changes: Changes, held: Held,
 *   counts: ReturnType<typeof countsOf>, figure: string}} Comparison
 */

/** @type {WeakMap<object, Comparison>} the last one, by the tables */
const LAST = new WeakMap();

/** What is compared now, or null. @param {App} app @returns {Comparison | null} */
export function comparisonOf(app) {
  const key = app.state?.compare;
  if (!key || !app.selector) return null;
  const { tables } = app;
  const left = app.left();
  const last = LAST.get(tables);
  if (last && last.key === key && last.left === left) return last;
  const sides = sidesOf(key, sidePeriods(tables.periods));
  if (!sides) return null;
  const [a, b] = sides.map((side) => heldAt(app, side));
  const figure = comparedFigure(app);
  const changes = changesBetween(tables, a, b, figure);
  const found = { key, left, sides, changes, held: heldOf(tables, changes), counts: countsOf(changes), figure };
  LAST.set(tables, found);
  return found;
}

/** What is held at one of the two times. @param {App} app @param {Side} side @returns {Held} */
function heldAt(app, { first, last }) {
  const { claims, deployments } = app.tables;
  const held = { states: bytesByFour(deployments.n), flags: bytesByFour(claims.n) };
  windowsOf(app.tables).scan(first, last, app.left(), held);
  return held;
}

/** The figure by which units are stronger or weaker: the first that any claim states. @param {App} app @returns {string} */
function comparedFigure({ data, tables }) {
  const found = data.meta.quantities.find(({ name }) => tables.claims.has(name));
  return found ? found.name : '';
}

/** A side in words: the title of a period, a day, a month, a year, or a range. @param {App} app @param {Side} side @returns {string} */
export function sideText(app, { text, period, first, last }) {
  const { words } = app;
  if (period >= 0) return app.periodTitle(period);
  const parts = text.split('/');
  const said = (/** @type {string} */ part, /** @type {number} */ day) => {
    const dashes = part.replace(/^-/, '').split('-').length;
    if (dashes === 3) return words.day(day);
    return dashes === 2 ? words.month(day) : words.years(day, day);
  };
  if (parts.length === 1) return said(text, first);
  return words.say('time.range', { first: said(parts[0], first), last: said(parts[1], last) });
}

/** The two times in words: between A and B. @param {App} app @param {Comparison} comparison @returns {string} */
export function betweenText(app, { sides }) {
  const [a, b] = sides.map((side) => sideText(app, side));
  return app.words.say('compare.between', { a, b });
}

/** What changed, counted: 9 arrived (2 possibly), 2 left. @param {App} app @param {Comparison} comparison @returns {string} */
export function countsText(app, { counts, changes }) {
  const { words } = app;
  if (!counts.length) return words.say('compare.nothing');
  const parts = counts.map(({ name, all, possible }) => {
    const said = words.say(`compare.n.${name}`, { n: all });
    return possible ? words.say('compare.possibly', { what: said, n: possible }) : said;
  });
  if (changes.stayed) parts.push(words.say('compare.n.stayed', { n: changes.stayed }));
  return words.list(parts);
}

/** A sentence: between A and B: 9 arrived, 2 left. @param {App} app @param {Comparison} comparison @returns {string} */
export function comparedText(app, comparison) {
  return app.words.say('summary.sentence', { when: betweenText(app, comparison), what: countsText(app, comparison) });
}

/** The changes of a subject, in order. @param {Changes} changes @param {number} subject @returns {Change[]} */
export function changesOf({ kinds }, subject) {
  return CHANGES.filter((_, i) => (kinds[subject] >> i) & 1);
}

/** Whether a change of a subject is in some flags. @param {Uint8Array} flags @param {number} subject @param {Change} change */
export function isFlagged(flags, subject, change) {
  return ((flags[subject] >> CHANGES.indexOf(change)) & 1) === 1;
}

/**
 * By which change a mark is drawn, and whether it is of A alone: what it moved from, or left.
 * @param {Changes} changes @param {number[]} claims that the mark stands for
 * @returns {{change: Change, before: boolean, disputed: boolean}}
 */
export function changeOfMark({ a, b, kinds, disputed, subject }, claims) {
  const one = subject[claims[0]];
  const before = !claims.some((claim) => b.flags[claim]);
  const after = !claims.some((claim) => a.flags[claim]);
  const bits = kinds[one];
  const moved = CHANGES.indexOf('moved');
  const named = (/** @type {number} */ i) => ((bits >> i) & 1) === 1;
  // Where it stands at both times it did not move: another change of it counts there, if it has one.
  const still = !before && !after && named(moved) && bits !== 1 << moved;
  const at = CHANGES.findIndex((_, i) => named(i) && !(still && i === moved));
  return { change: CHANGES[at], before, disputed: disputed[one] > 0 };
}
