// Change column: what became of a deployment's unit between the two times that are compared.
//
// In:  the app. Out: a column of the table, in the place of whether a deployment is there at this time.

import { changesOf, comparisonOf, isFlagged } from '../shown/comparison.js';
import { NOT } from '../shown/windows.js';
/** @import { App } from '../app.js' */
/** @import { Comparison } from '../shown/comparison.js' */
/** @import { TableColumn } from './columns.js' */

/** @param {App} app @returns {TableColumn} */
export function changeColumn(app) {
  const { words, tables } = app;
  const first = tables.deployments.numbers('first_claim');
  const { changes, held } = /** @type {Comparison} */ (comparisonOf(app));
  const text = (/** @type {number} */ row) => {
    const subject = changes.subject[first[row]];
    if (held.states[row] === NOT) return '';
    const said = changesOf(changes, subject).map((change) => {
      const word = words.say(`compare.${change}`);
      return isFlagged(changes.possible, subject, change) ? `${word}?` : word;
    });
    return words.list(said);
  };
  const keys = () => {
    const found = new Float64Array(tables.deployments.n).fill(NaN);
    for (let row = 0; row < found.length; row += 1) {
      // The first of its changes in their order, those that are sure before those that are not.
      const subject = changes.subject[first[row]];
      const bits = held.states[row] === NOT ? 0 : changes.kinds[subject];
      if (bits) found[row] = 2 * Math.log2(bits & -bits) + Number((changes.possible[subject] & bits & -bits) > 0);
    }
    return found;
  };
  return { id: 'change', title: words.say('compare.change'), text, keys };
}
