// Tally: what is shown now, counted in one pass: for the legend, the summary and the table.
//
// In:  the tables, and the states and flags of the selection. Out: counts, and flags of what has been met.
// Pure: no DOM, no Leaflet, no clock; typed arrays, nothing allocated per record.

import { NOT, POSSIBLE } from './windows.js';
/** @import { BlockTables } from '../data/block.d.ts' */
/** @import { Columns } from '../data/columns.js' */

/** @typedef {object} Tally
 * @property {number} deployments shown @property {number} places with something shown
 * @property {number} possible deployments shown that are only possible @property {number} contested deployments shown
 * @property {number} unlocated deployments shown without a place on the map
 * @property {number} uncertain claims shown that their source calls so
 * @property {number} approximate places with something shown
 * @property {Uint8Array} located for each deployment 1 when a claim of it that is drawn has a place on the map
 * @property {Uint8Array} units for each unit 1 when it is shown
 */

/**
 * A flag for each distinct text of a column.
 * @param {Columns} table
 * @param {string} name
 * @param {(text: string) => boolean} is
 * @returns {Uint8Array}
 */
function flagTexts(table, name, is) {
  const texts = table.distinct(name);
  const flags = new Uint8Array(texts.length);
  for (let code = 0; code < texts.length; code += 1) flags[code] = Number(is(String(texts.at(code))));
  return flags;
}

/**
 * @param {BlockTables} tables
 * @param {Uint8Array} states
 * @param {Uint8Array} flags claims that are drawn
 * @returns {Tally}
 */
export function tallyOf(tables, states, flags) {
  const { claims, deployments, locations, units } = tables;
  const [deployment, unit, location, has] = [
    claims.numbers('deployment'),
    claims.numbers('unit'),
    claims.numbers('location'),
    locations.numbers('located'),
  ];
  const certainty = claims.codes('certainty');
  const doubtful = flagTexts(claims, 'certainty', (text) => text === 'uncertain');
  const located = new Uint8Array(deployments.n);
  const met = new Uint8Array(units.n);
  const places = new Uint8Array(locations.n);
  let uncertain = 0;
  for (let claim = 0; claim < claims.n; claim += 1) {
    if (!flags[claim]) continue;
    if (unit[claim] >= 0) met[unit[claim]] = 1;
    uncertain += doubtful[certainty[claim]];
    const place = location[claim];
    if (place < 0 || !has[place]) continue;
    located[deployment[claim]] = 1;
    places[place] = 1;
  }
  return {
    uncertain,
    located,
    units: met,
    ...placeTally(locations, places),
    ...deploymentTally(deployments, states, located),
  };
}

/** @param {Columns} locations @param {Uint8Array} met */
function placeTally(locations, met) {
  const precision = locations.codes('precision');
  const rough = flagTexts(locations, 'precision', (text) => text === 'approximate');
  const counts = { places: 0, approximate: 0 };
  for (let row = 0; row < met.length; row += 1) {
    if (!met[row]) continue;
    counts.places += 1;
    counts.approximate += rough[precision[row]];
  }
  return counts;
}

/** @param {Columns} deployments @param {Uint8Array} states @param {Uint8Array} located */
function deploymentTally(deployments, states, located) {
  const codes = deployments.codes('contested_in');
  const differ = flagTexts(deployments, 'contested_in', (text) => text !== '');
  const counts = { deployments: 0, possible: 0, contested: 0, unlocated: 0 };
  for (let row = 0; row < deployments.n; row += 1) {
    if (states[row] === NOT) continue;
    counts.deployments += 1;
    if (states[row] === POSSIBLE) counts.possible += 1;
    counts.contested += differ[codes[row]];
    if (!located[row]) counts.unlocated += 1;
  }
  return counts;
}
