// Coverage: for how many of the deployments a figure is known, over time; a formation's figure is known for its parts too.
//
// In:  the claims, the units and the name of the figure. Out: days on which that changes, with how many deployments
// possibly are there and for how many of them the figure is known. Pure: no DOM, no Leaflet, no clock.

import { FAR_FUTURE, lastBefore } from '../data/days.js';
/** @import { BlockTables } from '../data/block.d.ts' */

/** With more claims than this it is not counted: it would take longer than the timeline may. */
const MOST_CLAIMS = 20000;

/** @typedef {{days: number[], all: number[], known: number[]}} Coverage */

/** Spans of days, first and last inclusive. @typedef {[number, number][]} Spans */

/**
 * @param {Pick<BlockTables, 'claims' | 'units'>} tables
 * @param {string} figure
 * @returns {Coverage | null} null where there is no such figure, or too much to count
 */
export function coverageOf({ claims, units }, figure) {
  if (!claims.has(/** @type {any} */ (figure)) || claims.n > MOST_CLAIMS) return null;
  const values = claims.numbers(/** @type {any} */ (figure));
  const [first, last] = [claims.numbers('possible_first'), claims.numbers('possible_last')];
  const [unit, above, higher] = [claims.numbers('unit'), claims.numbers('higher'), units.numbers('higher')];
  /** @type {Map<number, Spans>} */
  const stated = new Map();
  for (let c = 0; c < claims.n; c += 1)
    if (values[c] > 0 && unit[c] >= 0 && first[c] <= last[c])
      stated.set(unit[c], [...(stated.get(unit[c]) || []), [first[c], last[c]]]);
  /** @type {Map<number, {there: Spans, known: Spans}>} by deployment */
  const found = new Map();
  const of = claims.numbers('deployment');
  for (let c = 0; c < claims.n; c += 1) {
    if (first[c] > last[c]) continue;
    const one = found.get(of[c]) || { there: [], known: [] };
    found.set(of[c], one);
    one.there.push([first[c], last[c]]);
    if (values[c] > 0) one.known.push([first[c], last[c]]);
    for (const formation of chainOf(unit[c], above[c], higher))
      for (const [from, to] of stated.get(formation) || [])
        if (from <= last[c] && to >= first[c]) one.known.push([Math.max(from, first[c]), Math.min(to, last[c])]);
  }
  return swept(Array.from(found.values()));
}

/** A unit and the formations above it. @param {number} unit @param {number} above @param {ArrayLike<number>} higher */
function chainOf(unit, above, higher) {
  const chain = new Set([unit]);
  for (let one = above; one >= 0 && !chain.has(one); one = higher[one]) chain.add(one);
  chain.delete(-1);
  return chain;
}

/** Spans put together where they meet. @param {Spans} spans @returns {Spans} */
function merged(spans) {
  /** @type {Spans} */
  const out = [];
  for (const [from, to] of spans.slice().sort((a, b) => a[0] - b[0])) {
    const before = out[out.length - 1];
    if (before && from <= before[1] + 1) before[1] = Math.max(before[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** @param {{there: Spans, known: Spans}[]} deployments @returns {Coverage} */
function swept(deployments) {
  /** @type {[number, number, number][]} day, how many come, how many of known figure come */
  const steps = [];
  for (const { there, known } of deployments) {
    for (const [from, to] of merged(there)) steps.push([from, 1, 0], [Math.min(to + 1, FAR_FUTURE), -1, 0]);
    for (const [from, to] of merged(known)) steps.push([from, 0, 1], [Math.min(to + 1, FAR_FUTURE), 0, -1]);
  }
  steps.sort((a, b) => a[0] - b[0]);
  /** @type {Coverage} */
  const coverage = { days: [], all: [], known: [] };
  let [all, known] = [0, 0];
  steps.forEach(([day, more, moreKnown], i) => {
    all += more;
    known += moreKnown;
    if (i + 1 < steps.length && steps[i + 1][0] === day) return;
    coverage.days.push(day);
    coverage.all.push(all);
    coverage.known.push(known);
  });
  return coverage;
}

/**
 * How many deployments possibly are there on a day, and for how many of them the figure is known.
 * @param {Coverage} coverage
 * @param {number} day
 */
export function coveredOn({ days, all, known }, day) {
  const at = lastBefore(days, day);
  return at < 0 ? { all: 0, known: 0 } : { all: all[at], known: known[at] };
}

/** Whether a figure is missing: known for less than half of what is there. @param {{all: number, known: number}} of */
export function isMissing({ all, known }) {
  return all > 0 && 2 * known < all;
}

/**
 * A figure without what is missing of it, and the number of deployments there instead.
 * @template {{days: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>}} S
 * @param {S} series
 * @param {Coverage} coverage
 * @returns {{figure: S, count: S}}
 */
export function parted(series, coverage) {
  const days = Array.from(
    new Set([...Array.from(series.days), ...coverage.days.filter((day) => day > series.days[0])]),
  );
  days.sort((a, b) => a - b);
  const missing = days.map((day) => isMissing(coveredOn(coverage, day)));
  const take = (/** @type {ArrayLike<number>} */ values) =>
    days.map((day, i) => (missing[i] ? 0 : values[lastBefore(series.days, day)]));
  const number = days.map((day, i) => (missing[i] ? coveredOn(coverage, day).all : 0));
  return {
    figure: { ...series, days, low: take(series.low), high: take(series.high) },
    count: { ...series, days, low: number, high: number },
  };
}
