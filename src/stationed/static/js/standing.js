// Standing: what stands at each location now, counted in typed arrays.
//
// In:  the tables, and the flags and states of the selection.
// Out: for each location how many units are shown, how many of them for sure, and the claim of the greatest; marks
// (small objects) only for locations that are drawn one by one. The claims of each location are found by an index that
// is built once: by location, then unit, then order of the block. Pure: no DOM, no Leaflet, no clock.

/** @typedef {{deployment: number, claim: number, unit: number, state: number, location: number, rank: number}} Mark */

/** Places of rows in order of a key, rows of one key in the order given; a negative key leaves a row out. @param {ArrayLike<number>} keys @param {number} size keys below this @param {Uint32Array | null} rows in this order, null for all @returns {{starts: Uint32Array, rows: Uint32Array}} */
function orderedBy(keys, size, rows) {
  const starts = new Uint32Array(size + 1);
  for (let row = 0; row < keys.length; row += 1) if (keys[row] >= 0) starts[keys[row] + 1] += 1;
  for (let key = 0; key < size; key += 1) starts[key + 1] += starts[key];
  const next = starts.slice();
  const ordered = new Uint32Array(starts[size]);
  for (let i = 0; i < keys.length; i += 1) {
    const row = rows === null ? i : rows[i];
    if (keys[row] >= 0) ordered[next[keys[row]]++] = row;
  }
  return { starts, rows: ordered };
}

/** The rank of each unit's echelon, -1 without one. @param {Columns} units @returns {Int16Array} */
function ranksOf(units) {
  const ranks = new Int16Array(units.n).fill(-1);
  const column = units.numbers('rank');
  for (let row = 0; row < units.n; row += 1) if (column[row] >= 0) ranks[row] = column[row];
  return ranks;
}

class Standing {
  /** @param {Record<string, Columns>} tables */
  constructor({ claims, locations, units }) {
    this.unit = claims.numbers('unit');
    this.deployment = claims.numbers('deployment');
    this.ranks = ranksOf(units);
    const shifted = new Int32Array(claims.n);
    for (let claim = 0; claim < claims.n; claim += 1) shifted[claim] = this.unit[claim] + 1;
    const index = orderedBy(claims.numbers('location'), locations.n, orderedBy(shifted, units.n + 1, null).rows);
    this.starts = index.starts;
    /** The claims of each location, from its start on; beside them, in the same order, what counting asks of them. */
    this.claims = index.rows;
    this.of = new Int32Array(this.claims.length);
    this.rank = new Int16Array(this.claims.length);
    this.goesOn = new Uint8Array(this.claims.length);
    this.line();
    /** How many units are shown at each location. */
    this.count = new Uint32Array(locations.n);
    /** How many of them for sure. */
    this.sure = new Uint32Array(locations.n);
    /** The claim of the greatest unit shown at each location; only where something is shown. */
    this.lead = new Int32Array(locations.n);
    /** The state of each claim that is drawn, NOT for the others. */
    this.marks = new Uint8Array(claims.n);
    /** @type {Uint8Array} */
    this.flags = new Uint8Array(claims.n);
    /** @type {Uint8Array} */
    this.states = new Uint8Array(0);
  }

  /** Lays deployment, rank, and whether a claim is about the same unit as the one before it, beside the claims. Those without a unit go on by deployment. */
  line() {
    const { claims, unit, deployment } = this;
    for (let i = 0; i < claims.length; i += 1) {
      const claim = claims[i];
      this.of[i] = deployment[claim];
      this.rank[i] = this.rankOf(claim);
      const before = i > 0 ? claims[i - 1] : claim;
      this.goesOn[i] = Number(i > 0 && unit[claim] === unit[before] && (unit[claim] >= 0 || deployment[claim] === deployment[before]));
    }
  }

  /** Counts what is shown: each unit at a location once, and takes the first of the greatest and surest. @param {Held} shown */
  gather({ flags, states }) {
    this.flags = flags;
    this.states = states;
    const { starts, claims, goesOn, count, sure, lead, marks, deployment } = this;
    // In the order of the block first, so that memory is read from front to back; below each claim is looked up once.
    for (let claim = 0; claim < marks.length; claim += 1) marks[claim] = flags[claim] ? states[deployment[claim]] : NOT;
    for (let location = 0; location < count.length; location += 1) {
      const end = starts[location + 1];
      let [units, definite, best, now, found] = [0, 0, -1, NOT, -1];
      for (let i = starts[location]; i < end; i += 1) {
        if (found >= 0 && !goesOn[i]) [now, found] = [NOT, -1];
        const state = marks[claims[i]];
        if (state <= now) continue;
        if (found < 0) units += 1;
        if (state === DEFINITE) definite += 1;
        // The claim that spoke for this unit so far may lead already: it gives way to a surer one.
        if (best < 0 || best === found || this.leads(i, best)) best = i;
        [now, found] = [state, i];
      }
      count[location] = units;
      sure[location] = definite;
      lead[location] = best < 0 ? -1 : claims[best];
    }
  }

  /** Whether what stands at one place of the index comes before what stands at another. @param {number} i @param {number} best @returns {boolean} */
  leads(i, best) {
    const { rank, of, states } = this;
    return (rank[best] - rank[i] || states[of[best]] - states[of[i]] || of[i] - of[best]) < 0;
  }

  /** @param {number} claim @returns {number} */
  stateOf(claim) {
    return this.states[this.deployment[claim]];
  }

  /** @param {number} claim @returns {number} */
  rankOf(claim) {
    return this.unit[claim] < 0 ? -1 : this.ranks[this.unit[claim]];
  }

  /** Whether a claim's mark stands before another's: greater, surer, earlier in the block. @param {number} a @param {number} b @returns {boolean} */
  before(a, b) {
    return (this.rankOf(b) - this.rankOf(a) || this.stateOf(b) - this.stateOf(a) || this.deployment[a] - this.deployment[b]) < 0;
  }

  /** Whether anything is shown at a location. @param {number} location @returns {boolean} */
  has(location) {
    return this.count[location] > 0;
  }

  /** The marks of a location, the greatest first: one for each unit, the chosen deployment's or else the surest. @param {number} location @param {number} chosen deployment @returns {Mark[]} */
  marksAt(location, chosen) {
    const { claims, flags, deployment } = this;
    const [from, end] = [this.starts[location], this.starts[location + 1]];
    /** @type {number[]} */
    const found = [];
    let one = -1;
    for (let i = from; i < end; i += 1) {
      const claim = claims[i];
      if (i === from || !this.goesOn[i]) one = -1;
      if (!flags[claim] || (one >= 0 && deployment[one] === chosen)) continue;
      const better = one >= 0 && (deployment[claim] === chosen || this.stateOf(claim) > this.stateOf(one));
      if (one >= 0 && !better) continue;
      if (better) found[found.length - 1] = claim;
      else found.push(claim);
      one = claim;
    }
    found.sort((a, b) => (this.before(a, b) ? -1 : 1));
    return found.map((claim) => this.markOf(claim, location));
  }

  /** The deployments shown at a location, in the order of the block. @param {number} location @returns {number[]} */
  deploymentsAt(location) {
    const found = new Set();
    for (let i = this.starts[location]; i < this.starts[location + 1]; i += 1) if (this.flags[this.claims[i]]) found.add(this.of[i]);
    return Array.from(found).sort((a, b) => a - b);
  }

  /** @param {number} claim @param {number} location @returns {Mark} */
  markOf(claim, location) {
    return { deployment: this.deployment[claim], claim, unit: this.unit[claim], state: this.stateOf(claim), location, rank: this.rankOf(claim) };
  }

  /** The locations at which a deployment is drawn. @param {number} deployment @param {Record<string, Columns>} tables @returns {Set<number>} */
  placesOf(deployment, { claims, deployments }) {
    const found = new Set();
    if (deployment < 0) return found;
    const first = deployments.numbers('first_claim')[deployment];
    const end = first + deployments.numbers('claim_count')[deployment];
    for (let claim = first; claim < end; claim += 1) if (this.flags[claim]) found.add(claims.numbers('location')[claim]);
    return found;
  }
}
