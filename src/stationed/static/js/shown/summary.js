// Summary: one sentence on what the map shows: when, how many, where, and how much of it is in doubt.
//
// In:  the app. Out: a sentence in the reader's language; parts that count nothing are left out.

import { comparedText, comparisonOf } from './comparison.js';
import { momentText } from './moment.js';
/** @import { App } from '../app.js' */

/**
 * @param {App} app
 * @param {{timed?: boolean}} [how] timed: with the time that it is of
 * @returns {string}
 */
export function summaryText(app, { timed = true } = {}) {
  const { words } = app;
  const compared = comparisonOf(app);
  if (compared) return comparedText(app, compared);
  if (app.data.apart) return timed ? momentText(app, { titled: true }) : ''; // the records are not in the page
  const counts = app.tally();
  const parts = [words.say('summary.deployments', { n: counts.deployments })];
  if (counts.places)
    parts[0] = words.say('summary.at', {
      deployments: parts[0],
      places: words.say('summary.places', { n: counts.places }),
    });
  for (const name of /** @type {const} */ (['possible', 'contested', 'unlocated'])) {
    if (counts[name]) parts.push(words.say(`summary.${name}`, { n: counts[name] }));
  }
  if (!timed) return words.list(parts);
  return words.say('summary.sentence', { when: momentText(app, { titled: true }), what: words.list(parts) });
}
