// State: the reader's view of the map as a few keys, in the address and in messages.
//
// Keys: map (z/lat/lon), bbox, periods (ids, comma separated; all; none), date or start_date and end_date,
// compare (two times, A,B) and beside, select, language, theme, ui, and this page's own colour, size, agreed,
// without (source ids) and story. Unknown keys and bad values are left out.
// The words are those of OpenHistoricalMap's embed where it has one.
// Pure: no DOM, no Leaflet, no clock.

import facts from '../../../facts/state.json' with { type: 'json' };
import { dayOfKey } from '../data/days.js';
import { sidesOf } from './sides.js';
/** @import { SidePeriods } from './sides.js' */

/** The keys of a state, in the order of the address. */
export const STATE_KEYS = facts.keys;

/** @type {Record<string, string[]>} */
const CHOICES = facts.choices;

/** The themes that a reader can choose. */
export const THEMES = facts.choices.theme;

/**
 * The numbers in a text, or null unless there are exactly so many and all are finite.
 * @param {unknown} text
 * @param {string} separator
 * @param {number} count
 * @returns {number[] | null}
 */
export function numbersIn(text, separator, count) {
  const parts = String(text).split(separator);
  if (parts.length !== count || parts.some((part) => !/^-?\d+(\.\d+)?$/.test(part))) return null;
  return parts.map(Number);
}

/** @param {string} text */
function validMap(text) {
  const parts = numbersIn(text, '/', 3);
  return parts !== null && parts[0] >= 0 && parts[0] <= 22 && Math.abs(parts[1]) <= 90 && Math.abs(parts[2]) <= 540;
}

/** @param {string} text */
function validBox(text) {
  const parts = numbersIn(text, ',', 4);
  return (
    parts !== null && parts[0] < parts[2] && parts[1] < parts[3] && Math.abs(parts[1]) <= 90 && Math.abs(parts[3]) <= 90
  );
}

/**
 * @typedef {{periods: string[], languages: string[], sources: string[], ids: (id: string) => boolean,
 *   sides: SidePeriods}} Known
 */

/**
 * The keys that changes of the state end: another time ends a comparison, and a comparison a story.
 * @param {Record<string, string>} changes
 * @returns {Record<string, string>}
 */
export function endedBy(changes) {
  if (changes.compare) return { story: '' };
  const times = ['periods', 'date', 'start_date', 'end_date', 'story'];
  const ends = changes.compare === undefined && times.some((key) => changes[key] !== undefined);
  return ends ? { compare: '', beside: '' } : {};
}

/**
 * The good part of a state: known keys with values that mean something here.
 * @param {unknown} given
 * @param {Known} known
 * @returns {Record<string, string>}
 */
export function cleanState(given, known) {
  /** @type {Record<string, string>} */
  const state = {};
  if (given === null || typeof given !== 'object') return state;
  for (const key of STATE_KEYS) {
    if (!Object.prototype.hasOwnProperty.call(given, key)) continue;
    const value = /** @type {Record<string, unknown>} */ (given)[key];
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (text === '' || validKey(key, text, known))
      state[key] = key === 'periods' ? cleanPeriods(text, known.periods) : text;
  }
  return state;
}

/**
 * @param {string} key
 * @param {string} text
 * @param {Known} known
 * @returns {boolean}
 */
function validKey(key, text, known) {
  if (key === 'map') return validMap(text);
  if (key === 'bbox') return validBox(text);
  if (key === 'periods') return cleanPeriods(text, known.periods) !== '';
  if (key === 'date' || key === 'start_date' || key === 'end_date') return dayOfKey(text) !== null;
  if (key === 'compare') return sidesOf(text, known.sides) !== null;
  if (key === 'select') return known.ids(text);
  if (key === 'language') return known.languages.includes(text);
  if (key === 'without') return text.split(',').every((id) => known.sources.includes(id));
  if (key === 'story') return /^\d{1,3}$/.test(text);
  return CHOICES[key].includes(text);
}

/**
 * The known period ids of a list, in the atlas's order; all and none as they are; empty when none is known.
 * @param {string} text
 * @param {string[]} periods
 * @returns {string}
 */
function cleanPeriods(text, periods) {
  if (text === 'all' || text === 'none') return text;
  const wanted = new Set(text.split(','));
  const found = periods.filter((id) => wanted.has(id));
  return found.length === periods.length ? 'all' : found.join(',');
}

/** The state in a hash, as raw keys and texts. @param {string} hash @returns {Record<string, string>} */
export function readHash(hash) {
  /** @type {Record<string, string>} */
  const state = {};
  for (const part of hash.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    if (at > 0) state[part.slice(0, at)] = decodeKey(part.slice(at + 1));
  }
  return state;
}

/** @param {string} text @returns {string} */
function decodeKey(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return '';
  }
}

/**
 * The hash of a state, keys in one order, blank values left out.
 * @param {Record<string, string>} state
 * @returns {string}
 */
export function writeHash(state) {
  const parts = STATE_KEYS.filter((key) => state[key]).map(
    (key) => `${key}=${encodeURIComponent(state[key]).replace(/%2F/g, '/').replace(/%2C/g, ',')}`,
  );
  return parts.length ? `#${parts.join('&')}` : '';
}
