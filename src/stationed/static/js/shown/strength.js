// Strength: the figure of some units over time, by their claims: what is least and most said of all that may be there.
//
// In:  the tables, the name of a figure, claims, first and last day of the timeline. Out: steps, each from its day until
// the next. Pure: no DOM, no Leaflet, no clock.

import { Summing } from './summing.js';
/** @import { BlockTables } from '../data/block.d.ts' */
/** @import { Bounds } from './summing.js' */

/** Of more claims no line is drawn: the card of a side would keep its reader waiting. */
export const MOST_CLAIMS = 50000;

/**
 * @typedef {{day: number, low: number, high: number, known: number, all: number}} Step known: of how many units that may
 * be there the figure is known; high is Infinity where nobody says how many at most
 */

/**
 * @param {BlockTables} tables
 * @param {string} figure
 * @param {number[]} claims
 * @param {[number, number]} domain
 * @returns {Step[]} the last of them after the last day; none where there is nothing or too much to draw
 */
export function strengthOver({ claims: table, units }, figure, claims, [begin, end]) {
  if (!claims.length || claims.length > MOST_CLAIMS) return [];
  const [unit, deployment] = [table.numbers('unit'), table.numbers('deployment')];
  const [first, last] = [table.numbers('possible_first'), table.numbers('possible_last')];
  const turns = claims
    .map((claim) => ({ claim, from: Math.max(first[claim], begin), to: Math.min(last[claim], end) + 1 }))
    .filter(({ from, to }) => from < to)
    .flatMap(({ claim, from, to }) => [
      { day: from, claim, on: true },
      { day: to, claim, on: false },
    ])
    .sort((a, b) => a.day - b.day);
  const subjectOf = (/** @type {number} */ claim) => (unit[claim] >= 0 ? unit[claim] : -1 - deployment[claim]);
  const subjects = Array.from(new Set(turns.map(({ claim }) => subjectOf(claim))));
  const summing = new Summing(subjects, units.numbers('higher'), boundsOf(table, figure));
  /** @type {Step[]} */
  const steps = [];
  for (let i = 0; i < turns.length;) {
    const { day } = turns[i];
    const changed = new Set();
    for (; i < turns.length && turns[i].day === day; i += 1) {
      const { claim, on } = turns[i];
      summing[on ? 'begin' : 'end'](subjectOf(claim), claim);
      changed.add(subjectOf(claim));
    }
    for (const subject of changed) summing.settle(subject);
    const step = { day, ...summing.now() };
    if (!steps.length || !sameStep(step, steps[steps.length - 1])) steps.push(step);
  }
  return steps;
}

/** @param {Step} one @param {Step} other */
function sameStep(one, other) {
  return /** @type {const} */ (['low', 'high', 'known', 'all']).every((name) => one[name] === other[name]);
}

/** @param {BlockTables['claims']} table @param {string} figure @returns {(claim: number) => Bounds | null} */
function boundsOf(table, figure) {
  const name = /** @type {any} */ (figure);
  if (!figure || !table.has(name)) return () => null;
  const upper = /** @type {any} */ (`${figure}_high`);
  const low = table.numbers(name);
  const high = table.has(upper) ? table.numbers(upper) : low;
  const known = (/** @type {number | null} */ value) => value !== null && value === value;
  return (claim) => (known(low[claim]) ? { low: low[claim], high: known(high[claim]) ? high[claim] : Infinity } : null);
}
