// Card, extent: when a deployment stood, as a bar over the time of all in its list: full while it surely did, fading where
// its dates are in doubt.
//
// In:  the app, deployments. Out: a node for each; what it shows the dates beside it say in words.

import { claimsOfDeployment } from '../data/claims.js';
import { element } from '../dom/element.js';
/** @import { App } from '../app.js' */

/** @typedef {{from: number, to: number, sure: [number, number] | null}} Extent days; sure: the days of which there is no doubt */

/**
 * What gives each of some deployments its bar, or nothing where there is one day of time in all.
 * @param {App} app @param {number[]} rows
 * @returns {(row: number) => any}
 */
export function extentsOf(app, rows) {
  const extents = new Map(rows.map((row) => [row, extentOf(app, row)]));
  let [from, to] = [Infinity, -Infinity];
  for (const one of extents.values()) [from, to] = [Math.min(from, one.from), Math.max(to, one.to)];
  if (!(to > from)) return () => null;
  const share = (/** @type {number} */ day) => `${(((day - from) / (to - from)) * 100).toFixed(1)}%`;
  return (row) => {
    const one = /** @type {Extent} */ (extents.get(row));
    const middle = (one.from + one.to) / 2;
    const [first, last] = one.sure || [middle, middle];
    return element('span', { class: 'stationed-extent', 'aria-hidden': 'true' }, [
      element('span', {
        class: one.sure ? '' : 'stationed-extent-doubt',
        style: {
          '--stationed-from': share(one.from),
          '--stationed-first': share(first),
          '--stationed-last': share(last),
          '--stationed-to': share(one.to),
        },
      }),
    ]);
  };
}

/** The days of a deployment within the timeline: those at which a claim may hold, and those at which all surely do. @param {App} app @param {number} row @returns {Extent} */
function extentOf(app, row) {
  const { claims } = app.tables;
  const [begin, end] = app.data.meta.domain;
  const within = (/** @type {number} */ day) => Math.max(begin, Math.min(end, day));
  const own = claimsOfDeployment(app, row);
  const [from, to, first, last] = /** @type {const} */ ([
    'possible_first',
    'possible_last',
    'definite_first',
    'definite_last',
  ]).map((name) => own.map((claim) => within(claims.numbers(name)[claim])));
  /** @type {[number, number]} */
  const sure = [Math.max(...first), Math.min(...last)];
  return { from: Math.min(...from), to: Math.max(...to) + 1, sure: sure[0] <= sure[1] ? [sure[0], sure[1] + 1] : null };
}
