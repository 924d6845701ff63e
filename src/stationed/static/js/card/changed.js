// Card, changed: what became of a unit between the two times that are compared.
//
// In:  the app, a deployment or a unit. Out: a line, or null while nothing is compared.

import { element } from '../dom/element.js';
import { changeDoubt, changeText } from '../panel/change-list.js';
import { betweenText, changesOf, comparisonOf } from '../shown/comparison.js';
/** @import { App } from '../app.js' */

/** @param {App} app @param {number} unit @param {number} claim of its deployment where it has no unit */
export function changedLine(app, unit, claim) {
  const compared = comparisonOf(app);
  if (!compared) return null;
  const { words } = app;
  const subject = unit >= 0 ? unit : compared.changes.subject[claim];
  const told = changesOf(compared.changes, subject).map((change) => {
    const doubt = changeDoubt(app, compared, subject, change);
    const said = `${words.say(`compare.${change}`)}: ${changeText(app, compared, subject, change).told}`;
    return doubt ? `${said} (${doubt})` : said;
  });
  return element('p', {
    class: 'stationed-quiet stationed-why',
    text: words.say('summary.sentence', {
      when: betweenText(app, compared),
      what: told.length ? told.join('; ') : words.say('compare.nothing'),
    }),
  });
}
