// Card, its lists: deployments and places to go on to.
//
// In:  the app and rows. Out: a node; of very many the first are listed and the rest is counted.

import { datesOf, designationOf, placeOf } from '../data/names.js';
import { button, element } from '../dom/element.js';
import { shownAt } from '../map/drawn.js';
/** @import { App } from '../app.js' */

/** A list names so many and says how many more there are. */
const MOST_LISTED = 150;

/**
 * @param {App} app
 * @param {number[]} rows deployments
 * @param {boolean} named by their unit, else by their place
 * @param {number} [chosen] the one that the card is about
 * @param {(row: number) => any} [bar] what stands beneath each
 * @returns {any}
 */
export function deploymentList(app, rows, named, chosen = -1, bar = () => null) {
  const { deployments } = app.tables;
  return listOf(app, rows, (row) => {
    const claim = deployments.numbers('first_claim')[row];
    return {
      text: named ? designationOf(app, claim).name : placeOf(app, claim),
      about: datesOf(app, claim),
      select: row === chosen ? '' : deployments.text('id', row),
      bar: bar(row),
    };
  });
}

/** Places with how many deployments are shown at each. @param {App} app @param {number[]} rows locations @returns {any} */
export function placeList(app, rows) {
  return listOf(app, rows, (row) => ({
    text: app.placeName(row),
    about: app.words.say('count.deployments', { n: shownAt(app, row).length }),
    select: app.tables.locations.text('id', row),
  }));
}

/**
 * @param {App} app
 * @param {number[]} rows
 * @param {(row: number) => {text: string, about: string, select: string, bar?: any}} itemOf
 * @returns {any}
 */
function listOf(app, rows, itemOf) {
  const more = rows.length - MOST_LISTED;
  return element('ul', { class: 'stationed-postings' }, [
    ...rows.slice(0, MOST_LISTED).map((row) => {
      const { text, about, select, bar } = itemOf(row);
      return element('li', {}, [
        select
          ? button('stationed-link', text, () => app.apply({ select }))
          : element('strong', { text, 'aria-current': 'true' }),
        element('span', { text: ' ' }),
        element('span', { class: 'stationed-quiet', text: about }),
        bar,
      ]);
    }),
    more > 0 ? element('li', { class: 'stationed-quiet', text: app.words.say('map.more', { n: more }) }) : null,
  ]);
}
