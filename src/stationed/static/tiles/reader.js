// Reader: the records of some runs of rows that a choice holds, read part by part, those with a text in them alone if wanted.
//
// In:  the files, runs of rows, spans of days, a text. Out: records in the order of the file, each with its state.

import { fold } from '../js/search/fold.js';
import { stateIn } from './record.js';
/** @import { Span } from './counts.js' */
/** @import { Files } from './files.js' */

/** @typedef {{one: Record<string, any>, state: string}} Found */

/** Where a text is looked for; a look at a part reads these and the days alone, and the rest only where it is found. */
const SOUGHT = ['designation', 'unit_id', 'deployment_id', 'place'];
const DAYS = ['possible_first', 'possible_last', 'definite_first', 'definite_last'];

/**
 * Runs of rows in order, those that meet as one.
 * @param {[number, number][]} runs from the first row to behind the last @returns {[number, number][]}
 */
export function joined(runs) {
  /** @type {[number, number][]} */
  const found = [];
  for (const [first, behind] of [...runs].sort((a, b) => a[0] - b[0])) {
    const before = found[found.length - 1];
    if (before && first <= before[1]) before[1] = Math.max(before[1], behind);
    else found.push([first, behind]);
  }
  return found;
}

export class RecordReader {
  /** @param {Files} files @param {[number, number][]} runs @param {Span[]} spans @param {string} [text] */
  constructor(files, runs, spans, text = '') {
    this.files = files;
    this.left = runs.filter(([first, behind]) => first < behind);
    this.spans = spans;
    this.sought = fold(text.trim());
    /** @type {Map<string, boolean>} of each text met whether it has what is sought */
    this.met = new Map();
  }

  get done() {
    return !this.left.length;
  }

  /**
   * The next records.
   * @param {number} most so many at most @param {number} parts so many row groups are looked at
   * @returns {Promise<Found[]>}
   */
  async next(most, parts) {
    /** @type {Found[]} */
    const found = [];
    for (let part = 0; part < parts && !this.done && found.length < most; part += 1) {
      const here = await this.inGroup();
      const [first, behind] = [here[0][0], here[here.length - 1][1]];
      const at = await this.hits(here, first, behind);
      const rows = at.length ? await this.files.records(first, behind) : [];
      const taken = at.slice(0, most - found.length);
      for (const i of taken) found.push({ one: rows[i], state: stateIn(rows[i], this.spans) });
      this.goOn(taken.length < at.length ? first + taken[taken.length - 1] + 1 : behind);
    }
    return found;
  }

  /** The runs that are left in the next row group, which are read at once. @returns {Promise<[number, number][]>} */
  async inGroup() {
    const end = await this.files.groupEnd(this.left[0][0]);
    return this.left.filter(([first]) => first < end).map(([first, behind]) => [first, Math.min(behind, end)]);
  }

  /** @param {number} row the next one to be looked at */
  goOn(row) {
    this.left = this.left
      .filter(([, behind]) => behind > row)
      .map(([first, behind]) => /** @type {[number, number]} */ ([Math.max(first, row), behind]));
  }

  /**
   * Which rows of a part are in a run, held, and have the text, counted from its first.
   * @param {[number, number][]} runs @param {number} first @param {number} behind
   * @returns {Promise<number[]>}
   */
  async hits(runs, first, behind) {
    const columns = this.sought ? [...SOUGHT, ...DAYS] : undefined;
    const rows = await this.files.records(first, behind, columns);
    const at = [];
    for (const [from, to] of runs)
      for (let i = from - first; i < to - first; i += 1)
        if (stateIn(rows[i], this.spans) && (!this.sought || SOUGHT.some((name) => this.has(rows[i][name]))))
          at.push(i);
    return at;
  }

  /** @param {unknown} value */
  has(value) {
    const text = String(value ?? '');
    let known = this.met.get(text);
    if (known === undefined) {
      known = fold(text).includes(this.sought);
      if (this.met.size < 200000) this.met.set(text, known);
    }
    return known;
  }
}
