// Card, a place: its names, what stands there now, and the places that the map shows at the same point.
//
// In:  the app and the place. Out: nodes.

import { element, safeLink } from '../dom/element.js';
import { placesNear, shownAt } from '../map/drawn.js';
import { eventsSection } from './events.js';
import { deploymentList, placeList } from './list.js';
import { placeStrength } from './strength.js';
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
  const here = shownAt(app, location);
  const note = locations.text('note', location);
  return [
    element('header', { class: 'stationed-card-head' }, [
      element('div', {}, [
        element('h2', { text: app.placeName(location), ...words.own }),
        element('p', { class: 'stationed-quiet', text: otherNames(app, location) }),
      ]),
    ]),
    note ? element('p', { class: 'stationed-note', text: note }) : null,
    elsewhereLine(app, location),
    eventsSection(app, location),
    besideSection(app, location),
    element('section', { class: 'stationed-claim' }, [
      element('h3', { text: words.say('card.here', { n: here.length }) }),
      deploymentList(app, here, true),
    ]),
    placeStrength(app, location),
  ];
}

/**
 * The place in gazetteers and elsewhere: the host and the id there, each a link.
 * @param {App} app
 * @param {number} location
 */
function elsewhereLine(app, location) {
  const links = app.tables.locations.text('links', location).split(';').filter(Boolean);
  if (!links.length) return null;
  return element('p', { class: 'stationed-quiet' }, [
    element('span', { text: `${app.words.say('card.elsewhere')}: ` }),
    ...links.flatMap((link, i) => [i ? element('span', { text: ' · ' }) : null, linkElsewhere(app, link)]),
  ]);
}

/** @param {App} app @param {string} link an address, or a prefix, a colon and an id */
function linkElsewhere(app, link) {
  if (/^https?:/i.test(link)) return safeLink(link, link);
  const [prefix, id] = [link.slice(0, link.indexOf(':')), link.slice(link.indexOf(':') + 1)];
  const address = (app.data.meta.links[prefix] || '').replace('{id}', encodeURIComponent(id));
  const host = /^https?:\/\/(?:www\.)?([^/]+)/i.exec(address);
  return safeLink(address, host ? `${host[1]} ${id}` : link);
}

/**
 * The places that the map shows at the same point, which a click there cannot choose.
 * @param {App} app
 * @param {number} location
 */
function besideSection(app, location) {
  const places = placesNear(app, location);
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
