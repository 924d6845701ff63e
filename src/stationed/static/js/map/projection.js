// Projection: degrees -> pixels of zoom 0, as the map projects them.
//
// In:  the map's reference system. Out: x and y, growing to the east and to the south.

import { L } from '../dom/leaflet.js';

/** The northernmost latitude of a square world. */
const MERCATOR_END = 85.0511287798;

/**
 * The sphere of web maps (EPSG:3857), 256 pixels wide.
 * @param {number} longitude
 * @param {number} latitude degrees
 * @returns {{x: number, y: number}}
 */
export function mercator(longitude, latitude) {
  const sine = Math.sin((Math.max(Math.min(MERCATOR_END, latitude), -MERCATOR_END) * Math.PI) / 180);
  return { x: 256 * (0.5 + longitude / 360), y: 256 * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) };
}

/**
 * How a map projects: without Leaflet's two objects a point where it is the usual way.
 * @param {any} map
 * @returns {(longitude: number, latitude: number) => {x: number, y: number}}
 */
export function projectionOf(map) {
  const { crs } = map.options;
  return crs === L.CRS.EPSG3857
    ? mercator
    : (longitude, latitude) => crs.latLngToPoint(L.latLng(latitude, longitude), 0);
}

/**
 * Where the edge of an area is drawn that lies beyond the end of a square world: further on, so that the land about a
 * pole does not end in a straight coast where the world does.
 * @param {number} latitude degrees
 * @param {number} y pixels of zoom 0
 * @returns {number}
 */
function beyondTheEnd(latitude, y) {
  return Math.abs(latitude) > MERCATOR_END ? y - Math.sign(latitude) * 256 : y;
}

/**
 * The width of a map's world in pixels of zoom 0, 0 where it does not go round.
 * @param {any} map
 * @returns {number}
 */
export function worldWidth(map) {
  const { crs } = map.options;
  if (!crs.wrapLng) return 0;
  const [west, east] = crs.wrapLng.map((/** @type {number} */ longitude) => projectionOf(map)(longitude, 0).x);
  return east - west;
}

/**
 * The parts of a shape in pixels of zoom 0, x and y in turn, with the box around them all.
 * @param {{p: number[][]}} shape
 * @param {number} scale
 * @param {(longitude: number, latitude: number) => {x: number, y: number}} project
 * @returns {{parts: Float64Array[], box: [number, number, number, number]}} box: west, north, east, south
 */
export function projectShape(shape, scale, project) {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  const parts = shape.p.map((steps) => {
    const flat = new Float64Array(steps.length);
    for (let i = 0, longitude = 0, latitude = 0; i < steps.length; i += 2) {
      longitude += steps[i];
      latitude += steps[i + 1];
      const at = project(longitude / scale, latitude / scale);
      const { x } = at;
      const y = project === mercator ? beyondTheEnd(latitude / scale, at.y) : at.y;
      flat[i] = x;
      flat[i + 1] = y;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
    }
    return flat;
  });
  return { parts, box: [west, north, east, south] };
}
