// Drawn: the layers of marks that the map shows now: its own, or while two times stand side by side those of both.
//
// In:  the app. Out: the layers, and what all of them together have drawn. Each side counts on its own side of the line.

/** @import { App } from '../app.js' */
/** @import { Group } from './group.js' */
/** @import { Marks } from './marks.js' */

/** @param {App} app @returns {Marks[]} */
export function marksDrawn(app) {
  return app.beside ? app.beside.sides : [app.marks];
}

/** Makes a change of which the marks draw nothing, as another follows at once. @param {App} app @param {() => void} change */
export function held(app, change) {
  const drawn = marksDrawn(app);
  for (const marks of drawn) marks.waiting = true;
  change();
  for (const marks of drawn) marks.waiting = false;
}

/** The layer that drew a group. @param {App} app @param {{scene?: any}} group @returns {Marks} */
export function marksOf(app, { scene }) {
  return marksDrawn(app).find((marks) => marks.scene === scene) || marksDrawn(app)[0];
}

/** The groups in sight. @param {App} app @returns {Group[]} */
export function groupsDrawn(app) {
  return marksDrawn(app).flatMap((marks) => marks.groups.filter((group) => marks.covers(group.x)));
}

/** What can be pressed, each with the layer that drew it. @param {App} app @returns {{hit: any, marks: Marks}[]} */
export function hitsDrawn(app) {
  return marksDrawn(app).flatMap((marks) =>
    marks.hits.filter((hit) => marks.covers(hit.x + hit.w / 2)).map((hit) => ({ hit, marks })),
  );
}

/** The deployments shown at a location, in the order of the block. @param {App} app @param {number} location */
export function shownAt(app, location) {
  return merged(marksDrawn(app).map((marks) => marks.shownAt(location)));
}

/** The places with something shown that no click parts from a location. @param {App} app @param {number} location */
export function placesNear(app, location) {
  return merged(marksDrawn(app).map((marks) => marks.beside(location)));
}

/**
 * Where a deployment's symbol is, in pixels of the map's container, or null where none is in sight.
 * @param {App} app @param {number} deployment
 * @returns {{x: number, y: number} | null}
 */
export function pointOf(app, deployment) {
  const hits = hitsDrawn(app);
  const one =
    hits.find(({ hit }) => hit.mark && hit.mark.deployment === deployment) ||
    hits.find(({ hit, marks }) => !hit.mark && stands(marks, hit.group, deployment));
  if (!one) return null;
  const { hit, marks } = one;
  return app.map.layerPointToContainerPoint(marks.corner.add([hit.x + hit.w / 2, hit.y + hit.h / 2]));
}

/** Whether a group stands for one of the places of a deployment. @param {Marks} marks @param {Group} group @param {number} deployment */
function stands({ scene, standing, app }, group, deployment) {
  if (!scene || !standing) return false;
  const places = standing.placesOf(deployment, app.tables);
  return scene.locationsOf(group).some((place) => places.has(place));
}

/** Rows of several lists, each once, in order. @param {number[][]} lists @returns {number[]} */
function merged(lists) {
  if (lists.length === 1) return lists[0];
  return Array.from(new Set(lists.flat())).sort((a, b) => a - b);
}
