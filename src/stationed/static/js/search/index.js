// Search index: names in any script of the data, found by any spelling of them that is near.
//
// In:  the tables, and the columns of claims that are declared to be searched (commander). Out: an index that gives, for
// a few letters, units, places, periods, events and what those columns name, the best first.
// Each distinct text is folded once into one long string, and a search is a search in that string; rows are looked up
// only for what is found. Pure: no DOM, no Leaflet, no clock.

import { lastBefore } from '../data/days.js';
import { Folder, fold } from './fold.js';
/** @import { BlockTables, ColumnName } from '../data/block.d.ts' */
/** @import { Columns } from '../data/columns.js' */

/** Kinds of things that every map names; those of the declared columns follow, in their order. */
export const KINDS = /** @type {const} */ (['units', 'places', 'periods', 'events']);

/**
 * @typedef {{labels: string[], kinds: number[], targets: number[]}} Entries one name each: as written, kind, row that
 * it names
 */

/** Takes each name of a kind of thing once. */
class EntryList {
  constructor() {
    /** @type {Entries} */
    this.entries = { labels: [], kinds: [], targets: [] };
    this.seen = new Set();
  }

  /** @param {string} label @param {number} kind @param {number} target */
  add(label, kind, target) {
    if (label === '' || target < 0) return;
    const key = `${kind} ${target} ${label}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.entries.labels.push(label);
    this.entries.kinds.push(kind);
    this.entries.targets.push(target);
  }

  /**
   * Names in the columns of a table: for each distinct text of a column the rows it names.
   * @param {Columns} table
   * @param {string} name
   * @param {number} kind
   * @param {(row: number) => number} target
   * @returns {Generator<void>}
   */
  *columns(table, name, kind, target) {
    for (const key of table.translated(name)) {
      const codes = table.codes(key);
      const texts = table.distinct(key);
      const last = new Int32Array(texts.length).fill(-1);
      for (let row = 0; row < table.n; row += 1) {
        if (row % STEP === 0) yield;
        const to = target(row);
        if (last[codes[row]] === to) continue;
        last[codes[row]] = to;
        this.add(String(texts.at(codes[row])), kind, to);
      }
    }
  }
}

/** After so many rows or names the making of the index rests, when it is made in idle time. */
export const STEP = 5000;

/**
 * Every name of the tables: designations of units, also those of other times, and their kinds (monastery, battle); names
 * of places; titles of periods and events; what is named in the declared columns, as rows of the first claim that names
 * it.
 * @param {BlockTables} tables @param {readonly ColumnName[]} named columns @returns {Generator<void, Entries>}
 */
function* entrySteps(tables, named) {
  const { units, claims, locations, names, periods, events } = tables;
  const list = new EntryList();
  yield* list.columns(units, 'designation', 0, (row) => row);
  const unit = claims.numbers('unit');
  yield* list.columns(claims, 'designation', 0, (row) => unit[row]);
  yield* list.columns(locations, 'name', 1, (row) => row);
  yield* list.columns(units, 'kind', 0, (row) => row);
  const place = new Int32Array(names.n).fill(-1);
  const first = locations.numbers('first_name');
  const count = locations.numbers('name_count');
  for (let row = 0; row < locations.n; row += 1) place.fill(row, first[row], first[row] + count[row]);
  yield* list.columns(names, 'name', 1, (row) => place[row]);
  yield* list.columns(periods, 'title', 2, (row) => row);
  yield* list.columns(events, 'title', 3, (row) => row);
  for (let i = 0; i < named.length; i += 1)
    for (const column of claims.translated(named[i]))
      addNamed(list, KINDS.length + i, claims.codes(column), claims.distinct(column));
  return list.entries;
}

/**
 * The index of some names, made in steps, so that the page can rest between them.
 * @param {Entries} entries
 * @returns {Generator<void, SearchIndex>}
 */
export function* foldSteps(entries) {
  const folder = new Folder();
  const folded = [];
  for (const label of entries.labels) {
    if (folded.length % STEP === 0) yield;
    folded.push(folder.text(label));
  }
  return new SearchIndex(entries, folded);
}

/**
 * The index of the tables, made in steps.
 * @param {BlockTables} tables
 * @param {readonly ColumnName[]} named columns of claims that are searched
 * @returns {Generator<void, SearchIndex>}
 */
export function* indexSteps(tables, named) {
  return yield* foldSteps(yield* entrySteps(tables, named));
}

/** What something made in steps comes to, without a rest. @template T @param {Generator<void, T>} steps @returns {T} */
export function finish(steps) {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * @param {EntryList} list
 * @param {number} kind
 * @param {ArrayLike<number>} codes
 * @param {{length: number, at: (code: number) => string}} texts
 */
function addNamed(list, kind, codes, texts) {
  const met = new Uint8Array(texts.length);
  for (let row = 0; row < codes.length; row += 1) {
    if (met[codes[row]]) continue;
    met[codes[row]] = 1;
    list.add(String(texts.at(codes[row])), kind, row);
  }
}

/**
 * Whether a number stands in a folded text as such, not as the beginning of a longer one.
 * @param {string} text
 * @param {string} digits
 * @returns {boolean}
 */
function wholeNumber(text, digits) {
  for (let at = text.indexOf(` ${digits}`); at >= 0; at = text.indexOf(` ${digits}`, at + 1)) {
    const next = text.charCodeAt(at + 1 + digits.length);
    if (!(next >= 48 && next <= 57)) return true;
  }
  return false;
}

/** @typedef {{kind: number, target: number, label: string, rank: number}} Found */

export class SearchIndex {
  /** @param {Entries} entries @param {string[]} folded their labels, folded */
  constructor(entries, folded) {
    this.entries = entries;
    this.starts = new Uint32Array(folded.length + 1);
    let at = 1;
    folded.forEach((text, i) => {
      this.starts[i] = at;
      at += text.length + 1;
    });
    this.starts[folded.length] = at;
    this.text = `\n${folded.join('\n')}\n`;
  }

  /**
   * What a query finds, best first: the whole name, its beginning, beginnings of its words, letters within it.
   * @param {string} query @param {number} [most] names looked at for each of these ways @returns {Found[]}
   */
  find(query, most = 1000) {
    const key = fold(query);
    if (key === '') return [];
    const words = key.split(' ');
    // A number parts more names from one another than a word does.
    const rarest =
      words.find((word) => /^\d+$/.test(word)) ||
      words.reduce((one, other) => (other.length > one.length ? other : one));
    /** @type {Map<number, number>} */
    const ranks = new Map();
    this.scan(`\n ${key}`, most, (entry) => this.take(ranks, entry, 1, words, key));
    this.scan(` ${rarest}`, most, (entry) => this.take(ranks, entry, 2, words, key));
    const within = !/^\d+$/.test(rarest) && (rarest.length > 1 || rarest > '\u024f');
    if (within && ranks.size < 60) this.scan(rarest, most, (entry) => this.take(ranks, entry, 3, words, key));
    return this.best(ranks, query);
  }

  /** @param {string} needle @param {number} most @param {(entry: number) => void} visit */
  scan(needle, most, visit) {
    let at = this.text.indexOf(needle);
    for (let n = 0; at >= 0 && n < most; n += 1) {
      const entry = lastBefore(this.starts, needle[0] === '\n' ? at + 1 : at);
      visit(entry);
      at = this.text.indexOf(needle, this.starts[entry + 1] - 1);
    }
  }

  /**
   * Ranks an entry, unless it has a better rank or misses one of the words.
   * @param {Map<number, number>} ranks
   * @param {number} entry
   * @param {number} rank
   * @param {string[]} words
   * @param {string} key
   */
  take(ranks, entry, rank, words, key) {
    if (ranks.has(entry)) return;
    const text = this.text.slice(this.starts[entry], this.starts[entry + 1] - 1);
    if (text.length === key.length + 1 && text.endsWith(key)) {
      ranks.set(entry, 0);
      return;
    }
    let doubt = 0;
    for (const word of words) {
      const at = text.indexOf(` ${word}`);
      if (/^\d+$/.test(word)) {
        if (at < 0) return;
        if (!wholeNumber(text, word)) doubt += 1;
      } else if (at < 0) {
        if (!text.includes(word)) return;
        doubt += 1;
      }
    }
    ranks.set(entry, rank + doubt * 4);
  }

  /**
   * The entries by rank, each thing once under its best name; a name in the script of the query is the better one.
   * @param {Map<number, number>} ranks
   * @param {string} query
   * @returns {Found[]}
   */
  best(ranks, query) {
    const { labels, kinds, targets } = this.entries;
    const latin = /\p{Script=Latin}/u;
    const rankOf = (/** @type {string} */ label, /** @type {number} */ rank) =>
      latin.test(label) === latin.test(query) ? rank : rank + 0.5;
    const found = Array.from(ranks, ([entry, rank]) => ({
      entry,
      rank: rankOf(labels[entry], rank),
      label: labels[entry],
      kind: kinds[entry],
      target: targets[entry],
    }));
    found.sort((a, b) => a.rank - b.rank || a.label.length - b.label.length || a.entry - b.entry);
    const seen = new Set();
    return found.filter(({ kind, target }) => {
      const key = `${kind} ${target}`;
      return !seen.has(key) && seen.add(key);
    });
  }
}
