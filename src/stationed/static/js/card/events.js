// Card, events: what happened at a place on the days that are shown, with its sources.
//
// In:  the app and the place. Out: a section, or null where nothing happened.

import { eventDate } from '../data/names.js';
import { element } from '../dom/element.js';
import { placesBeside } from '../map/beside.js';
import { eventsByPlace } from '../shown/events.js';
import { sourceItem } from './claim.js';
/** @import { App } from '../app.js' */

/** @param {App} app @param {number} location @returns {any} */
export function eventsSection(app, location) {
  const happened = eventsByPlace(app.tables, app.selection());
  const { scene } = app.marks;
  if (!happened.size || !scene) return null;
  // Those of places that no click parts from this one have no card of their own.
  const places = [location, ...placesBeside(scene.anchors, location, (other) => happened.has(other))];
  const rows = places.flatMap((place) => happened.get(place) || []).sort((a, b) => a - b);
  if (!rows.length) return null;
  return element('section', { class: 'stationed-claim' }, [
    element('h3', { text: app.words.say('card.events', { n: rows.length }) }),
    ...rows.map((row) => eventNode(app, row)),
  ]);
}

/** @param {App} app @param {number} row @returns {any} */
function eventNode(app, row) {
  const { tables, words } = app;
  const { events } = tables;
  const summary = events.words('summary', row, words.language);
  const sources = events.list('sources', row);
  return element('article', { class: 'stationed-happened' }, [
    element('h4', { text: events.words('title', row, words.language), ...words.own }),
    element('p', { class: 'stationed-quiet', text: eventDate(app, row) }),
    summary ? element('p', { text: summary, ...words.own }) : null,
    sources.length
      ? element(
          'ol',
          { class: 'stationed-sources' },
          sources.map((source) => element('li', {}, sourceItem(app, source))),
        )
      : null,
  ]);
}
