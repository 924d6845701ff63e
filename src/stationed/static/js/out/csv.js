// CSV: rows of values as text that spreadsheets open without running any of it.
//
// RFC 4180 with a byte order mark, by which spreadsheets know UTF-8. A cell that a spreadsheet would take for a formula
// begins with an apostrophe instead (OWASP, "CSV injection"); dates and figures, which may begin with a minus as well,
// stay as they were written. Pure: no DOM, no Leaflet, no clock.

/** @import { Sheet } from './record-file.js' */

const FORMULA = /^(?:[=+@\t\r\n]|-(?![\dXYES.,~?%/:-]*$))/;

/** @param {string | number | null} value @returns {string} */
export function csvCell(value) {
  let text = value === null ? '' : String(value);
  if (FORMULA.test(text)) text = `'${text}`;
  return /["\r\n,;\t]/.test(text) || text !== text.trim() ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Rows as lines. @param {{name: string, value: (row: number) => string | number | null}[]} columns @returns {Sheet} */
export function csvSheet(columns) {
  const line = (/** @type {(string | number | null)[]} */ cells) => `${cells.map(csvCell).join(',')}\r\n`;
  return {
    begin: `\ufeff${line(columns.map(({ name }) => name))}`,
    text: (row) => line(columns.map(({ value }) => value(row))),
    between: '',
    end: '',
  };
}
