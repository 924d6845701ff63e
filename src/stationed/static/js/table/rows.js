// Table rows: which deployments stand in which part of the table, in what order, and which of them are in sight.
//
// In:  the tables, what is shown, sort keys and texts. Out: arrays of rows (numbers of deployments) and counts.
// Pure: no DOM, no Leaflet, no clock; keys and orders are typed arrays, so that a hundred thousand rows sort at once.

import { lastBefore } from '../data/days.js';
import { FLAGGED_DAYS } from '../shown/selection.js';
import { NOT } from '../shown/windows.js';

/**
 * The deployments in the three parts of the table: shown on the map, shown but not located, and not shown.
 * @param {Uint8Array} states @param {Uint8Array} located a flag for each deployment
 * @returns {{shown: Int32Array, unlocated: Int32Array, hidden: Int32Array}}
 */
export function tableParts(states, located) {
  const parts = [0, 1, 2].map(() => new Int32Array(states.length));
  const counts = [0, 0, 0];
  for (let row = 0; row < states.length; row += 1) {
    const part = states[row] === NOT ? 2 : located[row] ? 0 : 1;
    parts[part][counts[part]++] = row;
  }
  const [shown, unlocated, hidden] = parts.map((part, i) => part.subarray(0, counts[i]));
  return { shown, unlocated, hidden };
}

/**
 * The place of each of some texts among them in the order of a language, equal ones the same; NaN for a blank.
 * @param {ArrayLike<string>} texts distinct or not
 * @param {(a: string, b: string) => number} compare
 * @returns {Float64Array}
 */
export function textKeys(texts, compare) {
  // What is nearly in order is sorted with a look at each text and its neighbour.
  const order = roughOrder(texts, compare).sort((a, b) => compare(texts[a], texts[b]));
  const keys = new Float64Array(texts.length).fill(NaN);
  let place = -1;
  let before = '';
  for (const i of order) {
    if (texts[i] === '') continue;
    if (texts[i] !== before) place += 1;
    before = texts[i];
    keys[i] = place;
  }
  return keys;
}

/**
 * Some texts nearly in the order of a language: by what stands before the first number, then by that number. Many
 * places have few
 * beginnings, and comparing in a language's order takes as long as comparing twenty numbers.
 * @param {ArrayLike<string>} texts @param {(a: string, b: string) => number} compare @returns {number[]} their places
 */
function roughOrder(texts, compare) {
  const begins = Array.from(texts, (text) => text.search(/\d|$/));
  const heads = Array.from(texts, (text, i) => text.slice(0, begins[i]));
  const ranks = new Map(
    Array.from(new Set(heads))
      .sort(compare)
      .map((head, rank) => [head, rank]),
  );
  const rank = Float64Array.from(heads, (head) => Number(ranks.get(head)));
  const number = Float64Array.from(texts, (text, i) => parseInt(text.slice(begins[i], begins[i] + 15), 10) || 0);
  return Array.from(heads, (_, i) => i).sort((a, b) => rank[a] - rank[b] || number[a] - number[b]);
}

/**
 * The place of each row among the distinct keys, -1 without a key; and how many there are.
 * @typedef {{places: Int32Array, size: number}} Ranking
 */

/** @param {Float64Array} keys for each row, NaN for none @returns {Ranking} */
export function rankingOf(keys) {
  const counted = countedRanking(keys);
  if (counted) return counted;
  const sorted = keys.slice().sort();
  let size = 0;
  for (let i = 0; i < sorted.length && sorted[i] === sorted[i]; i += 1)
    if (i === 0 || sorted[i] !== sorted[size - 1]) sorted[size++] = sorted[i];
  const distinct = sorted.subarray(0, size);
  const places = new Int32Array(keys.length);
  for (let row = 0; row < keys.length; row += 1)
    places[row] = keys[row] === keys[row] ? lastBefore(distinct, keys[row]) : -1;
  return { size, places };
}

/** Keys beyond this are the far ends of time. */
const FAR_KEY = 2 ** 40;

/**
 * The ranking of keys that are whole numbers not far from one another, by counting them off; null for others.
 * @param {Float64Array} keys
 * @returns {Ranking | null}
 */
function countedRanking(keys) {
  let [least, most] = [Infinity, -Infinity];
  for (let row = 0; row < keys.length; row += 1) {
    const key = keys[row];
    if (key !== key || Math.abs(key) > FAR_KEY) continue;
    if (key !== Math.floor(key)) return null;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  if (most - least > FLAGGED_DAYS || most < least) return null;
  const slot = (/** @type {number} */ key) => (key < -FAR_KEY ? 0 : key > FAR_KEY ? most - least + 2 : key - least + 1);
  const ranks = new Int32Array(most - least + 3);
  for (let row = 0; row < keys.length; row += 1) if (keys[row] === keys[row]) ranks[slot(keys[row])] = 1;
  let size = 0;
  for (let i = 0; i < ranks.length; i += 1) if (ranks[i]) ranks[i] = size++;
  const places = new Int32Array(keys.length).fill(-1);
  for (let row = 0; row < keys.length; row += 1) if (keys[row] === keys[row]) places[row] = ranks[slot(keys[row])];
  return { size, places };
}

/**
 * Rows in the order of a ranking, those without a key last either way, equal ones in file order: counted into place.
 * @param {Int32Array} rows in file order
 * @param {Ranking} ranking
 * @param {number} sign 1 up, -1 down
 * @returns {Int32Array}
 */
export function sortedRows(rows, { places, size }, sign) {
  const next = new Uint32Array(size + 2);
  const place = (/** @type {number} */ row) =>
    places[row] < 0 ? size : sign > 0 ? places[row] : size - 1 - places[row];
  for (let i = 0; i < rows.length; i += 1) next[place(rows[i]) + 1] += 1;
  for (let i = 1; i < next.length; i += 1) next[i] += next[i - 1];
  const sorted = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) sorted[next[place(rows[i])]++] = rows[i];
  return sorted;
}

/**
 * The rows whose texts hold every word of a folded query; each word is looked for by itself.
 * @param {Int32Array} rows
 * @param {string} query
 * @param {(word: string) => (row: number) => boolean} holding whether a row holds a word
 * @returns {Int32Array}
 */
export function matchingRows(rows, query, holding) {
  const words = query.split(' ').filter(Boolean);
  return words.reduce((left, word) => left.filter(holding(word)), rows);
}

export const HEAD = -1;

/**
 * @typedef {{part: string, rows: Int32Array, total: number, open: boolean, headed: boolean}} Part one part of the table
 * as it is to be shown
 */

/** The lines of a table: for each line its part and its row, HEAD for the heading of a part. */
export class Lines {
  /** @param {Part[]} parts */
  constructor(parts) {
    this.parts = parts;
    /** @type {{at: number, part: number, headed: boolean, rows: Int32Array}[]} where each part begins */
    this.blocks = [];
    let at = 0;
    parts.forEach((part, i) => {
      const rows = part.open ? part.rows : new Int32Array(0);
      this.blocks.push({ at, part: i, headed: part.headed, rows });
      at += rows.length + Number(part.headed);
    });
    this.count = at;
  }

  /** @param {number} line @returns {{part: number, row: number}} */
  at(line) {
    const block = this.blocks.reduce((one, other) =>
      other.at <= line && (other.headed || other.rows.length) ? other : one,
    );
    const row = line - block.at - Number(block.headed);
    return { part: block.part, row: row < 0 ? HEAD : block.rows[row] };
  }

  /** The line of a deployment, or -1 when it stands in none. @param {number} row @returns {number} */
  lineOf(row) {
    for (const { at, headed, rows } of this.blocks) {
      const place = rows.indexOf(row);
      if (place >= 0) return at + Number(headed) + place;
    }
    return -1;
  }

  /**
   * How far from the top a line begins, when headings and rows have heights of their own.
   * @param {number} line
   * @param {number} row
   * @param {number} head
   * @returns {number}
   */
  top(line, row, head) {
    const heads = this.blocks.filter((block) => block.headed && block.at < line).length;
    return (line - heads) * row + heads * head;
  }

  /**
   * The lines to make for what is in sight, with some before and after; all of them when there are few.
   * @param {{top: number, height: number, row: number, head: number, few: number}} view pixels; few: so many lines are
   * made at once
   * @returns {{from: number, until: number}}
   */
  inSight({ top, height, row, head, few }) {
    if (this.count <= few) return { from: 0, until: this.count };
    const least = Math.min(row, head);
    const spare = Math.ceil(height / least);
    let from = Math.max(0, Math.floor(top / Math.max(row, head)) - spare);
    while (from + spare < this.count && this.top(from + spare, row, head) < top) from += 1;
    from = Math.max(0, from - 1);
    return { from, until: Math.min(this.count, from + 3 * spare + 2) };
  }
}
