// Claims: which claims belong to a deployment, and which deployments to a unit or a side.
//
// In:  the tables. Out: rows of claims and deployments.

import { Runs } from './runs.js';
/** @import { App } from '../app.js' */
/** @import { BlockTables } from './block.d.ts' */

/** The claims of a deployment. @param {App} app @param {number} deployment @returns {number[]} */
export function claimsOfDeployment(app, deployment) {
  const { deployments } = app.tables;
  const first = deployments.numbers('first_claim')[deployment];
  return Array.from({ length: deployments.numbers('claim_count')[deployment] }, (_, i) => first + i);
}

/** @type {WeakMap<BlockTables['claims'], Runs>} the claims of each unit, by the table of claims; made when first asked for */
const UNIT_RUNS = new WeakMap();

/** The claims of each unit. @param {Pick<BlockTables, 'claims' | 'units'>} tables @returns {Runs} */
export function unitRuns({ claims, units }) {
  const known = UNIT_RUNS.get(claims);
  if (known) return known;
  const runs = new Runs(claims.numbers('unit'), units.n);
  UNIT_RUNS.set(claims, runs);
  return runs;
}

/**
 * The deployments of a unit, in order of time. One whose start nobody knows comes before what begins at its end.
 * @param {App} app
 * @param {number} unit
 * @returns {number[]}
 */
export function deploymentsOfUnit(app, unit) {
  const { claims, deployments } = app.tables;
  if (unit < 0) return [];
  const of = claims.numbers('deployment');
  const found = Array.from(new Set(Array.from(unitRuns(app.tables).of(unit), (claim) => of[claim])));
  const days = new Map(found.map((d) => [d, begins(claims, deployments.numbers('first_claim')[d])]));
  return found.sort((a, b) => (days.get(a) ?? 0) - (days.get(b) ?? 0));
}

/** The day by which a claim is put in order. @param {any} claims @param {number} claim @returns {number} */
function begins(claims, claim) {
  const known = claims.text('start', claim) !== '' || claims.text('end', claim) === '';
  return known ? claims.numbers('possible_first')[claim] : claims.numbers('definite_last')[claim] - 0.5;
}

/** @typedef {{claims: number[], deployments: number[]}} OfSide */

/** @type {WeakMap<BlockTables['claims'], Map<number, OfSide>>} what each side has, made when first asked for */
const SIDES = new WeakMap();

/** The claims about units of a side, in the order of the block, and their deployments. @param {Pick<BlockTables, 'claims' | 'units'>} tables @param {number} side @returns {OfSide} */
export function ofSide({ claims, units }, side) {
  const sides = SIDES.get(claims) || new Map();
  SIDES.set(claims, sides);
  if (!sides.has(side)) {
    const [unit, of, deployment] = [claims.numbers('unit'), units.numbers('allegiance'), claims.numbers('deployment')];
    const own = [];
    for (let claim = 0; claim < claims.n; claim += 1) if (unit[claim] >= 0 && of[unit[claim]] === side) own.push(claim);
    sides.set(side, { claims: own, deployments: Array.from(new Set(own.map((claim) => deployment[claim]))) });
  }
  return sides.get(side);
}

/** The deployments of the units of a side. @param {App} app @param {number} side @returns {number[]} */
export function deploymentsOfSide({ tables }, side) {
  return ofSide(tables, side).deployments;
}
