// Records: every claim as a row of plain values under the names of the atlas's own files; for CSV and GeoJSON.
//
// In:  the tables, the quantities' names, the states shown now, the reader's language. Out: columns, each a name and a
// value for a claim. Dates and figures are the texts as they were written. Pure: no DOM, no Leaflet, no clock.

import { FAR_PAST } from '../data/days.js';
import { geometryOf } from '../data/geometry.js';
import { placeName } from '../data/names.js';
import { NOT } from '../shown/windows.js';
/** @import { BlockTables, Meta, Shapes } from '../data/block.d.ts' */
/** @import { Columns } from '../data/columns.js' */
/** @import { Sheet } from './record-file.js' */

/** @typedef {{name: string, value: (claim: number) => string | number | null}} RecordColumn */

/**
 * The claims of the deployments that are shown, or all, in the order of the block.
 * @param {BlockTables} tables
 * @param {Uint8Array | null} states null for all
 * @returns {Uint32Array}
 */
export function recordClaims(tables, states) {
  const deployment = tables.claims.numbers('deployment');
  const rows = new Uint32Array(tables.claims.n);
  let n = 0;
  for (let claim = 0; claim < rows.length; claim += 1)
    if (!states || states[deployment[claim]] !== NOT) rows[n++] = claim;
  return rows.subarray(0, n);
}

/**
 * The columns of an export: those of deployments.csv, the names and places they refer to, and what is shown of them.
 * @param {BlockTables} tables
 * @param {Pick<Meta, 'quantities' | 'columns'>} declared of the block's meta
 * @param {Uint8Array} states
 * @param {string} language
 * @returns {RecordColumn[]}
 */
export function recordColumns(tables, declared, states, language) {
  const { claims, deployments, units } = tables;
  const deployment = claims.numbers('deployment');
  const presence = ['', 'possible', 'definite'];
  const text = (/** @type {Parameters<typeof claims.text>[0]} */ name) => ({
    name,
    value: (/** @type {number} */ claim) => claims.text(name, claim),
  });
  const idOf = (/** @type {Columns} */ table, /** @type {number} */ row) => (row < 0 ? '' : table.text('id', row));
  return [
    { name: 'deployment_id', value: (claim) => deployments.text('id', deployment[claim]) },
    { name: 'unit_id', value: (claim) => idOf(units, claims.numbers('unit')[claim]) },
    ...claims.translated('designation').map(text),
    ...kindColumns(tables),
    ...placeColumns(tables, language),
    ...[text('start'), text('end')],
    { name: 'dates_in_words', value: (claim) => claims.words('dates', claim, language) },
    ...declaredColumns(tables, declared),
    { name: 'contested_in', value: (claim) => deployments.text('contested_in', deployment[claim]) },
    { name: 'shown', value: (claim) => presence[states[deployment[claim]]] },
  ];
}

/** What kind of thing the units are, where any of them is said to be of one. @param {BlockTables} tables @returns {RecordColumn[]} */
function kindColumns({ claims, units }) {
  const unit = claims.numbers('unit');
  return units
    .translated('kind')
    .filter((name) => Array.from({ length: units.n }, (_, row) => row).some((row) => units.text(name, row)))
    .map((name) => ({
      name: `unit_${name}`,
      value: (claim) => (unit[claim] < 0 ? '' : units.text(name, unit[claim])),
    }));
}

/**
 * The columns that are declared for downloads, as deployments.csv orders them: figures after the role, what the unit is
 * of before the certainty, sources after it.
 * @param {BlockTables} tables
 * @param {Pick<Meta, 'quantities' | 'columns'>} declared
 * @returns {RecordColumn[]}
 */
function declaredColumns(tables, { quantities, columns }) {
  const { claims, units } = tables;
  const higher = claims.numbers('higher');
  /** @type {(name: string, of: Parameters<typeof claims.text>[0]) => RecordColumn} */
  const text = (name, of) => ({ name, value: (claim) => claims.text(of, claim) });
  const figures = quantities.filter(({ name }) => claims.has(name)).map(({ name }) => text(name, `${name}_text`));
  const above = {
    name: 'higher_formation',
    value: (/** @type {number} */ claim) => (higher[claim] < 0 ? '' : units.text('id', higher[claim])),
  };
  // A column of its own is no translation of another: quotation_language is the language of a quotation.
  const own = new Set(columns.map(({ name }) => String(name)));
  const saying = (/** @type {any} */ name) => claims.translated(name).filter((one) => one === name || !own.has(one));
  return columns
    .filter(({ shows }) => shows.includes('download'))
    .flatMap(({ name, written }) => [
      ...(name === 'certainty' ? [above] : []),
      ...(written === undefined ? saying(name).map((one) => text(one, one)) : [text(written, name)]),
      ...(name === 'role' ? figures : name === 'certainty' ? [sourceColumn(tables)] : []),
    ]);
}

/** @param {BlockTables} tables @returns {RecordColumn} */
function sourceColumn({ claims, sources }) {
  return {
    name: 'source_ids',
    value: (claim) =>
      claims
        .list('sources', claim)
        .map((row) => sources.text('id', row))
        .join(';'),
  };
}

/**
 * The place of a claim: id, its name at that time, where it is and how well that is known; blank where nobody knows.
 * @param {BlockTables} tables
 * @param {string} language
 * @returns {RecordColumn[]}
 */
function placeColumns(tables, language) {
  const { claims, locations } = tables;
  const of =
    (/** @type {(location: number, claim: number) => string | number | null} */ value) =>
    (/** @type {number} */ claim) => {
      const location = claims.numbers('location')[claim];
      return location < 0 ? '' : value(location, claim);
    };
  const degree = (/** @type {'longitude' | 'latitude'} */ name) =>
    of((location) => (locations.numbers('located')[location] ? locations.numbers(name)[location] : ''));
  return [
    { name: 'location_id', value: of((location) => locations.text('id', location)) },
    { name: 'place', value: of((location, claim) => placeName(tables, location, language, dayOfName(claims, claim))) },
    { name: 'longitude', value: degree('longitude') },
    { name: 'latitude', value: degree('latitude') },
    { name: 'precision', value: of((location) => locations.text('precision', location)) },
  ];
}

/**
 * The day by whose names a claim calls its place: its first possible one.
 * @param {Columns} claims
 * @param {number} claim
 * @returns {number}
 */
function dayOfName(claims, claim) {
  return Math.min(
    Math.max(claims.numbers('possible_first')[claim], FAR_PAST + 1),
    claims.numbers('possible_last')[claim],
  );
}

/**
 * The same as GeoJSON (RFC 7946): a feature for each claim, geometry null where the place is not known.
 * @param {BlockTables} tables @param {RecordColumn[]} columns
 * @param {{shapes: Shapes, scale: number, about: Record<string, any>}} more shapes of the block; about: members of the
 * collection
 * @returns {Sheet}
 */
export function geojsonSheet(tables, columns, { shapes, scale, about }) {
  const told = columns.filter(({ name }) => name !== 'longitude' && name !== 'latitude');
  const feature = (/** @type {number} */ claim) => ({
    type: 'Feature',
    properties: Object.fromEntries(told.map(({ name, value }) => [name, value(claim)])),
    geometry: geometryOf(tables.locations, tables.claims.numbers('location')[claim], shapes, scale),
  });
  const head = JSON.stringify({ type: 'FeatureCollection', ...about }).slice(0, -1);
  return {
    begin: `${head},"features":[\n`,
    text: (claim) => JSON.stringify(feature(claim)),
    between: ',\n',
    end: '\n]}\n',
  };
}
