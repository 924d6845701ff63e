// Table columns: what each column of the table says of a deployment, and how it sorts.
//
// In:  the app. Out: columns with a title, a text and a sort key for each deployment.

import { claimsOfDeployment } from '../data/claims.js';
import { declaredFor, saidIn } from '../data/declared.js';
import { contestedThings, datesOf, designationOf, placeOf } from '../data/names.js';
import { localised } from '../data/words.js';
import { comparisonOf } from '../shown/comparison.js';
import { changeColumn } from './change-column.js';
import {
  contestedKeys,
  dateKeys,
  declaredKeys,
  kindKeys,
  leastOfClaims,
  placeKeys,
  presenceKeys,
  sourceCount,
  sourceKeys,
  unitKeys,
} from './keys.js';
/** @import { App } from '../app.js' */
/** @import { ShownColumn } from '../data/block.d.ts' */

/**
 * @typedef {{id: string, title: string, number?: boolean, text: (row: number) => string, keys: () => Float64Array}}
 * TableColumn
 */

/**
 * The distinct texts of a deployment's claims, side by side where they differ.
 * @param {App} app
 * @param {number} row
 * @param {(claim: number) => string} textOf
 * @returns {string}
 */
function ofClaims(app, row, textOf) {
  return Array.from(new Set(claimsOfDeployment(app, row).map(textOf).filter(Boolean))).join(' / ');
}

/** The quantity that the table shows: the first that any claim states. @param {App} app */
function firstQuantity(app) {
  return app.data.meta.quantities.find((one) => app.tables.claims.has(one.name));
}

/** @param {App} app @returns {TableColumn[]} */
export function tableColumns(app) {
  const { words } = app;
  /** @type {(id: string, text: (row: number) => string, keysOf: (app: App) => Float64Array) => TableColumn} */
  const column = (id, text, keysOf) => ({ id, title: words.say(`table.${id}`), text, keys: () => keysOf(app) });
  /** @type {(textOf: (app: App, claim: number) => string) => (row: number) => string} */
  const each = (textOf) => (row) => ofClaims(app, row, (claim) => textOf(app, claim));
  return [
    column('unit', each(nameOf), unitKeys),
    ...(hasKinds(app) ? [column('unit_kind', each(kindOf), kindKeys)] : []),
    column('place', each(placeOf), placeKeys),
    column('dates', each(datesOf), dateKeys),
    ...quantityColumn(app),
    ...declaredFor(app.data.meta, 'table').map((one) => declaredColumn(app, one)),
    comparisonOf(app)
      ? changeColumn(app)
      : column('presence', (row) => words.say(`presence.${app.shownNow.states[row]}`), presenceKeys),
    column('contested', (row) => contestedThings(app, row), contestedKeys),
    { ...column('sources', (row) => words.number(sourceCount(app, row)), sourceKeys), number: true },
  ];
}

/** @param {App} app @param {number} claim @returns {string} */
function nameOf(app, claim) {
  return designationOf(app, claim).name;
}

/** @param {App} app @param {number} claim @returns {string} */
function kindOf(app, claim) {
  const unit = app.tables.claims.numbers('unit')[claim];
  return unit < 0 ? '' : app.tables.units.words('kind', unit, app.words.language);
}

/** Whether any unit is of a kind. @param {App} app */
function hasKinds(app) {
  const { units } = app.tables;
  return units
    .translated('kind')
    .some((name) => Array.from({ length: units.n }, (_, row) => row).some((row) => units.text(name, row)));
}

/** @param {App} app @returns {TableColumn[]} */
function quantityColumn(app) {
  const quantity = firstQuantity(app);
  if (!quantity) return [];
  const { claims } = app.tables;
  const low = claims.numbers(quantity.name);
  const { language } = app.words;
  return [
    {
      id: 'figure',
      title: localised(quantity.label, language),
      number: true,
      text: (row) => ofClaims(app, row, (claim) => claims.text(`${quantity.name}_${language}`, claim)),
      keys: () => leastOfClaims(app, (claim) => (low[claim] === null ? NaN : low[claim])),
    },
  ];
}

/** @param {App} app @param {ShownColumn} declared @returns {TableColumn} */
function declaredColumn(app, declared) {
  const { words, tables } = app;
  const { name, label } = declared;
  const said = (/** @type {number} */ claim) =>
    saidIn(words, declared, tables.claims.words(name, claim, words.language));
  return {
    id: name,
    title: localised(label, words.language),
    text: (row) => ofClaims(app, row, said),
    keys: () => declaredKeys(app, declared),
  };
}
