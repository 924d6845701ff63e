// Sides: the two times that are compared, A and B, as the state key compare says them: two of a period's id, a day, a
// month, a year, or first/last of these, with a comma between.
//
// In:  a text, and the periods (id, first and last day). Out: days, or null. Pure: no DOM, no Leaflet, no clock.

import { addMonths, dayOfKey } from '../data/days.js';

/**
 * @typedef {{text: string, period: number, first: number, last: number}} Side period: its row, -1 for days
 * @typedef {{ids: string[], first: ArrayLike<number>, last: ArrayLike<number>}} SidePeriods
 */

/** @param {{n: number, text: Function, numbers: Function}} periods the table @returns {SidePeriods} */
export function sidePeriods(periods) {
  return {
    ids: Array.from({ length: periods.n }, (_, row) => periods.text('id', row)),
    first: periods.numbers('first'),
    last: periods.numbers('last'),
  };
}

/**
 * The first and last day of a year, a month or a day, or null.
 * @param {string} text
 * @returns {{first: number, last: number} | null}
 */
function daysOf(text) {
  const parts = /^(-?\d{4,6})(-\d\d)?(-\d\d)?$/.exec(text);
  const first = parts && dayOfKey(`${parts[1]}${parts[2] || '-01'}${parts[3] || '-01'}`);
  if (!parts || first === null) return null;
  return { first, last: parts[3] ? first : addMonths(first, parts[2] ? 1 : 12) - 1 };
}

/**
 * What one side names: a period before days, as an id may look like a year.
 * @param {string} text
 * @param {SidePeriods} periods
 * @returns {Side | null}
 */
export function sideOf(text, { ids, first, last }) {
  const period = ids.indexOf(text);
  if (period >= 0) return { text, period, first: first[period], last: last[period] };
  const [from, to, ...more] = text.split('/').map(daysOf);
  if (!from || to === null || more.length) return null;
  const end = to || from;
  return from.first <= end.last ? { text, period: -1, first: from.first, last: end.last } : null;
}

/**
 * Both sides, or null when the text does not name two.
 * @param {string | undefined} text
 * @param {SidePeriods} periods
 * @returns {[Side, Side] | null}
 */
export function sidesOf(text, periods) {
  const parts = (text || '').split(',');
  if (parts.length !== 2) return null;
  const [a, b] = parts.map((part) => sideOf(part, periods));
  return a && b ? [a, b] : null;
}
