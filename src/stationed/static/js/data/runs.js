// Runs: the rows of one table in order of what they point to in another, without a list for each.
//
// In:  a column of keys. Out: for each key the rows that have it. Pure: no DOM, no Leaflet, no clock.

/** Rows in order of a key, such as the claims of each unit; rows of one key stay in the order given. */
export class Runs {
  /**
   * @param {ArrayLike<number>} keys a key for each row, negative to leave the row out
   * @param {number} size keys are below this
   * @param {Uint32Array | null} [rows] the rows that the keys are of, in this order; null for all
   */
  constructor(keys, size, rows = null) {
    this.starts = new Uint32Array(size + 1);
    for (let i = 0; i < keys.length; i += 1) if (keys[i] >= 0) this.starts[keys[i] + 1] += 1;
    for (let key = 0; key < size; key += 1) this.starts[key + 1] += this.starts[key];
    const next = this.starts.slice();
    this.rows = new Uint32Array(this.starts[size]);
    for (let i = 0; i < keys.length; i += 1) {
      const row = rows === null ? i : rows[i];
      if (keys[row] >= 0) this.rows[next[keys[row]]++] = row;
    }
  }

  /** @param {number} key @returns {Uint32Array} */
  of(key) {
    return this.rows.subarray(this.starts[key], this.starts[key + 1]);
  }
}
