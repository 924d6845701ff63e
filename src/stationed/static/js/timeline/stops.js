// Stops: the days that the playhead goes to, and what the keys do.
//
// In:  the app, a key. Out: days.

import { addMonths } from '../data/days.js';
import { daysCompared } from './compared.js';
import { changeDates } from '../shown/selection.js';
import { nextChange } from './scale.js';
/** @import { App } from '../app.js' */

/** The days of the whole time on which something changes or happens, in order. @param {App} app @returns {number[]} */
export function stopsOf(app) {
  const [from, to] = app.data.meta.domain;
  const { events, claims } = app.tables;
  const days = new Set(app.data.apart ? app.data.apart.steps : changeDates(claims));
  for (let row = 0; row < events.n; row += 1) days.add(events.numbers('first')[row]);
  return Array.from(days)
    .filter((day) => day >= from && day <= to)
    .sort((a, b) => a - b);
}

/**
 * The day a key goes to, or null when the key means nothing here.
 * @param {KeyboardEvent} event
 * @param {number} day
 * @param {number[]} changes
 * @param {[number, number]} domain
 * @returns {number | null}
 */
export function steppedDay(event, day, changes, domain) {
  const sign =
    event.key === 'ArrowRight' || event.key === 'ArrowUp'
      ? 1
      : event.key === 'ArrowLeft' || event.key === 'ArrowDown'
        ? -1
        : 0;
  if (sign && event.shiftKey) return day + sign;
  if (sign && event.ctrlKey) return addMonths(day, sign);
  if (sign) return nextChange(changes, day, sign, domain);
  if (event.key === 'PageUp') return addMonths(day, 12);
  if (event.key === 'PageDown') return addMonths(day, -12);
  if (event.key === 'Home') return domain[0];
  return event.key === 'End' ? domain[1] : null;
}

/**
 * The days in hand: of a comparison, or of a single chosen period with some time about it; null where there is no such period.
 * @param {App} app
 * @returns {[number, number] | null}
 */
export function daysInHand(app) {
  const whole = /** @type {[number, number]} */ (app.data.meta.domain);
  const rows = app.periodRows();
  const { periods } = app.tables;
  const compared = daysCompared(app);
  if (!compared && rows.length !== 1) return null;
  const [begin, end] = compared || [periods.numbers('first')[rows[0]], periods.numbers('last')[rows[0]]];
  const [from, to] = [Math.max(begin, whole[0]), Math.min(end, whole[1])];
  const margin = Math.max(Math.round((to - from) * 0.06), 7);
  return [Math.max(from - margin, whole[0]), Math.min(to + margin, whole[1])];
}

/**
 * The days that are played: those of the periods that are on, or the whole time.
 * @param {App} app
 * @returns {[number, number]}
 */
export function daysPlayed(app) {
  const [from, to] = app.data.meta.domain;
  const rows = app.periodRows();
  if (!rows.length) return [from, to];
  const { periods } = app.tables;
  const first = Math.min(...rows.map((row) => periods.numbers('first')[row]));
  const last = Math.max(...rows.map((row) => periods.numbers('last')[row]));
  return [Math.max(from, first), Math.min(to, last)];
}
