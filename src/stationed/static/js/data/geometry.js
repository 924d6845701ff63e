// Geometry: a place as GeoJSON geometry (RFC 7946).
//
// In:  the locations and the shapes of the block. Out: geometry, null where the place is not known. Pure: no DOM, no Leaflet,
// no clock.

import { readShape } from './columns.js';
/** @import { Shapes } from './block.d.ts' */
/** @import { Columns } from './columns.js' */

/** @param {Columns} locations @param {number} location @param {Shapes} shapes @param {number} scale @returns {any} */
export function geometryOf(locations, location, shapes, scale) {
  if (location < 0 || !locations.numbers('located')[location]) return null;
  const shape = shapes[locations.numbers('shape')[location]];
  if (!shape)
    return {
      type: 'Point',
      coordinates: [locations.numbers('longitude')[location], locations.numbers('latitude')[location]],
    };
  const parts = readShape(shape, scale);
  if (shape.k === 'P') return { type: 'MultiPoint', coordinates: parts.flat() };
  if (shape.k === 'L')
    return parts.length === 1
      ? { type: 'LineString', coordinates: parts[0] }
      : { type: 'MultiLineString', coordinates: parts };
  return { type: 'MultiPolygon', coordinates: polygonsOf(parts) };
}

/** Rings as polygons: a ring that lies within an earlier one is a hole of it. @param {[number, number][][]} rings */
export function polygonsOf(rings) {
  /** @type {[number, number][][][]} */
  const polygons = [];
  for (const ring of rings) {
    const home = polygons.find(([outer]) => within(ring[0], outer));
    if (home) home.push(ring);
    else polygons.push([ring]);
  }
  return polygons;
}

/**
 * Whether a point lies within a ring, by counting crossings.
 * @param {[number, number]} point
 * @param {[number, number][]} ring
 * @returns {boolean}
 */
export function within([x, y], ring) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
