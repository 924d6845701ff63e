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
    const shifted = Int32Array.from(/** @type {any} */ (this.unit), (unit) => unit + 1);
    const byUnit = orderedBy(shifted, units.n + 1, null).rows;
    const index = orderedBy(claims.numbers('location'), locations.n, byUnit);
    this.starts = index.starts;
    this.claims = index.rows;
    this.ranks = ranksOf(units);
    /** How many units are shown at each location. */
    this.count = new Uint32Array(locations.n);
    /** How many of the units are there for sure. */
    this.sure = new Uint32Array(locations.n);
    /** The claim of the greatest unit shown at each location; only where something is shown. */
    this.lead = new Int32Array(locations.n);
    /** @type {Uint8Array} */
    this.flags = new Uint8Array(claims.n);
    /** @type {Uint8Array} */
    this.states = new Uint8Array(0);
  }

  /** Counts what is shown. @param {Held} shown */
  gather({ flags, states }) {
    this.flags = flags;
    this.states = states;
    for (let location = 0; location < this.count.length; location += 1) this.gatherAt(location);
  }

  /** Counts each unit at a location once, and takes the first of the greatest and surest. @param {number} location */
  gatherAt(location) {
    const { claims, flags } = this;
    const end = this.starts[location + 1];
    let [count, sure, best] = [0, 0, -1];
    for (let i = this.starts[location]; i < end;) {
      const until = this.runEnd(i, end);
      let found = -1;
      for (; i < until; i += 1) {
        const claim = claims[i];
        if (flags[claim] && (found < 0 || this.stateOf(claim) > this.stateOf(found))) found = claim;
      }
      if (found < 0) continue;
      count += 1;
      if (this.stateOf(found) === DEFINITE) sure += 1;
      if (best < 0 || this.before(found, best)) best = found;
    }
    this.count[location] = count;
    this.sure[location] = sure;
    this.lead[location] = best;
  }

  /** The end of the run of claims about one unit; those without a unit run by deployment. @param {number} from @param {number} end @returns {number} */
  runEnd(from, end) {
    const { claims, unit, deployment } = this;
    const [first, of] = [unit[claims[from]], deployment[claims[from]]];
    let i = from + 1;
    while (i < end && unit[claims[i]] === first && (first >= 0 || deployment[claims[i]] === of)) i += 1;
    return i;
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
  marks(location, chosen) {
    const { claims, flags, deployment } = this;
    const end = this.starts[location + 1];
    const found = [];
    for (let i = this.starts[location]; i < end;) {
      let one = -1;
      const until = this.runEnd(i, end);
      for (; i < until; i += 1) {
        const claim = claims[i];
        if (!flags[claim] || (one >= 0 && deployment[one] === chosen)) continue;
        if (one < 0 || deployment[claim] === chosen || this.stateOf(claim) > this.stateOf(one)) one = claim;
      }
      if (one >= 0) found.push(one);
    }
    found.sort((a, b) => (this.before(a, b) ? -1 : 1));
    return found.map((claim) => this.markOf(claim, location));
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
