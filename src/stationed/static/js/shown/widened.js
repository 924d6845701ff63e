// Widened: days that lie in none of the periods switched on switch all of them on, else they would show nothing.
//
// In:  the tables, the rows of the periods switched on, changes of the state. Out: the changes, with periods where due.
// Pure: no DOM, no Leaflet, no clock.

import { dayOfKey } from '../data/days.js';
/** @import { BlockTables } from '../data/block.d.ts' */

/**
 * Whether a state names days and leaves the periods open.
 * @param {Record<string, string>} state
 * @returns {boolean}
 */
export function daysAlone({ date, start_date: first, end_date: last, periods }) {
  return Boolean(date || (first && last)) && !periods;
}

/**
 * @param {BlockTables} tables @param {number[]} rows the periods switched on
 * @param {Record<string, string>} changes @returns {Record<string, string>}
 */
export function widened({ periods }, rows, changes) {
  if (!daysAlone(changes)) return changes;
  const [first, last] = [changes.date || changes.start_date, changes.date || changes.end_date].map(dayOfKey);
  const [from, to] = [periods.numbers('first'), periods.numbers('last')];
  const inside = rows.some((row) => from[row] <= Number(last) && to[row] >= Number(first));
  return inside ? changes : { ...changes, periods: 'all' };
}
