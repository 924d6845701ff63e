// Times: results that are times: a period by its title, an event by what happened.
//
// In:  the app and a find. Out: a result with the changes of the state that show it.

import { isoDay } from '../data/days.js';
import { spanText } from '../shown/moment.js';
import { about } from './about.js';
/** @import { App } from '../app.js' */
/** @import { Found } from './index.js' */
/** @import { Alias, Result } from './results.js' */

/** @param {App} app @param {Found} find @param {Alias} alias @returns {Result} */
export function periodResult(app, { target, label }, alias) {
  const { periods } = app.tables;
  const name = app.periodTitle(target);
  const span = spanText(app, target);
  return {
    kind: 'period',
    name,
    deployments: [],
    symbol: -1,
    colour: periods.text('colour', target),
    select: `period ${target}`,
    changes: { periods: periods.text('id', target), date: '', start_date: '', end_date: '', select: '' },
    about: about([alias(label, name), span === name ? '' : span]),
  };
}

/** @param {App} app @param {Found} find @param {Alias} alias @returns {Result} */
export function eventResult(app, { target, label }, alias) {
  const { events, locations } = app.tables;
  const { language } = app.words;
  const name = events.words('title', target, language);
  const place = events.numbers('location')[target];
  return {
    kind: 'event',
    name,
    deployments: [],
    symbol: -1,
    colour: '',
    select: `event ${target}`,
    changes: { date: isoDay(events.numbers('first')[target]), select: place < 0 ? '' : locations.text('id', place) },
    about: about([alias(label, name), events.text(`date_${language}`, target), place < 0 ? '' : app.placeName(place)]),
  };
}
