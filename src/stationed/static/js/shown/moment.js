// Moment: the time that the map shows, in words.
//
// In:  the app. Out: a day, a range, the span of a period or how many periods, in the reader's language.

import { betweenText, comparisonOf } from './comparison.js';
/** @import { App } from '../app.js' */

/**
 * The day, range or periods shown, in words.
 * @param {App} app
 * @param {{titled?: boolean}} [how] titled: a period by its title and span, not by its span alone
 * @returns {string}
 */
export function momentText(app, { titled = false } = {}) {
  const { words } = app;
  const compared = comparisonOf(app);
  if (compared) return betweenText(app, compared);
  const { first, last } = app.days();
  if (first !== null && last !== null)
    return first === last
      ? words.day(first)
      : words.say('time.range', { first: words.day(first), last: words.day(last) });
  const rows = app.periodRows();
  if (rows.length > 1) return words.say('time.periods', { n: rows.length });
  if (!rows.length) return words.say('time.none');
  const span = spanText(app, rows[0]);
  return titled ? `${app.periodTitle(rows[0])} (${span})` : span;
}

/** The days of a period in words; of one that is open at both ends the years of the timeline. @param {App} app @param {number} row */
export function spanText({ tables, words, data }, row) {
  const span = words.told('dates', tables.periods.words('span', row, words.language));
  return span || words.years(data.meta.domain[0], data.meta.domain[1]);
}
