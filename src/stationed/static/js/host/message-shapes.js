// Message shapes: what a host may say to the map, and how the map speaks.
//
// In:  whatever a window was sent. Out: a request in clean words, or null; the messages to send.
// static/embed/messages.schema.json and docs/embedding.md say the same. Pure: no DOM, no Leaflet, no clock.

import { STATE_KEYS } from '../shown/state.js';

const MESSAGE_VERSION = 1;

const REQUESTS = ['setState', 'getState', 'shown'];

const LONGEST_ID = 200;

const LONGEST_VALUE = 10000;

/** @typedef {{name: string, id: string | number | null, state: Record<string, string> | null}} HostRequest */

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {Record<string, unknown>} record @param {string} key @returns {unknown} */
function ownValue(record, key) {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}

/** @param {unknown} id @returns {id is string | number} */
function validId(id) {
  return (typeof id === 'string' && id.length <= LONGEST_ID) || (typeof id === 'number' && Number.isFinite(id));
}

/**
 * The request in what a window was sent; null when it is none: another's message, a malformed one, or of a version to
 * come.
 * @param {unknown} data @returns {HostRequest | null}
 */
export function readRequest(data) {
  if (!isRecord(data)) return null;
  const type = ownValue(data, 'type');
  const name = REQUESTS.find((request) => type === `stationed:${request}`);
  const version = ownValue(data, 'version');
  if (!name || (version !== undefined && version !== MESSAGE_VERSION)) return null;
  const id = ownValue(data, 'id');
  if (id === undefined ? name !== 'setState' : !validId(id)) return null;
  const state = name === 'setState' ? stateIn(ownValue(data, 'state')) : null;
  if (name === 'setState' && !state) return null;
  return { name, id: id === undefined ? null : /** @type {string | number} */ (id), state };
}

/**
 * The texts of a state that was sent: what is not text, a number or a list of them is left out; null takes a key out.
 * @param {unknown} given
 * @returns {Record<string, string> | null}
 */
export function stateIn(given) {
  if (!isRecord(given)) return null;
  /** @type {Record<string, string>} */
  const state = {};
  for (const key of STATE_KEYS) {
    const text = textIn(ownValue(given, key));
    if (text !== null) state[key] = text;
  }
  return state;
}

/** @param {unknown} value @returns {string | null} */
function textIn(value) {
  if (value === null) return '';
  const parts = Array.isArray(value) ? value : [value];
  if (parts.length > LONGEST_VALUE || parts.some((part) => typeof part !== 'string' && typeof part !== 'number'))
    return null;
  const text = parts.join(',');
  return text.length > LONGEST_VALUE ? null : text;
}

/**
 * Whether a window of this origin may talk with the map.
 * @param {string} origin
 * @param {string[] | null} origins as the build named them; null: any
 * @returns {boolean}
 */
export function mayTalk(origin, origins) {
  return origins === null || origins.includes(origin);
}

/** A message of the map. @param {string} name @param {Record<string, any>} content @returns {Record<string, any>} */
export function message(name, content) {
  return { type: `stationed:${name}`, version: MESSAGE_VERSION, ...content };
}

/**
 * The height that is asked for, in the words that hosts know: ours, AMP's and Datawrapper's.
 * @param {number} height in CSS pixels
 * @param {string} id of the map
 * @returns {Record<string, any>[]}
 */
export function heightMessages(height, id) {
  return [
    message('height', { height }),
    { sentinel: 'amp', type: 'embed-size', height },
    { 'datawrapper-height': { [id]: height } },
  ];
}
