// Names: what a claim says of its unit, its place, its days and its figures, in the reader's language.
//
// In:  the app and rows. Out: texts, as card, table and the map say them.

import { FAR_PAST } from './days.js';
import { localised, withinSentence } from './words.js';
/** @import { App } from '../app.js' */
/** @import { BlockTables } from './block.d.ts' */

/**
 * The figures of a claim: label and value in words.
 * @param {App} app
 * @param {number} claim
 * @returns {{label: string, value: string}[]}
 */
export function figuresOf(app, claim) {
  const { claims } = app.tables;
  const { language } = app.words;
  return app.data.meta.quantities
    .map((quantity) => ({
      label: localised(quantity.label, language),
      value: app.words.told('figures', claims.text(`${quantity.name}_${language}`, claim)),
    }))
    .filter((figure) => figure.value !== '');
}

/**
 * The name a claim gives its unit, in the reader's language and as the unit's own side writes it.
 * @param {App} app
 * @param {number} claim
 * @returns {{name: string, own: string}}
 */
export function designationOf(app, claim) {
  const { claims, units, allegiances } = app.tables;
  const unit = claims.numbers('unit')[claim];
  const name =
    claims.words('designation', claim, app.words.language) || units.words('designation', unit, app.words.language);
  const side = unit < 0 ? -1 : units.numbers('allegiance')[unit];
  const language = side < 0 ? '' : allegiances.text('language', side);
  const own = language
    ? claims.text(`designation_${language}`, claim) || units.text(`designation_${language}`, unit)
    : '';
  return { name, own: own === name ? '' : own };
}

/**
 * The place of a claim under its name of that time, or that it is not known.
 * @param {App} app
 * @param {number} claim
 * @returns {string}
 */
export function placeOf(app, claim) {
  const { claims, locations } = app.tables;
  const location = claims.numbers('location')[claim];
  if (location < 0) return app.words.say('place.none');
  const day = Math.max(claims.numbers('possible_first')[claim], FAR_PAST + 1);
  const name = placeName(
    app.tables,
    location,
    app.words.language,
    Math.min(day, claims.numbers('possible_last')[claim]),
  );
  return locations.numbers('located')[location] ? name : app.words.say('place.unlocated', { name });
}

/** @param {App} app @param {number} claim @returns {string} */
export function datesOf(app, claim) {
  const { words, tables } = app;
  return words.told('dates', tables.claims.text(`dates_${words.language}`, claim)) || words.say('dates.none');
}

/**
 * What differs between rival claims: place, beginning, men ...
 * @param {App} app
 * @param {number} deployment
 * @returns {string}
 */
export function contestedThings(app, deployment) {
  return thingsOf(app, app.tables.deployments.text('contested_in', deployment));
}

/** The things that a cell of contested_in names, in words. @param {App} app @param {string} cell @returns {string} */
export function thingsOf(app, cell) {
  const { words, data } = app;
  const things = cell.split(';').filter(Boolean);
  return words.list(
    things.map((thing) => {
      const quantity = data.meta.quantities.find((one) => one.name === thing);
      return quantity ? withinSentence(quantity.label, words.language) : words.say(`contested.${thing}`);
    }),
  );
}

/**
 * A sentence that says what differs between rival claims.
 * @param {App} app
 * @param {number} deployment
 * @returns {string}
 */
export function contestedText(app, deployment) {
  const things = contestedThings(app, deployment);
  return things ? app.words.say('contested.in', { things }) : '';
}

/**
 * The name of a place on a day in a language: the name in force then, else the undated one, else the plain name.
 * @param {BlockTables} tables
 * @param {number} location
 * @param {string} language
 * @param {number} day
 * @returns {string}
 */
export function placeName(tables, location, language, day) {
  const { locations, names } = tables;
  const begin = locations.numbers('first_name')[location];
  const end = begin + locations.numbers('name_count')[location];
  const first = names.numbers('first');
  const last = names.numbers('last');
  let best = '';
  let width = Infinity;
  for (let row = begin; row < end; row += 1) {
    const spoken = names.text('language', row);
    if ((spoken !== language && spoken !== '') || first[row] > day || last[row] < day) continue;
    if (last[row] - first[row] < width) {
      best = names.text('name', row);
      width = last[row] - first[row];
    }
  }
  return best || locations.words('name', location, language);
}

/** @param {App} app @returns {string} */
export function titleOf(app) {
  return localised(app.data.meta.title, app.words.language);
}

/** Whom the page credits: in the words of the atlas, then for the ground in those of the page. @param {App} app @returns {string} */
export function creditOf({ data: { meta }, words }) {
  return [meta.credit, ...meta.drawn.map((part) => words.say(`credit.${part}`))].filter(Boolean).join('; ');
}

/** The date of an event. @param {App} app @param {number} row @returns {string} */
export function eventDate({ tables, words }, row) {
  return words.told('dates', tables.events.text(`date_${words.language}`, row));
}

/** The words of an event: its date and title. @param {App} app @param {number} row @returns {string} */
export function eventText(app, row) {
  const { events } = app.tables;
  return `${eventDate(app, row)}: ${events.words('title', row, app.words.language)}`;
}
