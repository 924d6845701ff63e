// Visit: chooses a thing and moves time and map so that it is seen; for search and table.
//
// In:  the app, what to select and its deployments or places. The card, where it lies over the map, is left free.

import { claimsOfDeployment, deploymentsOfSide, deploymentsOfUnit } from '../data/claims.js';
import { turned } from '../dom/language.js';
import { L } from '../dom/leaflet.js';
import { boundsOf, fly } from './views.js';
import { reach } from '../shown/reach.js';
import { widened } from '../shown/widened.js';
/** @import { App } from '../app.js' */

/**
 * Selects something that some deployments belong to, goes to a time at which one of them is shown, and moves the map
 * there.
 * @param {App} app
 * @param {string} select id; blank for the deployment that is shown
 * @param {number[]} deployments
 * @param {{near?: boolean}} [how] near: the map stays where it is when the place is in sight
 * @returns {number} the deployment that is shown now, or -1
 */
export function visit(app, select, deployments, how = {}) {
  const { selection, states } = app.shownNow;
  const { deployment, changes } = reach(app.tables, selection, states, deployments);
  const chosen = select || (deployment < 0 ? '' : app.tables.deployments.text('id', deployment));
  app.apply({ ...changes, select: chosen });
  const target = app.targetOf(chosen);
  goToPlaces(
    app,
    target && target.table === 'locations' ? [target.row] : placesOf(app, deployments),
    Boolean(how.near),
  );
  return deployment;
}

/**
 * Shows a time, and the place that comes with it or all that is shown then.
 * @param {App} app
 * @param {Record<string, string>} changes with the id of a place as select, or blank
 */
export function visitTime(app, { select, ...time }) {
  app.apply({ ...widened(app.tables, app.periodRows(), time), select });
  if (select) goToPlaces(app, [/** @type {{row: number}} */ (app.targetOf(select)).row], false);
  else app.fitShown();
}

/**
 * The deployments of what an id names: itself, those of a unit or a side, or those at a place, in order of time as far as it matters.
 * @param {App} app @param {string} select @returns {number[]}
 */
function deploymentsOf(app, select) {
  const target = app.targetOf(select);
  if (!target) return [];
  if (target.table === 'deployments') return [target.row];
  if (target.table === 'units') return deploymentsOfUnit(app, target.row);
  if (target.table === 'allegiances') return deploymentsOfSide(app, target.row);
  const { claims } = app.tables;
  const [place, of] = [claims.numbers('location'), claims.numbers('deployment')];
  const found = new Set();
  for (let claim = 0; claim < claims.n; claim += 1) if (place[claim] === target.row) found.add(of[claim]);
  return Array.from(found);
}

/**
 * The changes of the state by which a link that chooses a thing and names no time goes to a time of it; none where the
 * map shows it as it opens.
 * @param {App} app
 * @param {Record<string, string>} asked what the link says
 * @returns {Record<string, string>}
 */
export function timeAsked(app, asked) {
  const timed = asked.periods || asked.date || asked.start_date || asked.end_date || asked.story || asked.compare;
  if (!asked.select || timed || !app.selector) return {};
  const { periods } = app.data.meta;
  const on = app.rowsOf(periods || 'all');
  const selection = { periods: on, first: null, last: null, left: null };
  const { states } = app.selector.of(selection);
  return reach(app.tables, selection, states, deploymentsOf(app, asked.select)).changes;
}

/** Chooses what an id names, at a time at which it is shown, and brings it into sight. @param {App} app @param {string} id */
export function visitNamed(app, id) {
  visit(app, id, deploymentsOf(app, id), { near: true });
}

/** Brings what a link chooses into sight, where the link names no view. @param {App} app @param {string} select */
export function bringAsked(app, select) {
  const target = app.targetOf(select);
  if (!target) return;
  const deployments = deploymentsOf(app, select);
  goToPlaces(app, target.table === 'locations' ? [target.row] : placesOf(app, deployments), true);
}

/**
 * The places of the deployments as they are shown now; when none is shown, all their places.
 * @param {App} app
 * @param {number[]} deployments
 * @returns {number[]}
 */
function placesOf(app, deployments) {
  const { claims } = app.tables;
  const { flags } = app.shownNow;
  const all = deployments
    .flatMap((row) => claimsOfDeployment(app, row))
    .filter((claim) => claims.numbers('location')[claim] >= 0);
  const shown = all.filter((claim) => flags[claim]);
  return Array.from(new Set((shown.length ? shown : all).map((claim) => claims.numbers('location')[claim])));
}

/**
 * Moves the map to some places, no nearer than a town and its surroundings unless it is nearer already.
 * @param {App} app
 * @param {number[]} places
 * @param {boolean} near
 */
function goToPlaces(app, places, near) {
  const bounds = boundsOf(app, places);
  if (!bounds.isValid()) return;
  const { left, right, bottom } = coveredByCard(app);
  const { x, y } = app.map.getSize();
  const free = L.bounds([24 + left, 24], [x - right - 24, y - bottom - 24]);
  const corners = [bounds.getSouthWest(), bounds.getNorthEast()].map((corner) =>
    app.map.latLngToContainerPoint(corner),
  );
  if (near && corners.every((corner) => free.contains(corner))) return;
  fly(app.map, bounds, {
    paddingTopLeft: [48 + left, 48],
    paddingBottomRight: [48 + right, 48 + bottom],
    maxZoom: Math.max(app.map.getZoom(), 7),
  });
}

/**
 * How much of the map the card covers, at the side where reading ends or from below, in pixels.
 * @param {App} app
 * @returns {{left: number, right: number, bottom: number}}
 */
function coveredByCard(app) {
  const card = document.getElementById('stationed-card');
  const free = { left: 0, right: 0, bottom: 0 };
  if (!card || card.hidden) return free;
  const map = app.map.getContainer().getBoundingClientRect();
  const box = card.getBoundingClientRect();
  if (box.width > map.width * 0.6)
    return { ...free, bottom: Math.min(Math.max(map.bottom - box.top, 0), map.height * 0.7) };
  return turned()
    ? { ...free, left: Math.max(box.right - map.left, 0) }
    : { ...free, right: Math.max(map.right - box.left, 0) };
}
