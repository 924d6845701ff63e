// Signs drawn: the signs that are on the map now, beside the colours of sides and periods; for the legend.
//
// In:  the app, after the map was drawn. Out: their names, in the order of the legend. What is behind another sign is not
// drawn, such as the units that "+14" stands for; of a crowd there are points and discs alone.

import facts from '../../../facts/legend.json' with { type: 'json' };
import { groupsDrawn, marksDrawn } from './drawn.js';
import { hidesPlace } from './forms.js';
import { trackOf, trackedUnit } from './track.js';
import { doubtsOf } from '../shown/doubts.js';
import { POSSIBLE } from '../shown/windows.js';
/** @import { App } from '../app.js' */
/** @import { Marks } from './marks.js' */
/** @import { Mark } from '../shown/standing.js' */

/** The signs, in the order of the legend; what each means is said by the word `legend.` and its name. */
export const SIGNS = facts.signs;

/** @param {App} app @returns {string[]} */
export function signsDrawn(app) {
  /** @type {Set<string>} */
  const found = new Set();
  const doubts = doubtsOf(app.tables);
  for (const group of /** @type {any[]} */ (groupsDrawn(app))) {
    if (group.form === 'dot') found.add(group.count > 1 ? 'disc' : 'point');
    else addGroup(found, app, group, doubts);
  }
  for (const marks of marksDrawn(app)) {
    if (marks.scene?.crowded) found.add('point');
    addShapes(found, marks);
  }
  const unit = trackedUnit(app);
  if (unit >= 0 && trackOf(app, unit).length > 1) found.add('track');
  return SIGNS.filter((name) => found.has(name));
}

/**
 * @param {Set<string>} found
 * @param {App} app
 * @param {any} group
 * @param {ReturnType<typeof doubtsOf>} doubts
 */
function addGroup(found, app, { as, form, members, ...group }, doubts) {
  const symbols = as && as.rows ? members.slice(0, as.shown) : [];
  const { units } = app.tables;
  for (const mark of symbols) {
    found.add(app.symbols.frameOf(units.numbers('symbol')[mark.unit]));
    if (mark.state === POSSIBLE) found.add('possible');
    if (doubts.hollow(mark)) found.add('uncertain');
  }
  if (!symbols.length) {
    found.add(form);
    if (members.every((/** @type {Mark} */ { state }) => state === POSSIBLE)) found.add('possible');
    if (doubts.hollow(members[0])) found.add('uncertain');
  } else if (as.rows > as.shown) found.add('more');
  if (members.some(doubts.contested)) found.add('contested');
  if (form === 'tick' || (symbols.length && hidesPlace({ ...group, as }))) return;
  found.add(group.approximate ? 'approximate' : 'dot');
}

/** @param {Set<string>} found @param {Marks} marks */
function addShapes(found, { app, standing, shapes }) {
  if (!standing) return; // of two layers the second is yet to be drawn
  for (const { area, location } of shapes) {
    found.add(area ? 'area' : app.tables.locations.text('kind', location) === 'axis' ? 'axis' : 'line');
    if (standing.sure[location] === 0) found.add('possible');
  }
}
