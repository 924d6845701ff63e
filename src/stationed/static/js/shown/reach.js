// Reach: how to come to see deployments that are not shown now, which claims belong to what, and over which years.
//
// In:  the tables, the selection and some deployments. Out: changes of the state, runs of claims, years in words.
// Pure: no DOM, no Leaflet, no clock.

import { FAR_FUTURE, FAR_PAST, isoDay } from '../data/days.js';
import { widened } from './widened.js';
import { DEFINITE, NOT, POSSIBLE, stateWithin } from './windows.js';
/** @import { BlockTables } from '../data/block.d.ts' */
/** @import { Choice } from './selection.js' */

/**
 * The one of some deployments to show, and the changes of the state that show it: none when one is shown already; else
 * the first period that holds one definitely, or possibly; else, or when a day is chosen, a day on which it was there.
 * A deployment without dates, or one that the reader left out, cannot be reached: it comes with no changes.
 * @param {BlockTables} tables @param {Choice} selection @param {Uint8Array} states as shown now
 * @param {number[]} deployments @returns {{deployment: number, changes: Record<string, string>}}
 */
export function reach(tables, selection, states, deployments) {
  const shown = deployments.filter((d) => states[d] !== NOT).sort((a, b) => states[b] - states[a]);
  if (shown.length) return { deployment: shown[0], changes: {} };
  const inPeriod = selection.first === null ? periodHolding(tables, selection.left, deployments) : null;
  if (inPeriod)
    return {
      deployment: inPeriod.deployment,
      changes: { periods: tables.periods.text('id', inPeriod.period), date: '', start_date: '', end_date: '' },
    };
  for (const deployment of deployments) {
    const day = dayOf(tables, selection.left, deployment);
    if (day === null) continue;
    return { deployment, changes: widened(tables, selection.periods, { date: isoDay(day) }) };
  }
  return { deployment: deployments.length ? deployments[0] : -1, changes: {} };
}

/**
 * The first period that holds one of the deployments definitely, else possibly.
 * @param {BlockTables} tables @param {Uint8Array | null} left @param {number[]} deployments
 * @returns {{period: number, deployment: number} | null}
 */
function periodHolding(tables, left, deployments) {
  const { periods } = tables;
  const [first, last] = [periods.numbers('first'), periods.numbers('last')];
  for (const state of [DEFINITE, POSSIBLE]) {
    for (let period = 0; period < periods.n; period += 1) {
      const deployment = deployments.find(
        (row) => stateWithin(tables, row, first[period], last[period], left) === state,
      );
      if (deployment !== undefined) return { period, deployment };
    }
  }
  return null;
}

/**
 * A day on which a deployment was there: its first sure day, else its first possible one; null when it has none.
 * @param {BlockTables} tables
 * @param {Uint8Array | null} left
 * @param {number} deployment
 * @returns {number | null}
 */
function dayOf(tables, left, deployment) {
  const { claims, deployments } = tables;
  const begin = deployments.numbers('first_claim')[deployment];
  const end = begin + deployments.numbers('claim_count')[deployment];
  for (const window of /** @type {const} */ (['definite', 'possible'])) {
    for (let claim = begin; claim < end; claim += 1) {
      if (left && left[claim]) continue;
      const first = claims.numbers(`${window}_first`)[claim];
      const last = claims.numbers(`${window}_last`)[claim];
      if (first > last) continue;
      if (first > FAR_PAST) return first;
      if (last < FAR_FUTURE) return last;
    }
  }
  return null;
}
