// Strength: the figure of some units over time, by their claims: what is least and most said of all that may be there.
//
// In:  the tables, the name of a figure, claims, first and last day of the timeline. Out: steps, each from its day until
// the next. Of rival claims about one unit the least and the most count; units add up; a unit that is part of another one
// whose figure is known then is in that figure already. Pure: no DOM, no Leaflet, no clock.

/** @import { BlockTables } from '../data/block.d.ts' */

/** Of more claims no line is drawn: nobody could read it. */
export const MOST_CLAIMS = 400;

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
  const [first, last] = [table.numbers('possible_first'), table.numbers('possible_last')];
  const span = (/** @type {number} */ claim) => [Math.max(first[claim], begin), Math.min(last[claim], end)];
  const dated = claims.filter((claim) => span(claim)[0] <= span(claim)[1]);
  const days = Array.from(new Set(dated.flatMap((claim) => [span(claim)[0], span(claim)[1] + 1]))).sort(
    (a, b) => a - b,
  );
  const bounds = boundsOf(table, figure);
  const steps = days.map((day) => ({
    day,
    ...summed(
      table,
      units,
      bounds,
      dated.filter((claim) => first[claim] <= day && last[claim] >= day && day <= end),
    ),
  }));
  return steps.filter((step, i) => i === 0 || !sameStep(step, steps[i - 1]));
}

/** @param {Step} one @param {Step} other */
function sameStep(one, other) {
  return /** @type {const} */ (['low', 'high', 'known', 'all']).every((name) => one[name] === other[name]);
}

/** @param {BlockTables['claims']} table @param {string} figure @returns {(claim: number) => [number, number] | null} */
function boundsOf(table, figure) {
  const name = /** @type {any} */ (figure);
  if (!figure || !table.has(name)) return () => null;
  const upper = /** @type {any} */ (`${figure}_high`);
  const low = table.numbers(name);
  const high = table.has(upper) ? table.numbers(upper) : low;
  const known = (/** @type {number | null} */ value) => value !== null && value === value;
  return (claim) => (known(low[claim]) ? [low[claim], known(high[claim]) ? high[claim] : Infinity] : null);
}

/**
 * @param {BlockTables['claims']} table @param {BlockTables['units']} units
 * @param {(claim: number) => [number, number] | null} boundsAt @param {number[]} claims
 */
function summed(table, units, boundsAt, claims) {
  const [unit, deployment, above] = [table.numbers('unit'), table.numbers('deployment'), units.numbers('higher')];
  /** @type {Map<number, {low: number, high: number} | null>} by unit, or by deployment below zero */
  const found = new Map();
  for (const claim of claims) {
    const subject = unit[claim] >= 0 ? unit[claim] : -1 - deployment[claim];
    const said = boundsAt(claim);
    const one = found.get(subject);
    if (said && one) found.set(subject, { low: Math.min(one.low, said[0]), high: Math.max(one.high, said[1]) });
    else if (said) found.set(subject, { low: said[0], high: said[1] });
    else if (!one) found.set(subject, null);
  }
  const step = { low: 0, high: 0, known: 0, all: found.size };
  for (const [subject, one] of found) {
    if (isWithin(subject, above, found)) step.known += 1;
    else if (one) Object.assign(step, { low: step.low + one.low, high: step.high + one.high, known: step.known + 1 });
  }
  return step;
}

/** Whether a unit is part of one whose figure is known. @param {number} subject @param {ArrayLike<number>} above @param {Map<number, {low: number, high: number} | null>} found */
function isWithin(subject, above, found) {
  const met = new Set([subject]);
  for (let unit = subject < 0 ? -1 : above[subject]; unit >= 0 && !met.has(unit); unit = above[unit]) {
    if (found.get(unit)) return true;
    met.add(unit);
  }
  return false;
}
