// Search results: what the index found, put into the reader's words and grouped.
//
// In:  the app and the finds, best first. Out: groups of results with name, what else to know, and what to select.

import { unitRuns } from '../data/claims.js';
import { declaredFor } from '../data/declared.js';
import { placeOf } from '../data/names.js';
import { Runs } from '../data/runs.js';
import { localised } from '../data/words.js';
import { about, lookOf, yearsOf } from './about.js';
import { fold } from './fold.js';
import { KINDS } from './index.js';
import { namedResults } from './named.js';
import { eventResult, periodResult } from './times.js';
/** @import { App } from '../app.js' */
/** @import { BlockTables, ColumnName } from '../data/block.d.ts' */
/** @import { Found } from './index.js' */

/**
 * @typedef {{kind: string, name: string, about: string, select: string, deployments: number[], symbol: number,
 * colour: string, changes?: Record<string, string>}} Result select: an id, or blank for the deployment that is reached;
 * changes: of the state, for what has a time of its own
 */

/** @typedef {(label: string, name: string) => string} Alias the name that was met, where the name shown does not say why */

/** Which claims belong to which unit, place and name in a declared column; made once, when the first search is. */
export class SearchRuns {
  /** @param {BlockTables} tables @param {readonly ColumnName[]} named columns of claims that are searched */
  constructor({ claims, units, locations }, named) {
    this.deployment = claims.numbers('deployment');
    this.begin = claims.numbers('possible_first');
    this.units = unitRuns({ claims, units });
    this.places = new Runs(claims.numbers('location'), locations.n);
    this.claims = claims;
    this.designations = claims.translated('designation');
    this.named = named.map((column) =>
      claims.translated(column).map((name) => {
        const texts = claims.distinct(name);
        return {
          codes: new Map(Array.from({ length: texts.length }, (_, code) => [texts.at(code), code])),
          runs: new Runs(claims.codes(name), texts.length),
        };
      }),
    );
  }

  /**
   * The deployments of some claims, each once, in order of time.
   * @param {ArrayLike<number>} claims
   * @returns {number[]}
   */
  deployments(claims) {
    const rows = Array.from(claims).sort((a, b) => this.begin[a] - this.begin[b]);
    return Array.from(new Set(rows.map((claim) => this.deployment[claim])));
  }

  /**
   * The claims of a unit that call it by a name; all of its claims when none does.
   * @param {number} unit
   * @param {string} label
   * @returns {ArrayLike<number>}
   */
  called(unit, label) {
    const claims = this.units.of(unit);
    const so = claims.filter((claim) => this.designations.some((name) => this.claims.text(name, claim) === label));
    return so.length ? so : claims;
  }

  /** The claims that say so in a column. @param {number} column @param {string} label @returns {number[]} */
  naming(column, label) {
    return this.named[column].flatMap(({ codes, runs }) => {
      const code = codes.get(label);
      return code === undefined ? [] : Array.from(runs.of(code));
    });
  }
}

/** What is named in a declared column is found under its name in each language: so many finds may be one of it. */
const SPELLINGS = 6;

/**
 * The groups of results, the best of each kind; the kind that has the best of all comes first.
 * @param {App} app
 * @param {SearchRuns} runs
 * @param {string} query
 * @param {Found[]} found
 * @param {(kind: string) => number} most results of each kind
 * @returns {{groups: {kind: string, title: string, results: Result[], count: number}[], count: number}}
 */
export function resultsOf(app, runs, query, found, most) {
  const words = fold(query).split(' ');
  // The name that was met is said as well, unless the name in the reader's language shows why it was found.
  const alias = (/** @type {string} */ label, /** @type {string} */ name) =>
    label === name || words.every((word) => fold(name).includes(word)) ? '' : label;
  const kinds = [
    ...KINDS.map((kind) => ({ kind, title: app.words.say(`search.${kind}`) })),
    ...declaredFor(app.data.meta, 'search').map(({ name, label }) => ({
      kind: name,
      title: localised(label, app.words.language),
    })),
  ];
  const groups = kinds
    .map(({ kind, title }, code) => {
      const finds = found.filter((find) => find.kind === code);
      const results =
        code < KINDS.length
          ? onceEach(finds.slice(0, most(kind)).map((find) => resultOf(app, runs, find, alias)))
          : namedResults(app, runs, finds.slice(0, SPELLINGS * most(kind)), alias);
      return {
        kind,
        title,
        results: results.slice(0, most(kind)),
        count: code < KINDS.length ? finds.length : results.length,
        rank: finds.length ? finds[0].rank : 0,
      };
    })
    .filter((group) => group.results.length > 0)
    .sort((a, b) => a.rank - b.rank);
  return { groups, count: groups.reduce((sum, group) => sum + group.results.length, 0) };
}

/**
 * Results that lead to one thing, made one.
 * @param {Result[]} results
 * @returns {Result[]}
 */
function onceEach(results) {
  const seen = new Set();
  return results.filter(({ select }) => !seen.has(select) && seen.add(select));
}

/**
 * @param {App} app
 * @param {SearchRuns} runs
 * @param {Found} find
 * @param {Alias} alias
 * @returns {Result}
 */
function resultOf(app, runs, find, alias) {
  if (find.kind === 0) return unitResult(app, find, runs.deployments(runs.called(find.target, find.label)), alias);
  if (find.kind === 1) return placeResult(app, find, runs.deployments(runs.places.of(find.target)), alias);
  return find.kind === 2 ? periodResult(app, find, alias) : eventResult(app, find, alias);
}

/**
 * @param {App} app
 * @param {Found} find
 * @param {number[]} rows
 * @param {Alias} alias
 * @returns {Result}
 */
function unitResult(app, find, rows, alias) {
  const { units, deployments } = app.tables;
  const name = units.words('designation', find.target, app.words.language);
  const place =
    rows.length === 1
      ? placeOf(app, deployments.numbers('first_claim')[rows[0]])
      : app.words.say('count.deployments', { n: rows.length });
  return {
    kind: 'unit',
    name,
    deployments: rows,
    ...lookOf(app, find.target),
    about: about([alias(find.label, name), rows.length ? place : '', yearsOf(app, rows)]),
    select: rows.length === 1 ? deployments.text('id', rows[0]) : units.text('id', find.target),
  };
}

/**
 * @param {App} app
 * @param {Found} find
 * @param {number[]} rows
 * @param {Alias} alias
 * @returns {Result}
 */
function placeResult(app, find, rows, alias) {
  const name = app.placeName(find.target);
  const count = rows.length ? app.words.say('count.deployments', { n: rows.length }) : '';
  return {
    kind: 'place',
    name,
    deployments: rows,
    symbol: -1,
    colour: '',
    select: app.tables.locations.text('id', find.target),
    about: about([alias(find.label, name), count, yearsOf(app, rows)]),
  };
}
