// Views: how the map comes to show some places.
//
// In:  the app and places (rows of locations). Out: bounds, and moves of the map.

import { readShape } from '../data/columns.js';
import { L } from '../dom/leaflet.js';
import { numbersIn } from '../shown/state.js';
import { NEAREST_ZOOM } from './beside.js';
/** @import { App } from '../app.js' */
/** @import { Standing } from '../shown/standing.js' */

/** The zoom that the map comes to for a single place, unless it is nearer already: it needs its surroundings. */
const SINGLE_ZOOM = 11;

/**
 * Watches whether the reader moves the map: by dragging, wheel, keys, pinching or its buttons. What the page does itself
 * does not count.
 * @param {any} map
 * @returns {{made: boolean}}
 */
export function readerMoves(map) {
  const moves = { made: false };
  const moved = () => {
    moves.made = true;
  };
  const container = map.getContainer();
  map.on('dragstart boxzoomend', moved);
  for (const name of ['wheel', 'dblclick']) container.addEventListener(name, moved, { passive: true });
  container.addEventListener('touchmove', (/** @type {TouchEvent} */ { touches }) => touches.length > 1 && moved(), {
    passive: true,
  });
  container.addEventListener(
    'keydown',
    (/** @type {KeyboardEvent} */ { key, target }) => target === container && /^(Arrow|[-+=_]$)/.test(key) && moved(),
  );
  container.addEventListener(
    'click',
    (/** @type {MouseEvent} */ { target }) => /** @type {Element} */ (target).closest('.stationed-zooms') && moved(),
    true,
  );
  return moves;
}

/** The points that a place spans. @param {App} app @param {number} place @returns {[number, number][]} */
function pointsOf(app, place) {
  const { locations } = app.tables;
  if (place < 0 || !locations.numbers('located')[place]) return [];
  const shape = app.data.shapes[locations.numbers('shape')[place]];
  if (shape) return readShape(shape, app.data.scale).flat();
  return [[locations.numbers('longitude')[place], locations.numbers('latitude')[place]]];
}

/**
 * The bounds of some places; not valid when none of them has a point.
 * @param {App} app
 * @param {number[]} places
 * @returns {any}
 */
export function boundsOf(app, places) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const place of places) {
    for (const [x, y] of pointsOf(app, place)) {
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  }
  return west > east ? L.latLngBounds([]) : L.latLngBounds([south, west], [north, east]);
}

/** Whether the point of one of some places is in sight. @param {App} app @param {number[]} places @returns {boolean} */
export function anyInSight(app, places) {
  const { locations } = app.tables;
  const [located, x, y] = /** @type {const} */ (['located', 'longitude', 'latitude']).map((name) =>
    locations.numbers(name),
  );
  const view = app.map.getBounds();
  return places.some((place) => located[place] > 0 && view.contains([y[place], x[place]]));
}

/**
 * Moves the map to some places; false when it cannot come any nearer.
 * @param {App} app
 * @param {number[]} places
 * @returns {boolean}
 */
export function flyToPlaces(app, places) {
  const { map } = app;
  const bounds = boundsOf(app, places);
  if (!bounds.isValid()) return false;
  const nearest = bounds.getSouthWest().equals(bounds.getNorthEast())
    ? Math.max(map.getZoom(), SINGLE_ZOOM)
    : NEAREST_ZOOM;
  const zoom = Math.min(map.getBoundsZoom(bounds.pad(0.25)), nearest);
  if (places.length > 1 && zoom <= map.getZoom() && map.getBounds().contains(bounds)) return zoom < map.getZoom() - 0.5;
  fly(map, bounds.pad(0.25), { maxZoom: nearest });
  return true;
}

/** Moves the map to what is shown; once the reader has moved it only where nothing of that is in sight. @param {App} app */
export function fitStanding(app) {
  const standing = /** @type {Standing} */ (app.marks.standing);
  const places = Array.from({ length: app.tables.locations.n }, (_, row) => row).filter((row) => standing.has(row));
  if (!app.moves.made || !anyInSight(app, places)) flyToPlaces(app, places);
}

/** Whether the reader wants less motion. @returns {boolean} */
export function lessMotion() {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Until when maps fly, as their own clock has it. @type {WeakMap<object, number>} */
const flights = new WeakMap();

/** Seconds of a flight to what was chosen, and of one to the next step of a story. */
const [NEAR_FLIGHT, FAR_FLIGHT] = [0.6, 1.1];

/**
 * Flies to bounds, or cuts to them where readers want less motion; while a zoom is under way, Leaflet would not hear it.
 * @param {any} map
 * @param {any} bounds
 * @param {Record<string, any>} options
 */
export function fly(map, bounds, options) {
  const animate = !lessMotion();
  const go = () => {
    if (animate) flights.set(map, performance.now() + NEAR_FLIGHT * 1000);
    map.flyToBounds(bounds, { duration: NEAR_FLIGHT, animate, ...options });
  };
  if (map._animatingZoom) map.once('zoomend', go);
  else go();
}

/**
 * Flies to a view.
 * @param {any} map
 * @param {[number, number]} centre latitude and longitude @param {number} zoom
 * @param {number} lower pixels by which the centre of the view lies below that of the map's container
 * @returns {number} for how many milliseconds it flies
 */
export function flyToView(map, [latitude, longitude], zoom, lower) {
  const { x, y } = map.getSize();
  if (!x || !y) map.setView([latitude, longitude], zoom, { reset: true });
  if (!x || !y) return 0;
  const centre = map.unproject(map.project([latitude, longitude], zoom).add([0, lower]), zoom);
  const far = map.latLngToContainerPoint(centre).distanceTo([x / 2, y / 2]);
  if (far < 1 && map.getZoom() === zoom) return 0;
  flights.set(map, performance.now() + FAR_FLIGHT * 1000);
  map.flyTo(centre, zoom, { duration: FAR_FLIGHT });
  return FAR_FLIGHT * 1000;
}

/**
 * Whether a map of somebody else's was given a view: one of this page's own is fitted to the extent of the data, and so
 * is a folium.Map without a place.
 * @param {any} map
 * @returns {boolean}
 */
export function hasOwnView(map) {
  if (!map._loaded || map.getContainer().classList.contains('stationed-map')) return false;
  const { lat, lng } = map.getCenter();
  return lat !== 0 || lng !== 0 || map.getZoom() !== 1;
}

/**
 * Keeps a map as large as its place and its centre where it is: Leaflet's own way moves it by up to a pixel each time.
 * @param {any} map
 * @param {() => void} open shows the view that the map opens with, which one without a size could not find
 * @param {(change: () => void) => void} hold makes a change of which nothing is drawn yet, as another follows
 */
export function followSize(map, open, hold) {
  const container = map.getContainer();
  L.DomEvent.off(/** @type {any} */ (window), 'resize', map._onResize, map);
  let unseen = isEmpty(map.getSize());
  new ResizeObserver(() => {
    const [size, centre, zoom] = [map.getSize(), map.getCenter(), map.getZoom()];
    if (size.x === container.clientWidth && size.y === container.clientHeight) return;
    const change = () => map.invalidateSize({ animate: false, pan: false });
    // In a flight it comes to the middle that it flies to.
    if (!unseen && performance.now() < (flights.get(map) || 0)) return void change();
    hold(change);
    if (unseen) open();
    else map.setView(centre, zoom, { reset: true });
    unseen = unseen && isEmpty(map.getSize());
  }).observe(container);
}

/** @param {{x: number, y: number}} size @returns {boolean} */
function isEmpty({ x, y }) {
  return x === 0 || y === 0;
}

/**
 * Moves the map at once to the view that the state keys map and bbox ask for, if they do.
 * @param {any} map
 * @param {Record<string, string>} changes clean keys
 */
export function viewAsked(map, changes) {
  const view = changes.map && numbersIn(changes.map, '/', 3);
  const box = changes.bbox && numbersIn(changes.bbox, ',', 4);
  if (view) {
    map.setView([view[1], view[2]], view[0], { reset: true });
  } else if (box) {
    const [west, south, east, north] = box;
    map.fitBounds(L.latLngBounds([south, west], [north, east]), { animate: false });
  }
}
