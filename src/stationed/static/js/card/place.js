// Card, a place: its names, what stands there now, and the places that the map shows at the same point.
//
// In:  the app and the place. Out: nodes.

import { element } from '../dom/element.js';
import { deploymentList, placeList } from './list.js';
/** @import { App } from '../app.js' */

/**
 * What is known of a place and what is there now.
 * @param {App} app
 * @param {number} location
 * @returns {any[]}
 */
export function placeSections(app, location) {
  const { words, tables } = app;
  const { locations } = tables;
  const here = app.marks.shownAt(location);
  const note = locations.text('note', location);
  return [
    element('header', { class: 'stationed-card-head' }, [
      element('div', {}, [
        element('h2', { text: app.placeName(location), ...words.own }),
        element('p', { class: 'stationed-quiet', text: otherNames(app, location) }),
      ]),
    ]),
    note ? element('p', { class: 'stationed-note', text: note }) : null,
    besideSection(app, location),
    element('section', { class: 'stationed-claim' }, [
      element('h3', { text: words.say('card.here', { n: here.length }) }),
      deploymentList(app, here, true),
    ]),
  ];
}

/**
 * The places that the map shows at the same point, which a click there cannot choose.
 * @param {App} app
 * @param {number} location
 */
function besideSection(app, location) {
  const places = app.marks.beside(location);
  if (!places.length) return null;
  return element('section', { class: 'stationed-claim' }, [
    element('h3', { text: app.words.say('card.beside') }),
    placeList(app, places),
  ]);
}

/** @param {App} app @param {number} location @returns {string} */
function otherNames(app, location) {
  const { locations, names } = app.tables;
  const begin = locations.numbers('first_name')[location];
  const all = Array.from({ length: locations.numbers('name_count')[location] }, (_, i) =>
    names.text('name', begin + i),
  );
  return Array.from(new Set(all))
    .filter((name) => name !== app.placeName(location))
    .join(' · ');
}
