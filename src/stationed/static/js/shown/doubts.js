// Doubts: what a mark says of all that it stands for.
//
// In:  the tables. Out: whether any deployment of a mark is contested, and whether all its claims are uncertain.
// Pure: no DOM, no Leaflet, no clock.

/** @import { BlockTables } from '../data/block.d.ts' */
/** @import { Mark } from './standing.js' */

/** @param {BlockTables} tables */
export function doubtsOf({ claims, deployments }) {
  const deployment = claims.numbers('deployment');
  return {
    contested: (/** @type {Pick<Mark, 'all'>} */ { all }) =>
      all.some((claim) => deployments.text('contested_in', deployment[claim]) !== ''),
    hollow: (/** @type {Pick<Mark, 'all'>} */ { all }) =>
      all.every((claim) => claims.text('certainty', claim) === 'uncertain'),
  };
}
