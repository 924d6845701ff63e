// Saved: records as a CSV file, read part by part.

import { csvCell } from '../js/out/csv.js';
/** @import { RecordReader } from './reader.js' */

/** So many records at most are in a file: they are held in memory until it is saved. */
export const MOST_SAVED = 300_000;

/**
 * @param {RecordReader} reader
 * @param {(n: number) => boolean} goOn told how many there are by now; false stops
 * @returns {Promise<{content: Blob, n: number, whole: boolean} | null>} null when it was stopped
 */
export async function csvOf(reader, goOn) {
  /** @type {string[]} */
  const parts = [];
  /** @type {string[] | null} */
  let names = null;
  let n = 0;
  while (!reader.done && n < MOST_SAVED) {
    const found = await reader.next(MOST_SAVED - n, 1);
    if (found.length && !names) {
      names = Object.keys(found[0].one);
      parts.push(`\ufeff${[...names, 'held'].map(csvCell).join(',')}\r\n`);
    }
    const columns = names || [];
    parts.push(
      found.map(({ one, state }) => `${[...columns.map((name) => cell(one[name])), state].join(',')}\r\n`).join(''),
    );
    n += found.length;
    if (!goOn(n)) return null;
  }
  return { content: new Blob(parts, { type: 'text/csv' }), n, whole: reader.done };
}

/** @param {unknown} value @returns {string} */
function cell(value) {
  if (value === null || value === undefined) return '';
  return csvCell(typeof value === 'number' ? value : String(value));
}
