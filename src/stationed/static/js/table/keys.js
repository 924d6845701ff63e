// Table keys: by what the columns of the table sort, from codes and distinct texts; no text is made for a row.
//
// In:  the app. Out: a number for each deployment, NaN where a cell is blank.

import facts from '../../../facts/words.json' with { type: 'json' };
import { claimsOfDeployment } from '../data/claims.js';
import { placesOfTexts } from '../data/columns.js';
import { placeOf } from '../data/names.js';
import { textKeys } from './rows.js';
/** @import { App } from '../app.js' */

const CERTAINTIES = facts.certainties;

/**
 * Sort keys from the claims of each deployment: the least of their numbers that are numbers.
 * @param {App} app
 * @param {(claim: number) => number} keyOf
 * @returns {Float64Array}
 */
export function leastOfClaims(app, keyOf) {
  const { claims, deployments } = app.tables;
  const keys = new Float64Array(deployments.n).fill(NaN);
  const deployment = claims.numbers('deployment');
  for (let claim = 0; claim < claims.n; claim += 1) {
    const key = keyOf(claim);
    const row = deployment[claim];
    if (key === key && !(keys[row] <= key)) keys[row] = key;
  }
  return keys;
}

/** By the first day on which each deployment can have been there. @param {App} app @returns {Float64Array} */
export function dateKeys(app) {
  const { claims } = app.tables;
  const begin = claims.numbers('possible_first');
  const end = claims.numbers('possible_last');
  return leastOfClaims(app, (claim) => (begin[claim] > end[claim] ? NaN : begin[claim]));
}

/** The most certain first. @param {App} app @returns {Float64Array} */
export function certaintyKeys(app) {
  const places = placesOfTexts(app.tables.claims, 'certainty', (text) =>
    CERTAINTIES.includes(text) ? CERTAINTIES.indexOf(text) : NaN,
  );
  return leastOfClaims(app, places);
}

/** What is there for sure first, what is not shown last. @param {App} app @returns {Float64Array} */
export function presenceKeys(app) {
  return Float64Array.from(app.shownNow.states, (state) => -state);
}

/** The most contested first. @param {App} app @returns {Float64Array} */
export function contestedKeys(app) {
  const { deployments } = app.tables;
  const counts = placesOfTexts(deployments, 'contested_in', (text) => -text.split(';').filter(Boolean).length || NaN);
  return Float64Array.from({ length: deployments.n }, (_, row) => counts(row));
}

/** How many sources a deployment rests on. @param {App} app @param {number} row @returns {number} */
export function sourceCount(app, row) {
  return new Set(claimsOfDeployment(app, row).flatMap((claim) => app.tables.claims.list('sources', claim))).size;
}

/** @param {App} app @returns {Float64Array} */
export function sourceKeys(app) {
  const { claims, deployments } = app.tables;
  const counts = placesOfTexts(claims, 'sources', (text) => (text === '' ? 0 : text.split(';').length));
  const first = deployments.numbers('first_claim');
  const several = deployments.numbers('claim_count');
  return Float64Array.from({ length: deployments.n }, (_, row) =>
    several[row] === 1 ? counts(first[row]) : sourceCount(app, row),
  );
}

/**
 * Sort keys from a key of each claim: that of the first claim that has one, then that of the first that differs from
 * it.
 * @param {App} app
 * @param {(claim: number) => number} keyOf whole numbers below most, NaN for none
 * @param {number} most
 * @returns {Float64Array}
 */
function firstOfClaims(app, keyOf, most) {
  const { claims, deployments } = app.tables;
  const keys = new Float64Array(deployments.n).fill(NaN);
  const deployment = claims.numbers('deployment');
  for (let claim = 0; claim < claims.n; claim += 1) {
    const key = keyOf(claim);
    const row = deployment[claim];
    if (key !== key) continue;
    if (keys[row] !== keys[row]) keys[row] = key;
    else if (keys[row] !== key && Number.isInteger(keys[row])) keys[row] += (key + 1) / (most + 2);
  }
  return keys;
}

/**
 * By the name that each claim gives its unit, in the order of the reader's language.
 * @param {App} app
 * @returns {Float64Array}
 */
export function unitKeys(app) {
  const { claims, units } = app.tables;
  const { language } = app.words;
  const names = /** @type {const} */ ([`designation_${language}`, 'designation']).filter((name) => claims.has(name));
  /** @type {string[]} */
  const texts = [];
  const columns = names.map((name) => {
    const distinct = claims.distinct(name);
    const from = texts.length;
    for (let code = 0; code < distinct.length; code += 1) texts.push(String(distinct.at(code)));
    return { codes: claims.codes(name), from };
  });
  const own = texts.length;
  for (let row = 0; row < units.n; row += 1) texts.push(units.words('designation', row, language));
  const keys = textKeys(texts, orderOf(language));
  const unit = claims.numbers('unit');
  return firstOfClaims(
    app,
    (claim) => {
      for (const { codes, from } of columns) if (texts[from + codes[claim]] !== '') return keys[from + codes[claim]];
      return unit[claim] < 0 ? NaN : keys[own + unit[claim]];
    },
    texts.length,
  );
}

/**
 * By the name of the place at that time, in the order of the reader's language.
 * @param {App} app
 * @returns {Float64Array}
 */
export function placeKeys(app) {
  const { claims, locations } = app.tables;
  const location = claims.numbers('location');
  const named = locations.numbers('name_count');
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const numberOf = (/** @type {string} */ text) => {
    if (!numbers.has(text)) numbers.set(text, numbers.size);
    return Number(numbers.get(text));
  };
  // A place without names of its own is called the same at all times.
  const fixed = new Int32Array(locations.n).fill(-1);
  const texts = Int32Array.from({ length: claims.n }, (_, claim) => {
    const place = location[claim];
    if (place < 0 || named[place] > 0) return numberOf(placeOf(app, claim));
    if (fixed[place] < 0) fixed[place] = numberOf(placeOf(app, claim));
    return fixed[place];
  });
  const keys = textKeys(Array.from(numbers.keys()), orderOf(app.words.language));
  return firstOfClaims(app, (claim) => keys[texts[claim]], numbers.size);
}

/**
 * The order of two texts in a language, numbers in them by their size.
 * @param {string} language
 * @returns {(a: string, b: string) => number}
 */
function orderOf(language) {
  return new Intl.Collator(language, { numeric: true }).compare;
}
