// Standing: what stands at each location now, counted in typed arrays.
//
// In:  the tables, and the flags and states of the selection.
// Out: for each location how many units are shown, how many of them for sure, and the claim of the greatest; marks
// (small objects) only for locations that are drawn one by one. The claims of each location are found by an index that
// is built once: by location, then unit (greatest first), then order of the block. What is shown is laid out in that
// order as a byte a claim, and counting runs through it four bytes at a time, past what is not shown. Pure: no DOM, no
// Leaflet, no clock.

import { Runs } from '../data/runs.js';
import { DEFINITE, NOT, bytesByFour, windowsOf, wordsOf } from './windows.js';
/** @import { BlockTables } from '../data/block.d.ts' */
/** @import { Columns } from '../data/columns.js' */
/** @import { Held } from './windows.js' */

/**
 * @typedef {{deployment: number, claim: number, all: number[], unit: number, state: number, location: number,
 *   rank: number}} Mark all: every claim that it stands for, each of the same unit at the same place
 */

/** The rank of each unit's echelon, -1 without one. @param {Columns} units @returns {Int16Array} */
function ranksOf(units) {
  const ranks = new Int16Array(units.n).fill(-1);
  const column = units.numbers('rank');
  for (let row = 0; row < units.n; row += 1) if (column[row] >= 0) ranks[row] = column[row];
  return ranks;
}

/** The place of each unit among all, the greatest first. @param {Int16Array} ranks @returns {Uint32Array} */
function unitPlaces(ranks) {
  let most = 0;
  for (let unit = 0; unit < ranks.length; unit += 1) if (ranks[unit] > most) most = ranks[unit];
  const { rows } = new Runs(
    ranks.map((rank) => most - rank),
    most + 2,
  );
  const found = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) found[rows[i]] = i;
  return found;
}

/**
 * The claims of each location, the greatest units first.
 * @param {BlockTables} tables @param {ArrayLike<number>} unit of each claim @param {Uint32Array} greatest place of each unit
 */
function claimIndex({ claims, locations, units }, unit, greatest) {
  const keys = new Uint32Array(claims.n);
  for (let claim = 0; claim < claims.n; claim += 1) keys[claim] = unit[claim] < 0 ? units.n : greatest[unit[claim]];
  return new Runs(claims.numbers('location'), locations.n, new Runs(keys, units.n + 1).rows);
}

export class Standing {
  /** @param {BlockTables} tables */
  constructor(tables) {
    const { claims, deployments, locations, units } = tables;
    this.unit = claims.numbers('unit');
    this.deployment = windowsOf(tables).deployment;
    this.begins = claims.numbers('possible_first');
    this.ids = (/** @type {number} */ row) => deployments.text('id', row);
    this.ranks = ranksOf(units);
    this.side = units.numbers('allegiance');
    /** @type {boolean | null} whether all are of the first side, once somebody has asked */
    this.oneSided = null;
    const index = claimIndex(tables, this.unit, unitPlaces(this.ranks));
    this.starts = index.starts;
    /** The claims of each location, from its start on; beside them, in the same order, what counting asks of them. */
    this.claims = index.rows;
    this.of = new Int32Array(this.claims.length);
    this.rank = new Int16Array(this.claims.length);
    this.place = new Int32Array(this.claims.length);
    /** The number of the run of claims about one unit at one location; those without a unit go on by deployment. */
    this.run = new Uint32Array(this.claims.length);
    /** Where each claim stands in that order; those without a location after the last. */
    this.slot = new Uint32Array(claims.n).fill(this.claims.length);
    this.line();
    /** The state of each claim that is shown, in that order, NOT for the others; bare again after each count. */
    this.marks = bytesByFour(this.claims.length + 1);
    /** How many units are shown at each location. */
    this.count = new Uint32Array(locations.n);
    /** How many of them for sure. */
    this.sure = new Uint32Array(locations.n);
    /** The claim of the greatest unit shown at each location; only where something is shown. */
    this.lead = new Int32Array(locations.n);
    /** The rank of that unit's echelon, -1 without one; likewise. */
    this.height = new Int16Array(locations.n);
    /** @type {Uint8Array} */
    this.flags = new Uint8Array(claims.n);
    /** @type {Uint8Array} */
    this.states = new Uint8Array(0);
  }

  /** Lays location, deployment, rank and run beside the claims of the index. */
  line() {
    const { claims, unit, deployment, starts, place, run } = this;
    for (let location = 0; location + 1 < starts.length; location += 1)
      place.fill(location, starts[location], starts[location + 1]);
    let runs = 0;
    for (let i = 0; i < claims.length; i += 1) {
      const claim = claims[i];
      this.slot[claim] = i;
      this.of[i] = deployment[claim];
      this.rank[i] = this.rankOf(claim);
      const before = i > 0 ? claims[i - 1] : claim;
      const goesOn =
        i > 0 &&
        place[i] === place[i - 1] &&
        unit[claim] === unit[before] &&
        (unit[claim] >= 0 || deployment[claim] === deployment[before]);
      if (!goesOn) runs += 1;
      run[i] = runs;
    }
  }

  /**
   * Counts what is shown: each unit at a location once, and takes the first of the greatest and surest.
   * @param {Held} shown
   */
  gather({ flags, states }) {
    this.flags = flags;
    this.states = states;
    this.count.fill(0);
    this.sure.fill(0);
    this.spread();
    const { marks, run, place, rank, claims, count, sure, lead, height } = this;
    const words = new Uint32Array(marks.buffer);
    let [now, at, here, best, bestRank, bestState] = [NOT, 0, -1, -1, -1, NOT];
    for (let word = 0; word < words.length; word += 1) {
      if (words[word] === 0) continue;
      for (let i = 4 * word; i < 4 * word + 4; i += 1) {
        const state = marks[i];
        if (!state) continue;
        if (run[i] !== at) {
          at = run[i];
          now = NOT;
          if (place[i] !== here) best = -1;
          here = place[i];
        }
        if (state <= now) continue;
        if (now === NOT) count[here] += 1;
        if (state === DEFINITE) sure[here] += 1;
        now = state;
        // The greatest first, then the surest (a claim gives way to a surer one of its unit), then the first of the units.
        if (best >= 0 && (rank[i] < bestRank || (rank[i] === bestRank && state <= bestState))) continue;
        best = i;
        bestRank = rank[i];
        bestState = state;
        lead[here] = claims[i];
        height[here] = bestRank;
      }
      words[word] = 0;
    }
  }

  /** Lays the states of the claims that are shown out in the order of the index. */
  spread() {
    const { flags, states, slot, marks, deployment } = this;
    const { words, by } = wordsOf(flags);
    for (let word = 0; word < words.length; word += 1) {
      if (words[word] === 0) continue;
      for (let claim = by * word; claim < by * word + by; claim += 1)
        if (flags[claim]) marks[slot[claim]] = states[deployment[claim]];
    }
    marks[this.claims.length] = NOT;
  }

  /** Whether all claims are about units of the first side. @returns {boolean} */
  get alike() {
    if (this.oneSided !== null) return this.oneSided;
    const { unit, side } = this;
    let alike = true;
    for (let claim = 0; alike && claim < unit.length; claim += 1) alike = unit[claim] >= 0 && side[unit[claim]] === 0;
    this.oneSided = alike;
    return alike;
  }

  /** @param {number} claim @returns {number} */
  stateOf(claim) {
    return this.states[this.deployment[claim]];
  }

  /** @param {number} claim @returns {number} */
  rankOf(claim) {
    return this.unit[claim] < 0 ? -1 : this.ranks[this.unit[claim]];
  }

  /**
   * Whether a claim's mark stands before another's: greater, surer, of an earlier unit. The order of the rows that the
   * claims were read from decides nothing.
   * @param {number} a
   * @param {number} b
   * @returns {boolean}
   */
  before(a, b) {
    const order = this.rankOf(b) - this.rankOf(a) || this.stateOf(b) - this.stateOf(a) || this.unit[a] - this.unit[b];
    return order ? order < 0 : this.earlier(a, b);
  }

  /** Whether a claim begins before another, or has the first id of the two. @param {number} a @param {number} b @returns {boolean} */
  earlier(a, b) {
    const { begins, ids, deployment } = this;
    if (begins[a] !== begins[b]) return begins[a] < begins[b];
    return ids(deployment[a]) < ids(deployment[b]);
  }

  /** Whether anything is shown at a location. @param {number} location @returns {boolean} */
  has(location) {
    return this.count[location] > 0;
  }

  /**
   * The marks of a location, the greatest first: one for each unit, the chosen deployment's or else the surest and earliest.
   * @param {number} location
   * @param {number} chosen deployment
   * @returns {Mark[]}
   */
  marksAt(location, chosen) {
    const { claims, flags, deployment } = this;
    const [from, end] = [this.starts[location], this.starts[location + 1]];
    /** @type {{one: number, all: number[]}[]} */
    const found = [];
    let run = -1;
    for (let i = from; i < end; i += 1) {
      const claim = claims[i];
      if (!flags[claim]) continue;
      if (this.run[i] !== run) found.push({ one: claim, all: [] });
      run = this.run[i];
      const last = found[found.length - 1];
      last.all.push(claim);
      const { one } = last;
      if (deployment[one] === chosen) continue;
      const surer = this.stateOf(claim) - this.stateOf(one);
      if (deployment[claim] === chosen || surer > 0 || (surer === 0 && this.earlier(claim, one))) last.one = claim;
    }
    found.sort((a, b) => (this.before(a.one, b.one) ? -1 : 1));
    return found.map(({ one, all }) => this.markOf(one, location, all));
  }

  /** The deployments shown at a location, in the order of the block. @param {number} location @returns {number[]} */
  deploymentsAt(location) {
    const found = new Set();
    for (let i = this.starts[location]; i < this.starts[location + 1]; i += 1)
      if (this.flags[this.claims[i]]) found.add(this.of[i]);
    return Array.from(found).sort((a, b) => a - b);
  }

  /** @param {number} claim @param {number} location @param {number[]} [all] that it stands for @returns {Mark} */
  markOf(claim, location, all = [claim]) {
    return {
      deployment: this.deployment[claim],
      claim,
      all,
      unit: this.unit[claim],
      state: this.stateOf(claim),
      location,
      rank: this.rankOf(claim),
    };
  }

  /**
   * The locations at which a deployment is drawn.
   * @param {number} deployment
   * @param {BlockTables} tables
   * @returns {Set<number>}
   */
  placesOf(deployment, { claims, deployments }) {
    const found = new Set();
    if (deployment < 0) return found;
    const first = deployments.numbers('first_claim')[deployment];
    const end = first + deployments.numbers('claim_count')[deployment];
    for (let claim = first; claim < end; claim += 1)
      if (this.flags[claim]) found.add(claims.numbers('location')[claim]);
    return found;
  }
}
