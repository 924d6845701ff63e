// Track: the postings of the chosen unit through time, joined by a line.
//
// In:  the app's select key. Out: pixels beneath the symbols. A straight line says only which place came next; it is
// dotted, since nobody's route is known.

import { deploymentsOfUnit } from '../data/claims.js';
import { datesOf } from '../data/names.js';
import { comparisonOf } from '../shown/comparison.js';
import { paintMoves } from './change-looks.js';
import { paintArrow } from './paint.js';
/** @import { App } from '../app.js' */

/**
 * The unit whose track is drawn: the chosen one, or the chosen deployment's; -1 for none.
 * @param {App} app
 * @returns {number}
 */
export function trackedUnit(app) {
  const target = app.state.select ? app.targetOf(app.state.select) : null;
  if (!target) return -1;
  if (target.table === 'units') return target.row;
  if (target.table !== 'deployments') return -1;
  return app.tables.claims.numbers('unit')[app.tables.deployments.numbers('first_claim')[target.row]];
}

/**
 * The places of a unit in order of time, one after another only once.
 * @param {App} app
 * @param {number} unit
 * @returns {{location: number, text: string}[]}
 */
export function trackOf(app, unit) {
  const { claims, deployments, locations } = app.tables;
  /** @type {{location: number, text: string}[]} */
  const stops = [];
  for (const row of deploymentsOfUnit(app, unit)) {
    const claim = deployments.numbers('first_claim')[row];
    const location = claims.numbers('location')[claim];
    if (location < 0 || !locations.numbers('located')[location]) continue;
    const before = stops[stops.length - 1];
    if (!before || before.location !== location) stops.push({ location, text: datesOf(app, claim) });
  }
  return stops;
}

/**
 * The track, or while two times are compared all that moved between them.
 * @param {CanvasRenderingContext2D} context
 * @param {App} app
 * @param {{project: Function, colours: Record<string, string>}} view
 */
export function paintTrack(context, app, { project, colours }) {
  const compared = comparisonOf(app);
  if (compared) return paintMoves(context, app, compared, { project, colours });
  const unit = trackedUnit(app);
  const stops = unit < 0 ? [] : trackOf(app, unit);
  if (stops.length < 2) return;
  const { locations } = app.tables;
  const points = stops.map((stop) =>
    project(locations.numbers('longitude')[stop.location], locations.numbers('latitude')[stop.location]),
  );
  context.strokeStyle = colours.accent;
  context.lineWidth = 2.4;
  context.setLineDash([1, 6]);
  context.lineCap = 'round';
  context.beginPath();
  points.forEach((point, i) => (i ? context.lineTo(point.x, point.y) : context.moveTo(point.x, point.y)));
  context.stroke();
  context.setLineDash([]);
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1], points[i]];
    if (Math.hypot(b.x - a.x, b.y - a.y) > 30)
      paintArrow(context, (a.x + b.x) / 2, (a.y + b.y) / 2, Math.atan2(b.y - a.y, b.x - a.x), colours.accent, 9);
  }
  for (const point of points) paintRing(context, point, 5, colours);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number}} point
 * @param {number} radius
 * @param {Record<string, string>} colours
 */
function paintRing(context, point, radius, colours) {
  context.beginPath();
  context.arc(point.x, point.y, radius, 0, Math.PI * 2);
  context.fillStyle = colours.paper;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = colours.accent;
  context.stroke();
}
