// Events shown: those of which a day is on the timeline's moment or range, or in a period that is switched on.
//
// In:  the events, the periods and a choice. Out: rows of events. The rule is that of the deployments: with every
// period switched on chosen days alone decide. Pure: no DOM, no Leaflet, no clock.

/** @import { BlockTables } from '../data/block.d.ts' */
/** @import { Choice } from './selection.js' */

/**
 * @param {Pick<BlockTables, 'events' | 'periods'>} tables
 * @param {Omit<Choice, 'left'>} choice
 * @returns {number[]} in order of time
 */
export function eventsShown({ events, periods }, { periods: on, first, last }) {
  const [begins, ends] = [events.numbers('first'), events.numbers('last')];
  const [from, to] = [periods.numbers('first'), periods.numbers('last')];
  const dated = first !== null && last !== null;
  const daysAlone = dated && on.length === periods.n;
  const rows = [];
  for (let row = 0; row < events.n; row += 1) {
    const meets = (/** @type {number} */ day, /** @type {number} */ until) => begins[row] <= until && ends[row] >= day;
    if (dated && !meets(first, last)) continue;
    if (daysAlone || on.some((period) => meets(from[period], to[period]))) rows.push(row);
  }
  return rows;
}

/**
 * The same by their places; those without a place that is known are on the timeline alone.
 * @param {BlockTables} tables
 * @param {Omit<Choice, 'left'>} choice
 * @returns {Map<number, number[]>} by row of the location
 */
export function eventsByPlace(tables, choice) {
  const place = tables.events.numbers('location');
  const located = tables.locations.numbers('located');
  /** @type {Map<number, number[]>} */
  const found = new Map();
  for (const row of eventsShown(tables, choice)) {
    if (place[row] < 0 || !located[place[row]]) continue;
    const here = found.get(place[row]);
    if (here) here.push(row);
    else found.set(place[row], [row]);
  }
  return found;
}
