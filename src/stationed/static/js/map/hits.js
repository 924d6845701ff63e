// Hits: what lies under a point of the map: an event, a symbol, a count, a line, an area, or a point of a crowd.
//
// In:  the layer of the marks, an event of the map. Out: a hit, the mark or group that was meant, or null.

import { L } from '../dom/leaflet.js';
/** @import { Marks } from './marks.js' */

/** @param {Marks} marks @param {any} event @returns {any} */
export function hitUnder(marks, event) {
  const happened = marks.happenings.hitOf(event.originalEvent && event.originalEvent.target);
  if (happened) return happened;
  const point = marks.map.latLngToLayerPoint(event.latlng).subtract(marks.corner || L.point(0, 0));
  const on = (/** @type {any} */ hit) =>
    point.x >= hit.x - 3 && point.x <= hit.x + hit.w + 3 && point.y >= hit.y - 3 && point.y <= hit.y + hit.h + 3;
  return nearestOf(marks.hits.filter(on), point) || underShape(marks, point) || underPoint(marks, point);
}

/** Of hits at a point the one whose middle is nearest, of equal ones the uppermost. @param {any[]} hits @param {any} point */
function nearestOf(hits, point) {
  const far = (/** @type {any} */ hit) => (hit.x + hit.w / 2 - point.x) ** 2 + (hit.y + hit.h / 2 - point.y) ** 2;
  return hits.reduce((best, hit) => (best && far(best) < far(hit) ? best : hit), null);
}

/** The location of a crowd whose point is there. @param {Marks} marks @param {any} point @returns {any} */
function underPoint(marks, point) {
  const { scene } = marks;
  const near = scene && scene.crowded ? scene.nearest(point.x, point.y, 5) : -1;
  return near < 0 ? null : hitAt(marks, near);
}

/** @param {Marks} marks @param {any} point @returns {any} */
function underShape(marks, point) {
  const context = marks.canvas.getContext('2d');
  const ratio = window.devicePixelRatio || 1;
  const [x, y] = [point.x * ratio, point.y * ratio];
  context.save();
  context.lineWidth = 12;
  const on =
    marks.shapes.find((/** @type {any} */ shape) => context.isPointInStroke(shape.path, x, y)) ||
    marks.shapes.find((/** @type {any} */ shape) => shape.area && context.isPointInPath(shape.path, x, y));
  context.restore();
  return on ? hitAt(marks, on.location) : null;
}

/** All that stands at a location. @param {Marks} marks @param {number} location */
function hitAt(marks, location) {
  const members = marks.standing ? marks.standing.marksAt(location, -1) : [];
  return {
    group: { members, location, count: members.length, places: 1 },
    mark: members.length === 1 ? members[0] : null,
  };
}
