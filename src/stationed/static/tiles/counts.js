// Counts: how many deployments a place has under a choice of periods or days.
//
// In:  what a tile says of a place, the steps of time, the spans of the periods. Out: definite and possible ones. Exact for
// every period, for spans of periods that meet, for the first day of a step and for spans of whole steps; for several spans
// with gaps between them the sum, which is the most there can be. Pure: no DOM, no Leaflet, no clock.

/** @typedef {{first: number, last: number, row: number}} Span row: of the period that it is, or -1 */
/** @typedef {{spans: Span[], exact: boolean}} Asked */
/** @typedef {{definite: number, possible: number}} Counted possible: those that are not definite */

/**
 * @param {number[]} steps rising @param {number} day
 * @returns {number} 2k on the first day of step k, 2k - 1 between those of k - 1 and k
 */
export function positionOf(steps, day) {
  let [from, to] = [0, steps.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (steps[middle] < day) from = middle + 1;
    else to = middle;
  }
  return steps[from] === day ? 2 * from : 2 * from - 1;
}

/** The first day of the step that a day lies in. @param {number[]} steps @param {number} day @returns {number} */
export function stepOf(steps, day) {
  const at = positionOf(steps, day);
  return steps[Math.max(0, Math.floor(at / 2))];
}

/**
 * What is asked for: the days chosen, else the periods that are on, those that meet taken together.
 * @param {{first: number | null, last: number | null}} days
 * @param {Span[]} periods those that are on
 * @returns {Asked}
 */
export function askedFor(days, periods) {
  if (days.first !== null && days.last !== null)
    return { spans: [{ first: days.first, last: days.last, row: -1 }], exact: true };
  /** @type {Span[]} */
  const spans = [];
  for (const one of [...periods].sort((a, b) => a.first - b.first || a.last - b.last)) {
    const before = spans[spans.length - 1];
    if (before && one.first <= before.last + 1) {
      if (one.first !== before.first || one.last !== before.last) before.row = -1;
      before.last = Math.max(before.last, one.last);
    } else spans.push({ ...one });
  }
  return { spans, exact: spans.length < 2 };
}

/** What a tile says of one place, or of several together, ready to be counted. */
export class Counts {
  /** @param {Record<string, any>} properties */
  constructor(properties) {
    /** @type {Map<number, Counted>} */
    this.periods = new Map();
    for (const part of String(properties.periods || '').split(' ')) {
      const [row, definite, all] = part.split(':').map(Number);
      if (part) this.periods.set(row, { definite, possible: all - definite });
    }
    this.sums = [0, 1, 2, 3].map((kind) => sumsOf(String(properties[`s${kind}`] || '')));
  }

  /** @param {Asked} asked @param {number[]} steps @returns {Counted} */
  under({ spans }, steps) {
    const total = { definite: 0, possible: 0 };
    for (const span of spans) {
      const one = span.row >= 0 ? this.periods.get(span.row) : this.between(span, steps);
      if (!one) continue;
      total.definite += one.definite;
      total.possible += one.possible;
    }
    return total;
  }

  /** @param {Span} span @param {number[]} steps @returns {Counted} */
  between({ first, last }, steps) {
    const [at, behind] = [positionOf(steps, first), positionOf(steps, last + 1)];
    const low = at % 2 ? at - 1 : at; // a day within a step is told by the step's first day
    const high = first === last ? low : behind % 2 ? behind - 1 : behind - 1;
    const [begun, over, sureBegun, sureOver] = this.sums;
    const all = upTo(begun, high) - upTo(over, low - 1);
    const definite = Math.max(0, Math.min(all, upTo(sureBegun, high) - upTo(sureOver, low - 1)));
    return { definite, possible: all - definite };
  }
}

/** @typedef {{at: number[], sum: number[]}} Sums */

/** @param {string} text @returns {Sums} */
function sumsOf(text) {
  /** @type {Sums} */
  const sums = { at: [], sum: [] };
  let total = 0;
  for (const part of text.split(' ')) {
    if (!part) continue;
    const [at, n] = part.split(':').map(Number);
    total += n;
    sums.at.push(at);
    sums.sum.push(total);
  }
  return sums;
}

/** @param {Sums} sums @param {number} position @returns {number} how many changes lie at it or before */
function upTo({ at, sum }, position) {
  let [from, to] = [0, at.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (at[middle] <= position) from = middle + 1;
    else to = middle;
  }
  return from ? sum[from - 1] : 0;
}
