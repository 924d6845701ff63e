// Record file: the claims of the map as a file, put together some rows at a time, so that the page goes on meanwhile.
//
// In:  the app, a form (csv, geojson or kml) and a scope (shown or all). Out: a Blob. What the reader or the host changes
// meanwhile does not change the file. A million claims as GeoJSON are half a gigabyte, which as one text no browser
// holds.

import { geometryOf } from '../data/geometry.js';
import { creditOf, titleOf } from '../data/names.js';
import { comparisonOf } from '../shown/comparison.js';
import { changeColumns } from './change-columns.js';
import { csvSheet } from './csv.js';
import { kmlSheet } from './kml.js';
import { geojsonSheet, recordClaims, recordColumns } from './records.js';
import { momentText } from '../shown/moment.js';
/** @import { App } from '../app.js' */
/** @import { Columns } from '../data/columns.js' */

/**
 * @typedef {{begin: string, text: (claim: number) => string, between: string, end: string}} Sheet a file: what it
 * begins with, each row, what stands between rows, its end
 */

/** Between two looks at the clock. */
const ROWS_AT_A_TIME = 500;

/** Milliseconds after which the page gets its turn. */
const LONGEST_TURN = 40;

/** So many characters are handed to the browser at once; until then they count against the page's memory. */
const HANDED_OVER = 4000000;

/**
 * The rows and the sheet of a file, as things are now.
 * @param {App} app
 * @param {string} form
 * @param {string} scope
 * @returns {{rows: Uint32Array, sheet: Sheet}}
 */
export function recordSheet(app, form, scope) {
  const { tables, words, data } = app;
  const { meta, shapes, scale } = data;
  const states = app.shownNow.states.slice();
  const rows = recordClaims(tables, scope === 'shown' ? states : null);
  const columns = [...recordColumns(tables, meta, states, words.language), ...changeColumns(comparisonOf(app))];
  if (form === 'csv') return { rows, sheet: csvSheet(columns) };
  if (form === 'kml') {
    const place = tables.claims.numbers('location');
    return {
      rows,
      sheet: kmlSheet(tables, columns, {
        title: titleOf(app),
        credit: [creditOf(app), meta.licence.name].filter(Boolean).join(' · '),
        geometryOf: (claim) => geometryOf(tables.locations, place[claim], shapes, scale),
      }),
    };
  }
  const { sources } = tables;
  const cited = Object.fromEntries(
    citedBy(tables.claims, rows).map((row) => [sources.text('id', row), sources.text('citation', row)]),
  );
  const about = {
    title: titleOf(app),
    credit: creditOf(app),
    licence: meta.licence,
    shown: momentText(app, { titled: true }),
    precision_degrees: 1 / scale,
    sources: cited,
  };
  return { rows, sheet: geojsonSheet(tables, columns, { shapes, scale, about }) };
}

/** The sources that some claims cite, by row. @param {Columns} claims @param {Uint32Array} rows @returns {number[]} */
function citedBy(claims, rows) {
  const codes = claims.codes('sources');
  const texts = claims.distinct('sources');
  const met = new Uint8Array(texts.length);
  for (const claim of rows) met[codes[claim]] = 1;
  const cited = new Set();
  for (let code = 0; code < met.length; code += 1)
    if (met[code]) for (const row of String(texts.at(code)).split(';')) if (row !== '') cited.add(Number(row));
  return Array.from(cited).sort((a, b) => a - b);
}

/**
 * A file of rows.
 * @param {Sheet} sheet @param {Uint32Array} rows @param {string} type
 * @param {(share: number) => boolean} told hears how much is done, from 0 to 1; false stops it
 * @returns {Promise<Blob | null>} null when it was stopped
 */
export async function fileOf(sheet, rows, type, told) {
  /** @type {Blob[]} */
  const done = [];
  let texts = [sheet.begin];
  let length = 0;
  let since = performance.now();
  for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME) {
    if (performance.now() - since > LONGEST_TURN) {
      if (!told(from / rows.length)) return null;
      await turn();
      since = performance.now();
    }
    const text = Array.from(rows.subarray(from, from + ROWS_AT_A_TIME), sheet.text).join(sheet.between);
    texts.push(from ? sheet.between + text : text);
    length += text.length;
    if (length < HANDED_OVER) continue;
    done.push(new Blob(texts));
    [texts, length] = [[], 0];
  }
  return new Blob([...done, ...texts, sheet.end], { type: `${type};charset=utf-8` });
}

/**
 * Lets the page have its turn. A message and no timer, which browsers hold back on a page that is not looked at.
 * @returns {Promise<void>}
 */
export function turn() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
