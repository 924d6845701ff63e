// Summing: the figures of units that are there at a time, added up as claims begin and end.
//
// In:  claims that begin or end, the bounds of each. Out: the sums now. Of rival claims about one unit the least and the
// most count; a unit that is part of another one whose figure is known is in that figure already. A claim costs what its
// unit's other claims do, and where a figure becomes known or is no more, what that unit's parts do.
// Pure: no DOM, no Leaflet, no clock.

/** @typedef {{low: number, high: number}} Bounds high is Infinity where nobody says how many at most */

/** Figures with decimals are added up and taken away again: beyond so many places there is nothing but the machine's own error. */
const EXACT = 1e6;

export class Summing {
  /**
   * @param {number[]} subjects a unit each, or below zero a deployment without one
   * @param {ArrayLike<number>} above the unit above each unit, or -1
   * @param {(claim: number) => Bounds | null} boundsOf what a claim says
   */
  constructor(subjects, above, boundsOf) {
    this.boundsOf = boundsOf;
    /** @type {Map<number, Set<number>>} the claims of each subject that hold now */
    this.holding = new Map();
    /** @type {Map<number, Bounds | null>} what is said of each subject that is there */
    this.said = new Map();
    /** @type {Map<number, number>} how many of the units above a subject have a figure */
    this.above = new Map();
    this.parts = partsOf(subjects, above);
    this.sums = { low: 0, high: 0, open: 0, known: 0 };
  }

  /** @param {number} subject @param {number} claim */
  begin(subject, claim) {
    const claims = this.holding.get(subject);
    if (claims) claims.add(claim);
    else this.holding.set(subject, new Set([claim]));
  }

  /** @param {number} subject @param {number} claim */
  end(subject, claim) {
    this.holding.get(subject)?.delete(claim);
  }

  /** Counts anew what is said of a subject, after claims of it began or ended. @param {number} subject */
  settle(subject) {
    const claims = this.holding.get(subject);
    const next = claims && claims.size ? boundsOfAll(claims, this.boundsOf) : undefined;
    const before = this.said.get(subject);
    this.count(subject, -1);
    if (next === undefined) this.said.delete(subject);
    else this.said.set(subject, next);
    this.count(subject, 1);
    const turn = Number(Boolean(next)) - Number(Boolean(before));
    if (!turn) return;
    for (const part of this.partsBelow(subject)) {
      this.count(part, -1);
      this.above.set(part, (this.above.get(part) || 0) + turn);
      this.count(part, 1);
    }
  }

  /** Adds what a subject counts, or takes it away. @param {number} subject @param {1 | -1} sign */
  count(subject, sign) {
    const said = this.said.get(subject);
    if (said === undefined) return;
    const within = (this.above.get(subject) || 0) > 0;
    if (within || said) this.sums.known += sign;
    if (within || !said) return;
    this.sums.low += sign * said.low;
    if (said.high === Infinity) this.sums.open += sign;
    else this.sums.high += sign * said.high;
  }

  /** All subjects that are part of one. @param {number} subject @returns {number[]} */
  partsBelow(subject) {
    const found = [];
    const next = (this.parts.get(subject) || []).slice();
    for (let part = next.pop(); part !== undefined; part = next.pop()) {
      found.push(part);
      next.push(...(this.parts.get(part) || []));
    }
    return found;
  }

  /** @returns {{low: number, high: number, known: number, all: number}} */
  now() {
    const { low, high, open, known } = this.sums;
    return { low: exact(low), high: open ? Infinity : exact(high), known, all: this.said.size };
  }
}

/** @param {number} value */
function exact(value) {
  return Math.round(value * EXACT) / EXACT;
}

/** The least and the most that some claims say, or null where none says a figure. @param {Set<number>} claims @param {(claim: number) => Bounds | null} boundsOf */
function boundsOfAll(claims, boundsOf) {
  /** @type {Bounds | null} */
  let all = null;
  for (const claim of claims) {
    const one = boundsOf(claim);
    if (!one) continue;
    all = all ? { low: Math.min(all.low, one.low), high: Math.max(all.high, one.high) } : one;
  }
  return all;
}

/**
 * The nearest subjects that are part of each, those between left out.
 * @param {number[]} subjects @param {ArrayLike<number>} above
 * @returns {Map<number, number[]>}
 */
function partsOf(subjects, above) {
  const listed = new Set(subjects);
  /** @type {Map<number, number[]>} */
  const parts = new Map();
  for (const subject of listed) {
    const met = new Set([subject]);
    let unit = subject < 0 ? -1 : above[subject];
    while (unit >= 0 && !listed.has(unit) && !met.has(unit)) {
      met.add(unit);
      unit = above[unit];
    }
    if (unit < 0 || met.has(unit)) continue;
    const others = parts.get(unit);
    if (others) others.push(subject);
    else parts.set(unit, [subject]);
  }
  return parts;
}
