// Unmet: what an address or a script names that a map does not have, and days that lie outside its timeline.
//
// In:  the raw keys of an address and what the map knows. Out: texts as the address has them.
// Pure: no DOM, no Leaflet, no clock.

import { dayOfKey } from '../data/days.js';
import { cleanState } from './state.js';
/** @import { Known } from './state.js' */

const DAYS = ['date', 'start_date', 'end_date'];
const NAMING = ['periods', ...DAYS, 'compare', 'select'];

/** So many letters of a name are repeated. */
const LONGEST = 60;

/**
 * The names and days of an address that mean nothing here.
 * @param {Record<string, string>} asked
 * @param {Known} known
 * @returns {string[]}
 */
export function unmetIn(asked, known) {
  return NAMING.flatMap((key) => {
    const text = asked[key];
    if (!text || (key === 'periods' && (text === 'all' || text === 'none'))) return [];
    const names = key === 'periods' ? text.split(',').filter(Boolean) : [text];
    return names.filter((name) => !cleanState({ [key]: name }, known)[key]);
  }).map(shortText);
}

/**
 * What of a state that somebody asked for means nothing here, by key.
 * @param {unknown} given as it was given
 * @param {Record<string, string>} asked the texts in it
 * @param {Known} known
 * @returns {Record<string, string>}
 */
export function passedOver(given, asked, known) {
  /** @type {Record<string, string>} */
  const found = {};
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return found;
  for (const [key, value] of Object.entries(given)) {
    const text = Object.hasOwn(asked, key) ? asked[key] : undefined;
    if (value === undefined) continue; // as where the key is not there
    if (text === '' || (text !== undefined && key !== 'periods' && cleanState({ [key]: text }, known)[key])) continue;
    const names = text === undefined || key !== 'periods' ? [shortText(value)] : unmetIn({ periods: text }, known);
    if (names.length) found[key] = names.join(',');
  }
  return found;
}

/** What was given, as text; of what is neither text nor number just that: it may have no text. @param {unknown} value */
function shortText(value) {
  const text = typeof value === 'object' || typeof value === 'function' ? '[object]' : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/**
 * Whether the days of an address lie wholly outside the timeline, where nothing is shown.
 * @param {Record<string, string>} asked
 * @param {number[]} domain
 * @returns {boolean}
 */
export function outside(asked, [from, to]) {
  const [first, last] = [asked.date || asked.start_date, asked.date || asked.end_date].map((text) =>
    dayOfKey(text || ''),
  );
  return (first !== null && first > to) || (last !== null && last < from);
}
