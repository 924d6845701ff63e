// Named: results for what is named in a declared column: a commander once, with all postings.
//
// In:  the app, the runs of claims, the finds in such columns. Out: a result for each name in the reader's language.

import { declaredFor } from '../data/declared.js';
import { designationOf } from '../data/names.js';
import { about, lookOf, yearsOf } from './about.js';
import { KINDS } from './index.js';
/** @import { App } from '../app.js' */
/** @import { Found } from './index.js' */
/** @import { Alias, Result, SearchRuns } from './results.js' */

/** A result names so many units and says how many more there are. */
const UNITS_NAMED = 2;

/**
 * One result for each name, however many languages and deployments have it.
 * @param {App} app
 * @param {SearchRuns} runs
 * @param {Found[]} finds of one column, the best first
 * @param {Alias} alias
 * @returns {Result[]}
 */
export function namedResults(app, runs, finds, alias) {
  const { claims } = app.tables;
  /** @type {Map<string, {find: Found, claims: Set<number>}>} */
  const named = new Map();
  for (const find of finds) {
    const column = columnOf(app, find);
    for (const claim of runs.naming(find.kind - KINDS.length, find.label)) {
      const name = claims.words(column, claim, app.words.language) || find.label;
      const one = named.get(name) || { find, claims: new Set() };
      one.claims.add(claim);
      named.set(name, one);
    }
  }
  return Array.from(named, ([name, one]) => {
    const rows = runs.deployments(Array.from(one.claims));
    return {
      kind: columnOf(app, one.find),
      name,
      deployments: rows,
      select: rows.length === 1 ? app.tables.deployments.text('id', rows[0]) : '',
      ...lookOf(app, claims.numbers('unit')[Math.min(...one.claims)]),
      about: about([alias(one.find.label, name), unitsOf(app, rows), yearsOf(app, rows)]),
    };
  });
}

/** The column that a find is in. @param {App} app @param {Found} find */
function columnOf(app, find) {
  return declaredFor(app.data.meta, 'search')[find.kind - KINDS.length].name;
}

/** The first units of some deployments by name, and how many more postings there are. @param {App} app @param {number[]} rows */
function unitsOf(app, rows) {
  const { deployments } = app.tables;
  const names = Array.from(
    new Set(rows.map((row) => designationOf(app, deployments.numbers('first_claim')[row]).name)),
  );
  const count = rows.length > 1 ? app.words.say('count.deployments', { n: rows.length }) : '';
  const more = names.length - UNITS_NAMED;
  return about([
    app.words.list(names.slice(0, UNITS_NAMED)) + (more > 0 ? ` ${app.words.say('map.more', { n: more })}` : ''),
    count,
  ]);
}
