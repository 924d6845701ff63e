// KML: every claim as a placemark with its time and its columns as data, for globes (OGC KML 2.2).
//
// A TimeSpan is what the dates say, the widest of it where they are vague; what has no place is in the list of the globe
// and nowhere on it. Pure: no DOM, no Leaflet, no clock.

import { FAR_FUTURE, FAR_PAST, isoDay } from '../data/days.js';
/** @import { BlockTables } from '../data/block.d.ts' */
/** @import { RecordColumn } from './records.js' */
/** @import { Sheet } from './record-file.js' */

const PLAIN = /^-?\d{4}(-\d\d(-\d\d)?)?$/;

const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ESCAPED = /** @type {Record<string, string>} */ ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' });

/** A text as XML has it. @param {unknown} text */
function xml(text) {
  return String(text)
    .replace(FORBIDDEN, '')
    .replace(/[&<>"]/g, (sign) => ESCAPED[sign]);
}

/**
 * @param {BlockTables} tables @param {RecordColumn[]} columns
 * @param {{title: string, credit: string, geometryOf: (claim: number) => any}} more
 * @returns {Sheet}
 */
export function kmlSheet(tables, columns, { title, credit, geometryOf }) {
  // By its number the front door knows a claim of ours, whose dates are those of its columns.
  const told = [
    { name: 'claim', value: (/** @type {number} */ claim) => claim + 1 },
    ...columns.filter(({ name }) => name !== 'longitude' && name !== 'latitude'),
  ];
  const named = columns.filter(({ name }) => name === 'designation')[0];
  const data = (/** @type {number} */ claim) =>
    told
      .map(({ name, value }) => [name, value(claim)])
      .filter(([, value]) => value !== null && value !== '')
      .map(([name, value]) => `<SimpleData name="${xml(name)}">${xml(value)}</SimpleData>`)
      .join('');
  const fields = told.map(({ name }) => `<SimpleField type="string" name="${xml(name)}"/>`).join('');
  return {
    begin:
      '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n' +
      `<name>${xml(title)}</name><description>${xml(credit)}</description>\n` +
      `<Schema name="stationed" id="stationed">${fields}</Schema>\n`,
    text: (claim) =>
      `<Placemark><name>${xml(named ? named.value(claim) : '')}</name>${timeOf(tables, claim)}<ExtendedData>` +
      `<SchemaData schemaUrl="#stationed">${data(claim)}</SchemaData></ExtendedData>${shapeOf(geometryOf(claim))}` +
      '</Placemark>',
    between: '\n',
    end: '\n</Document>\n</kml>\n',
  };
}

/** A claim's TimeSpan; an end that is not known or open is left out. @param {BlockTables} tables @param {number} claim */
function timeOf({ claims }, claim) {
  const [start, end] = [claims.text('start', claim), claims.text('end', claim)];
  const [first, last] = [claims.numbers('possible_first')[claim], claims.numbers('possible_last')[claim]];
  const begin = PLAIN.test(start) ? start : start && first > FAR_PAST && first < FAR_FUTURE ? isoDay(first) : '';
  const open = end === '' || end === '..';
  const until = PLAIN.test(end) ? end : !open && last > FAR_PAST && last < FAR_FUTURE ? isoDay(last) : '';
  const both = (begin ? `<begin>${begin}</begin>` : '') + (until ? `<end>${until}</end>` : '');
  return both ? `<TimeSpan>${both}</TimeSpan>` : '';
}

/** A geometry of GeoJSON as KML; '' for none. @param {any} geometry @returns {string} */
function shapeOf(geometry) {
  if (!geometry) return '';
  const { type, coordinates } = geometry;
  const list = (/** @type {number[][]} */ points) =>
    `<coordinates>${points.map((point) => point.join(',')).join(' ')}</coordinates>`;
  const ring = (/** @type {number[][]} */ points, /** @type {number} */ i) => {
    const side = i ? 'innerBoundaryIs' : 'outerBoundaryIs';
    return `<${side}><LinearRing>${list(points)}</LinearRing></${side}>`;
  };
  if (type === 'Point') return `<Point>${list([coordinates])}</Point>`;
  if (type === 'LineString') return `<LineString>${list(coordinates)}</LineString>`;
  if (type === 'Polygon') return `<Polygon>${coordinates.map(ring).join('')}</Polygon>`;
  const parts = coordinates.map((/** @type {any} */ part) => shapeOf({ type: type.slice(5), coordinates: part }));
  return parts.length === 1 ? parts[0] : `<MultiGeometry>${parts.join('')}</MultiGeometry>`;
}
