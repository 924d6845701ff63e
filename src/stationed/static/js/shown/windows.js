// Windows: the days between which claims are possible and definite, and a scan that holds them against a window of
// days.
//
// In:  the claims (window columns from Python) and the deployments (runs of claims).
// Out: one state a deployment (NOT, POSSIBLE, DEFINITE) and one flag a claim that is possible.
// The rule is that of docs/dates.md: a claim is possible in [a, b] when possible_first <= b and possible_last >= a,
// definite when definite_first <= b and definite_last >= a; a deployment is definite when every claim is, possible
// when any is. Pure: no DOM, no Leaflet, no clock; scans of columns, nothing allocated per record.

import { FAR_FUTURE, FAR_PAST } from '../data/days.js';
/** @import { BlockTables } from '../data/block.d.ts' */
/** @import { Columns } from '../data/columns.js' */

export const NOT = 0;

export const POSSIBLE = 1;

export const DEFINITE = 2;

/**
 * @typedef {{states: Uint8Array, flags: Uint8Array}} Held a state a deployment, and a flag for each claim that is
 * possible and not left out
 */

/** Spans of days up to these are kept in two and in four bytes a day; of longer ones the days stay as they are. */
export const SPANS = /** @type {[number, Uint16ArrayConstructor | Int32ArrayConstructor][]} */ ([
  [2 ** 16 - 8, Uint16Array],
  [2 ** 29, Int32Array],
]);

/**
 * The least and the greatest of some days that are neither the far past nor the far future.
 * @param {ArrayLike<number>[]} columns
 * @returns {[number, number]}
 */
function dayBounds(columns) {
  let [least, most] = [Infinity, -Infinity];
  for (const days of columns) {
    for (let i = 0; i < days.length; i += 1) {
      const day = days[i];
      if (day < least && day > FAR_PAST) least = day;
      if (day > most && day < FAR_FUTURE) most = day;
    }
  }
  return least <= most ? [least, most] : [0, 0];
}

/**
 * The four days of all claims as scans read them: counted from the first of them, in as few bytes as do, since a scan
 * takes as long as the memory that it reads.
 */
export class Windows {
  /** @param {BlockTables} tables */
  constructor({ claims, deployments }) {
    const deployment = claims.numbers('deployment');
    this.deployment = deployment instanceof Float64Array ? Int32Array.from(deployment) : deployment;
    this.begin = deployments.numbers('first_claim');
    this.count = deployments.numbers('claim_count');
    const days = /** @type {const} */ (['possible_first', 'possible_last', 'definite_first', 'definite_last']).map(
      (name) => claims.numbers(name),
    );
    const [least, most] = dayBounds(days);
    this.least = least;
    this.most = most;
    const fit = SPANS.find(([span]) => most - least < span);
    /** Whether days are whole numbers of few bytes, the far past being the least of them. */
    this.short = fit !== undefined;
    this.days = fit ? days.map((one) => this.shortened(one, new fit[1](one.length))) : days;
    /** For each claim 1 when its deployment has others. */
    this.rivals = new Uint8Array(claims.n);
    for (let d = 0; d < deployments.n; d += 1)
      if (this.count[d] > 1) this.rivals.fill(1, this.begin[d], this.begin[d] + this.count[d]);
  }

  /** @param {ArrayLike<number>} days @param {Uint16Array | Int32Array} into @returns {Uint16Array | Int32Array} */
  shortened(days, into) {
    for (let i = 0; i < into.length; i += 1) into[i] = this.near(days[i]);
    return into;
  }

  /**
   * A day, or the bound of a window, as a number that compares with the short days as it does with the days themselves.
   * @param {number} day
   * @returns {number}
   */
  near(day) {
    const { least, most } = this;
    if (day <= FAR_PAST) return 0;
    if (day < least) return 1;
    if (day >= FAR_FUTURE) return most - least + 4;
    return day > most ? most - least + 3 : day - least + 2;
  }

  /**
   * Holds every claim against one window of days, into arrays that are all zero: first whether it is possible, from the
   * first to the last; then of what is possible whether it is definite.
   * @param {number} from @param {number} to its last day @param {Uint8Array | null} left @param {Held} into
   */
  scan(from, to, left, { states, flags }) {
    const [first, last] = this.bounds(from, to);
    const [possibleFirst, possibleLast] = this.days;
    const n = flags.length;
    // The sign of a difference says which day is earlier; nothing to guess for the processor, which half of the time
    // would be wrong.
    if (this.short)
      for (let c = 0; c < n; c += 1) flags[c] = ((possibleFirst[c] - last - 1) & (first - possibleLast[c] - 1)) >>> 31;
    else for (let c = 0; c < n; c += 1) flags[c] = Number(possibleFirst[c] <= last && possibleLast[c] >= first);
    if (left !== null) for (let c = 0; c < n; c += 1) if (left[c]) flags[c] = 0;
    this.settle(first, last, left, { states, flags });
  }

  /**
   * Says of each deployment with a possible claim whether it is definite.
   * @param {number} first
   * @param {number} last
   * @param {Uint8Array | null} left
   * @param {Held} into
   */
  settle(first, last, left, { states, flags }) {
    const { deployment, rivals } = this;
    const [definiteFirst, definiteLast] = [this.days[2], this.days[3]];
    const { words, by } = wordsOf(flags);
    for (let word = 0; word < words.length; word += 1) {
      if (words[word] === 0) continue;
      for (let c = by * word; c < by * word + by; c += 1) {
        const d = deployment[c];
        if (!flags[c] || states[d] !== NOT) continue;
        const sure = rivals[c] ? this.sure(d, first, last, left) : definiteFirst[c] <= last && definiteLast[c] >= first;
        states[d] = sure ? DEFINITE : POSSIBLE;
      }
    }
  }

  /** @param {number} from @param {number} to @returns {[number, number]} */
  bounds(from, to) {
    return this.short ? [this.near(from), this.near(to)] : [from, to];
  }

  /**
   * Whether every claim of a deployment that is not left out is definite.
   * @param {number} d
   * @param {number} first
   * @param {number} last
   * @param {Uint8Array | null} left
   * @returns {boolean}
   */
  sure(d, first, last, left) {
    const [definiteFirst, definiteLast] = [this.days[2], this.days[3]];
    const end = this.begin[d] + this.count[d];
    for (let c = this.begin[d]; c < end; c += 1)
      if (!(definiteFirst[c] <= last && definiteLast[c] >= first) && !(left !== null && left[c])) return false;
    return true;
  }

  /**
   * The state of one deployment in a window.
   * @param {number} d
   * @param {number} from
   * @param {number} to
   * @param {Uint8Array | null} left
   * @returns {number}
   */
  stateOf(d, from, to, left) {
    const [first, last] = this.bounds(from, to);
    const [possibleFirst, possibleLast] = this.days;
    const end = this.begin[d] + this.count[d];
    for (let c = this.begin[d]; c < end; c += 1) {
      if (possibleFirst[c] <= last && possibleLast[c] >= first && !(left !== null && left[c]))
        return this.sure(d, first, last, left) ? DEFINITE : POSSIBLE;
    }
    return NOT;
  }
}

/** So many bytes, on memory that can be taken four at a time. @param {number} n @returns {Uint8Array} */
export function bytesByFour(n) {
  return new Uint8Array(new ArrayBuffer(Math.ceil(n / 4) * 4), 0, n);
}

/**
 * Bytes four at a time, so that zeros are passed over quickly; one at a time where the memory does not allow it.
 * @param {Uint8Array} bytes
 * @returns {{words: ArrayLike<number>, by: number}}
 */
export function wordsOf(bytes) {
  const fits = bytes.byteOffset === 0 && bytes.buffer.byteLength % 4 === 0;
  return fits ? { words: new Uint32Array(bytes.buffer), by: 4 } : { words: bytes, by: 1 };
}

/** @type {WeakMap<Columns, Windows>} by the table of claims; made when first asked for */
const WINDOWS = new WeakMap();

/** @param {BlockTables} tables @returns {Windows} */
export function windowsOf(tables) {
  const found = WINDOWS.get(tables.claims) || new Windows(tables);
  WINDOWS.set(tables.claims, found);
  return found;
}

/**
 * The state of a deployment in one window.
 * @param {BlockTables} tables
 * @param {number} deployment
 * @param {number} from
 * @param {number} to
 * @param {Uint8Array | null} left
 * @returns {number}
 */
export function stateWithin(tables, deployment, from, to, left) {
  return windowsOf(tables).stateOf(deployment, from, to, left);
}
