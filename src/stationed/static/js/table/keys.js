// Table keys: by what the columns of the table sort, from codes and distinct texts; no text is made for a row.
//
// In:  the app. Out: a number for each deployment, NaN where a cell is blank.

import facts from '../../../facts/words.json' with { type: 'json' };
import { claimsOfDeployment } from '../data/claims.js';
import { placesOfTexts } from '../data/columns.js';
import { saidIn } from '../data/declared.js';
import { placeOf } from '../data/names.js';
import { textKeys } from './rows.js';
/** @import { App } from '../app.js' */
/** @import { ShownColumn } from '../data/block.d.ts' */

/** @type {Record<string, string[]>} vocabularies of columns that have an order of their own */
const ORDERED = { certainty: facts.certainties };

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

/**
 * By what claims say in a declared column: a vocabulary in its own order where it has one (the most certain first), all
 * else in the order of the reader's language.
 * @param {App} app
 * @param {ShownColumn} column
 * @returns {Float64Array}
 */
export function declaredKeys(app, column) {
  const { claims } = app.tables;
  const ranks = ORDERED[column.name];
  if (ranks)
    return leastOfClaims(
      app,
      placesOfTexts(claims, column.name, (text) => (ranks.includes(text) ? ranks.indexOf(text) : NaN)),
    );
  const { keyOf, most } = translatedKeys(app, column.name, (text) => saidIn(app.words, column, text));
  return firstOfClaims(app, keyOf, most);
}

/** What is there for sure first, what is not shown last. @param {App} app @returns {Float64Array} */
export function presenceKeys(app) {
  return Float64Array.from(app.shownNow.states, (state) => -state);
}

/** The most contested first. @param {App} app @returns {Float64Array} */
export function contestedKeys(app) {
  const { deployments } = app.tables;
  const counts = placesOfTexts(deployments, 'contested_in', (text) => -text.split(';').filter(Boolean).length || NaN);
  return new Float64Array(deployments.n).map((_, row) => counts(row));
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
  return new Float64Array(deployments.n).map((_, row) =>
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
 * A key for each claim by what it says in a column, in the reader's language where it does: NaN for a blank, or what
 * rows of another table say instead.
 * @param {App} app
 * @param {ShownColumn['name'] | 'designation'} name
 * @param {(text: string) => string} said
 * @param {{texts: string[], rows: ArrayLike<number>}} [otherwise] texts of the other table, and its row for each claim
 * @returns {{keyOf: (claim: number) => number, most: number}}
 */
function translatedKeys(app, name, said, otherwise = { texts: [], rows: [] }) {
  const { claims } = app.tables;
  const { language } = app.words;
  /** @type {string[]} */
  const texts = [];
  const columns = /** @type {const} */ ([`${name}_${language}`, name])
    .filter((one) => claims.has(one))
    .map((one) => {
      const distinct = claims.distinct(one);
      const from = texts.length;
      for (let code = 0; code < distinct.length; code += 1) texts.push(said(String(distinct.at(code))));
      return { codes: claims.codes(one), from };
    });
  const own = texts.length;
  for (const text of otherwise.texts) texts.push(text);
  const keys = textKeys(texts, orderOf(language));
  const { rows } = otherwise;
  const keyOf = (/** @type {number} */ claim) => {
    for (const { codes, from } of columns) if (texts[from + codes[claim]] !== '') return keys[from + codes[claim]];
    return rows[claim] >= 0 ? keys[own + rows[claim]] : NaN;
  };
  return { keyOf, most: texts.length };
}

/**
 * By the name that each claim gives its unit, in the order of the reader's language.
 * @param {App} app
 * @returns {Float64Array}
 */
export function unitKeys(app) {
  const { claims, units } = app.tables;
  const names = Array.from({ length: units.n }, (_, row) => units.words('designation', row, app.words.language));
  const { keyOf, most } = translatedKeys(app, 'designation', (text) => text, {
    texts: names,
    rows: claims.numbers('unit'),
  });
  return firstOfClaims(app, keyOf, most);
}

/** By what kind of thing it is, in the order of the reader's language. @param {App} app @returns {Float64Array} */
export function kindKeys(app) {
  const { claims, units } = app.tables;
  const { language } = app.words;
  const keys = textKeys(
    Array.from({ length: units.n }, (_, row) => units.words('kind', row, language)),
    orderOf(language),
  );
  const unit = claims.numbers('unit');
  return firstOfClaims(app, (claim) => (unit[claim] < 0 ? NaN : keys[unit[claim]]), units.n);
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
  const texts = new Int32Array(claims.n).map((_, claim) => {
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
