// About: what a search result says beside its name: symbol, colour, years.
//
// In:  the app and rows. Out: texts and looks.

import { claimsOfDeployment } from '../data/claims.js';
import { PLAIN } from '../dom/colours.js';
/** @import { App } from '../app.js' */

/** Symbol and colour of a unit. @param {App} app @param {number} unit */
export function lookOf(app, unit) {
  const { units, allegiances } = app.tables;
  if (unit < 0) return { symbol: -1, colour: '' };
  const side = units.numbers('allegiance')[unit];
  return { symbol: units.numbers('symbol')[unit], colour: side < 0 ? PLAIN : allegiances.text('colour', side) };
}

/** The years over which deployments possibly reach. @param {App} app @param {number[]} rows @returns {string} */
export function yearsOf(app, rows) {
  const { claims } = app.tables;
  let first = Infinity;
  let last = -Infinity;
  for (const claim of rows.flatMap((row) => claimsOfDeployment(app, row))) {
    const [begin, end] = [claims.numbers('possible_first')[claim], claims.numbers('possible_last')[claim]];
    if (begin > end) continue;
    first = Math.min(first, begin);
    last = Math.max(last, end);
  }
  return app.words.years(first, last);
}

/** @param {string[]} parts @returns {string} */
export function about(parts) {
  return parts.filter(Boolean).join(' · ');
}
