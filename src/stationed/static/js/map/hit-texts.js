// Hit texts: what a mark of the map is called, for the tip under the pointer and for readers who do not see it.
//
// In:  the app and a hit. Out: lines, the first of which names it.

import { contestedText, datesOf, designationOf, placeOf } from '../data/names.js';
import { comparisonOf } from '../shown/comparison.js';
import { POSSIBLE } from '../shown/windows.js';
/** @import { App } from '../app.js' */

/** A tip names so many places and units, and says how many more there are. */
const PLACES_NAMED = 3;

const UNITS_NAMED = 6;

/** @param {App} app @param {any} hit @returns {string[]} */
export function textsOf(app, hit) {
  const { words } = app;
  if (hit.texts) return hit.texts;
  if (hit.mark) {
    const { claim } = hit.mark;
    return [designationOf(app, claim).name, `${placeOf(app, claim)} · ${datesOf(app, claim)}`];
  }
  const { location, count, places, radius } = hit.group;
  if (radius) {
    const name = app.placeName(location);
    return [
      places > 1 ? words.say('map.places', { name, n: places - 1 }) : name,
      words.say('count.deployments', { n: count }),
    ];
  }
  const { members } = hit.group; // which are made when they are asked for, and no disc of a crowd needs them
  const names = members.slice(0, UNITS_NAMED).map((/** @type {any} */ mark) => designationOf(app, mark.claim).name);
  const more = members.length - names.length;
  return [placesOf(app, hit.group), ...names, ...(more > 0 ? [words.say('map.more', { n: more })] : [])];
}

/**
 * A mark in one line, with what its colour and its frame say to those who see it: side and doubt.
 * @param {App} app @param {any} hit @returns {string}
 */
export function spokenText(app, hit) {
  const { words, tables, shownNow } = app;
  const texts = textsOf(app, hit);
  if (!hit.mark) return words.list(texts);
  const { claim, deployment } = hit.mark;
  const unit = tables.claims.numbers('unit')[claim];
  const side = unit < 0 ? -1 : tables.units.numbers('allegiance')[unit];
  const [name, ...rest] = texts;
  return [
    name,
    side < 0 ? '' : tables.allegiances.words('label', side, words.language),
    ...rest,
    shownNow.states[deployment] === POSSIBLE ? words.say(comparisonOf(app) ? 'compare.perhaps' : 'card.possible') : '',
    tables.deployments.text('contested_in', deployment) ? contestedText(app, deployment) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The places of a group by name, the one that leads it first. @param {App} app @param {any} group @returns {string} */
function placesOf(app, group) {
  const { tables, words } = app;
  const others = group.scene
    ? group.scene.locationsOf(group).filter((/** @type {number} */ one) => one !== group.location)
    : [];
  const named = [group.location, ...others]
    .slice(0, PLACES_NAMED)
    .map((place) => app.placeName(place) || tables.locations.text('name', place));
  const more = others.length + 1 - named.length;
  return named.join(' · ') + (more > 0 ? ` ${words.say('map.more', { n: more })}` : '');
}
