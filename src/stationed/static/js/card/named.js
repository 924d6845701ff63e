// Card, what is named: the other deployments of whoever a deployment names, such as the other posts of its commander.
//
// In:  the app and the deployment. Out: a section for each name in a column that is searched.

import { deploymentList } from './list.js';
import { claimsOfDeployment } from '../data/claims.js';
import { declaredFor } from '../data/declared.js';
import { localised } from '../data/words.js';
import { element } from '../dom/element.js';
/** @import { App } from '../app.js' */

/** @param {App} app @param {number} row deployment @returns {any[]} */
export function namedSections(app, row) {
  const { words, tables, data } = app;
  return declaredFor(data.meta, 'search').flatMap((column) => {
    const named = new Set();
    return claimsOfDeployment(app, row).flatMap((claim) => {
      const name = tables.claims.words(column.name, claim, words.language);
      if (!name || named.has(name)) return [];
      named.add(name);
      const others = othersNaming(app, column.name, claim).filter((other) => other !== row);
      if (!others.length) return [];
      return [
        element('section', { class: 'stationed-claim' }, [
          element('h3', { text: `${localised(column.label, words.language)}: ${name}` }),
          deploymentList(app, others, true),
        ]),
      ];
    });
  });
}

/**
 * The deployments with a claim that says in a column, in any language, what a claim says there; in order of time.
 * @param {App} app
 * @param {string} column
 * @param {number} claim
 * @returns {number[]}
 */
function othersNaming({ tables: { claims } }, column, claim) {
  const [deployment, begin] = [claims.numbers('deployment'), claims.numbers('possible_first')];
  /** @type {Map<number, number>} the first day of each */
  const found = new Map();
  for (const key of claims.translated(/** @type {any} */ (column))) {
    if (!claims.text(key, claim)) continue;
    const codes = claims.codes(key);
    for (let other = 0; other < claims.n; other += 1)
      if (codes[other] === codes[claim])
        found.set(deployment[other], Math.min(begin[other], found.get(deployment[other]) ?? Infinity));
  }
  return Array.from(found, ([row, day]) => ({ row, day }))
    .sort((a, b) => a.day - b.day || a.row - b.row)
    .map(({ row }) => row);
}
