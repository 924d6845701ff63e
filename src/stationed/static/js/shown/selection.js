// Selection: which deployments are shown, definitely or possibly.
//
// In:  the claims (window columns from Python), the deployments (runs of claims) and a selection.
// Out: one state a deployment (NOT, POSSIBLE, DEFINITE) and one flag a claim that is drawn.
// Pure: no DOM, no Leaflet, no clock; scans of columns, nothing allocated per record.

import { FAR_FUTURE } from '../data/days.js';
import { DEFINITE, NOT, bytesByFour, windowsOf } from './windows.js';
/** @import { BlockTables } from '../data/block.d.ts' */
/** @import { Columns } from '../data/columns.js' */
/** @import { Held } from './windows.js' */

/** How many bytes of states and flags of periods are kept, so that toggling one is a merge and not a scan. */
const KEPT_BYTES = 96e6;

/**
 * @typedef {object} Choice
 * @property {number[]} periods rows of the periods that are switched on
 * @property {number | null} first the first day of the moment or range, null without one
 * @property {number | null} last its last day, inclusive
 * @property {Uint8Array | null} left a flag for each claim that the reader left out, or null
 * @property {string} [compare] the two times that are compared instead, as the state says them
 */

/** Whether two choices show the same. @param {Choice} one @param {Choice} other @returns {boolean} */
export function sameChoice(one, other) {
  const said = (/** @type {Choice} */ { periods, first, last, compare }) =>
    [periods.join(), first, last, compare || ''].join(' ');
  return one.left === other.left && said(one) === said(other);
}

/** @param {BlockTables} tables @returns {Held} */
function emptyHeld({ deployments, claims }) {
  return { states: bytesByFour(deployments.n), flags: bytesByFour(claims.n) };
}

/**
 * Adds the states or flags of a period to those of others, four at a time: 1 and 2 make 3, which settleStates makes 2.
 * @param {Uint8Array} into
 * @param {Uint8Array} other
 */
function mergeBits(into, other) {
  const all = new Uint32Array(into.buffer);
  const more = new Uint32Array(other.buffer);
  for (let i = 0; i < all.length; i += 1) all[i] |= more[i];
}

/** Leaves of possible and definite the latter. @param {Uint8Array} states */
function settleStates(states) {
  const all = new Uint32Array(states.buffer);
  for (let i = 0; i < all.length; i += 1) all[i] &= ~((all[i] >>> 1) & 0x01010101);
}

/**
 * What is shown under a choice. What each period holds is kept; two sets of arrays are given out in turn, so that the
 * last answer stays while the next is made.
 */
export class Selector {
  /** @param {BlockTables} tables */
  constructor(tables) {
    this.tables = tables;
    this.windows = windowsOf(tables);
    this.turns = [emptyHeld(tables), emptyHeld(tables)];
    this.turn = 0;
    /** @type {Map<number, Held>} by row of the period */
    this.kept = new Map();
    this.most = Math.floor(KEPT_BYTES / Math.max(1, tables.deployments.n + tables.claims.n));
    /** @type {Uint8Array | null} */
    this.left = null;
    /** @type {{key: string, held: Held} | null} what several periods hold together, for moments within them */
    this.together = null;
  }

  /**
   * In any switched-on period, and, when days are chosen, on those days. With every period switched on the days alone
   * decide, so that nothing between two periods is lost.
   * @param {Choice} choice @returns {Held}
   */
  of(choice) {
    if (choice.left !== this.left) this.forget(choice.left);
    this.turn = 1 - this.turn;
    const held = this.turns[this.turn];
    held.states.fill(NOT);
    held.flags.fill(0);
    if (choice.first === null || choice.last === null) this.merge(choice.periods, held);
    else {
      this.windows.scan(choice.first, choice.last, this.left, held);
      if (choice.periods.length < this.tables.periods.n) this.within(choice.periods, held);
    }
    return held;
  }

  /** @param {Uint8Array | null} left the claims left out from now on */
  forget(left) {
    this.left = left;
    this.kept.clear();
    this.together = null;
  }

  /** @param {number[]} rows periods @param {Held} into */
  merge(rows, into) {
    for (const row of rows) {
      const held = this.inPeriod(row);
      mergeBits(into.states, held.states);
      mergeBits(into.flags, held.flags);
    }
    settleStates(into.states);
  }

  /** @param {number} row @returns {Held} */
  inPeriod(row) {
    const known = this.kept.get(row);
    if (known) return known;
    const { periods } = this.tables;
    const held = emptyHeld(this.tables);
    this.windows.scan(periods.numbers('first')[row], periods.numbers('last')[row], this.left, held);
    if (this.kept.size < this.most) this.kept.set(row, held);
    return held;
  }

  /** Takes out what no switched-on period holds. @param {number[]} rows @param {Held} held */
  within(rows, held) {
    const key = rows.join(',');
    if (!this.together || this.together.key !== key) {
      this.together = { key, held: emptyHeld(this.tables) };
      this.merge(rows, this.together.held);
    }
    const { states, flags } = held;
    const inside = this.together.held.states;
    const deployment = this.tables.claims.numbers('deployment');
    for (let d = 0; d < states.length; d += 1) if (inside[d] === NOT) states[d] = NOT;
    for (let c = 0; c < flags.length; c += 1) if (flags[c] && states[deployment[c]] === NOT) flags[c] = 0;
  }
}

/**
 * The ids of what is shown, definitely and possibly.
 * @param {Columns} deployments
 * @param {Uint8Array} states
 * @returns {{definite: string[], possible: string[]}}
 */
export function idsShown(deployments, states) {
  /** @type {{definite: string[], possible: string[]}} */
  const ids = { definite: [], possible: [] };
  for (let row = 0; row < states.length; row += 1) {
    if (states[row] !== NOT) (states[row] === DEFINITE ? ids.definite : ids.possible).push(deployments.text('id', row));
  }
  return ids;
}

/** Spans of days up to this length are counted off in a row of flags; longer ones are sorted. */
export const FLAGGED_DAYS = 4e6;

/** The days on which something starts or ends, in order, each once. @param {Columns} claims @returns {number[]} */
export function changeDates(claims) {
  /** @type {[ArrayLike<number>, number][]} */
  const steps = ['possible_first', 'definite_first', 'definite_last', 'possible_last'].map((name) => [
    claims.numbers(name),
    name.endsWith('last') ? 1 : 0,
  ]);
  let least = Infinity;
  let most = -Infinity;
  for (const [column, step] of steps) {
    for (let c = 0; c < claims.n; c += 1) {
      const day = column[c] + step;
      if (Math.abs(column[c]) >= FAR_FUTURE) continue;
      if (day < least) least = day;
      if (day > most) most = day;
    }
  }
  if (most < least) return [];
  if (most - least > FLAGGED_DAYS) return sortedDays(steps, claims.n);
  const met = new Uint8Array(most - least + 1);
  for (const [column, step] of steps)
    for (let c = 0; c < claims.n; c += 1) if (Math.abs(column[c]) < FAR_FUTURE) met[column[c] + step - least] = 1;
  const days = [];
  for (let i = 0; i < met.length; i += 1) if (met[i]) days.push(least + i);
  return days;
}

/** @param {[ArrayLike<number>, number][]} steps @param {number} n @returns {number[]} */
function sortedDays(steps, n) {
  const all = new Float64Array(steps.length * n);
  let at = 0;
  for (const [column, step] of steps)
    for (let c = 0; c < n; c += 1) if (Math.abs(column[c]) < FAR_FUTURE) all[at++] = column[c] + step;
  return Array.from(all.subarray(0, at).sort()).filter((day, i, days) => i === 0 || day !== days[i - 1]);
}
