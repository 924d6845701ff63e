// Legend of changes: while two times are compared, each change by its colour, and what hollow and dashed signs mean.
//
// In:  the app. Out: rows of the legend, or null while nothing is compared.

import { element } from '../dom/element.js';
import { CHANGES } from '../shown/changes.js';
import { comparisonOf } from '../shown/comparison.js';
import { signRow } from './legend-keys.js';
/** @import { App } from '../app.js' */
/** @import { Comparison } from '../shown/comparison.js' */

/** The signs whose meaning is another while times are compared. */
export const SAID_HERE = ['possible', 'uncertain', 'contested'];

/** @param {App} app @returns {any[] | null} */
export function changeRows(app) {
  const compared = comparisonOf(app);
  if (!compared || app.state.beside) return null;
  const { changes } = compared;
  const drawn = drawnChanges(app, compared);
  const counts = compared.counts.filter(({ name }) => drawn.has(name));
  const rows = counts.map(({ name }) =>
    element('li', { class: `stationed-change-${name}` }, [
      element('span', { class: 'stationed-swatch' }),
      element('span', { text: app.words.say(`compare.${name}`) }),
    ]),
  );
  if (counts.some(({ name }) => name === 'left' || name === 'moved'))
    rows.push(signRow(app, 'uncertain', 'compare.before'));
  if (counts.some(({ possible }) => possible)) rows.push(signRow(app, 'possible', 'compare.maybe'));
  if (changes.disputed.some((one) => one > 0)) rows.push(signRow(app, 'contested'));
  return rows;
}

/** The changes that have a place on the map. @param {App} app @param {Comparison} comparison @returns {Set<string>} */
function drawnChanges({ tables }, { held, changes }) {
  const { claims, locations } = tables;
  const [place, located] = [claims.numbers('location'), locations.numbers('located')];
  let bits = 0;
  for (let claim = 0; claim < held.flags.length; claim += 1)
    if (held.flags[claim] && place[claim] >= 0 && located[place[claim]]) bits |= changes.kinds[changes.subject[claim]];
  return new Set(CHANGES.filter((_, i) => (bits >> i) & 1));
}
