// Table filter: which deployments hold a word in any of their cells.
//
// In:  the app, the columns of the table, a folded word. Out: whether a row holds it. Up to some thousand rows the
// cells are looked at as they are read; above, the distinct texts that rows are made of, each once, of dates what is
// written and the words about it.

import { claimsOfDeployment } from '../data/claims.js';
import { declaredFor, saidIn } from '../data/declared.js';
import { designationOf, thingsOf } from '../data/names.js';
import { Folder } from '../search/fold.js';
/** @import { App } from '../app.js' */
/** @import { Columns } from '../data/columns.js' */
/** @import { Words } from '../data/words.js' */
/** @import { TableColumn } from './columns.js' */

/** Up to so many rows the text of each is made and kept. */
const ROWS_FOLDED = 20000;

export class TableFilter {
  /** @param {App} app @param {TableColumn[]} columns */
  constructor(app, columns) {
    this.app = app;
    this.columns = columns;
    this.folder = new Folder();
    /** Columns that are searched by and have no column in the table. */
    this.named = declaredFor(app.data.meta, 'search').filter(({ shows }) => !shows.includes('table'));
    /** @type {string[]} */
    this.rows = [];
    /** @type {{texts: string[], codes: ArrayLike<number>, via: ArrayLike<number> | null}[] | null} */
    this.parts = null;
    /** @type {Map<string, Uint8Array>} what the last words were found in */
    this.found = new Map();
  }

  /** @param {string} word folded @returns {(row: number) => boolean} */
  holding(word) {
    if (this.app.tables.deployments.n <= ROWS_FOLDED) return (row) => this.folded(row).includes(word);
    const flags = this.flags(word);
    return (row) => flags[row] === 1;
  }

  /** What a row says, folded; made when it is first asked for. @param {number} row @returns {string} */
  folded(row) {
    if (this.rows[row] === undefined) {
      const { claims } = this.app.tables;
      const { words } = this.app;
      const own = claimsOfDeployment(this.app, row).flatMap((claim) => [
        designationOf(this.app, claim).own,
        ...this.named.map((one) => saidIn(words, one, claims.words(one.name, claim, words.language))),
      ]);
      this.rows[row] = this.folder.text(
        [
          ...this.columns.filter(({ id }) => id !== 'presence' && id !== 'sources').map((column) => column.text(row)),
          ...own,
        ].join(' '),
      );
    }
    return this.rows[row];
  }

  /** A flag for each deployment that holds a word. @param {string} word @returns {Uint8Array} */
  flags(word) {
    const { claims, deployments } = this.app.tables;
    const known = this.found.get(word);
    if (known) return known;
    const flags = new Uint8Array(deployments.n);
    const deployment = claims.numbers('deployment');
    if (!this.parts) this.parts = this.build();
    for (const { texts, codes, via } of this.parts) {
      const holds = new Uint8Array(texts.length);
      let any = false;
      for (let i = 0; i < texts.length; i += 1) {
        if (!texts[i].includes(word)) continue;
        holds[i] = 1;
        any = true;
      }
      if (!any) continue;
      for (let claim = 0; claim < claims.n; claim += 1) {
        const row = via === null ? claim : via[claim];
        if (row >= 0 && holds[codes[row]]) flags[deployment[claim]] = 1;
      }
    }
    if (this.found.size > 5) this.found.clear();
    this.found.set(word, flags);
    return flags;
  }

  /** The distinct texts that cells are made of, folded, and how claims lead to them. */
  build() {
    const { tables, words, data } = this.app;
    const { claims, units, locations, names, deployments } = tables;
    const { language } = words;
    const part = (
      /** @type {Columns} */ table,
      /** @type {string} */ name,
      /** @type {ArrayLike<number> | null} */ via,
      say = (/** @type {string} */ text) => text,
    ) => {
      const distinct = table.distinct(name);
      const texts = Array.from({ length: distinct.length }, (_, code) =>
        this.folder.text(say(String(distinct.at(code)))),
      );
      return { texts, codes: table.codes(name), via };
    };
    const things = (/** @type {string} */ text) => thingsOf(this.app, text);
    return [
      ...claims.translated('designation').map((name) => part(claims, name, null)),
      ...[...this.named, ...declaredFor(data.meta, 'table')].flatMap((column) =>
        claims.translated(column.name).map((name) => part(claims, name, null, (text) => saidIn(words, column, text))),
      ),
      ...units.translated('designation').map((name) => part(units, name, claims.numbers('unit'))),
      ...locations.translated('name').map((name) => part(locations, name, claims.numbers('location'))),
      this.placeNames(names, locations, claims),
      this.placeWords(locations, claims),
      ...['start', 'end'].map((name) => part(claims, name, null, (text) => withMonth(words, text))),
      part(claims, `dates_${language}`, null, (text) => (text ? wordsOfPattern(text) : words.say('dates.none'))),
      ...data.meta.quantities
        .map((one) => /** @type {const} */ (`${one.name}_${language}`))
        .filter((name) => claims.has(name))
        .map((name) => part(claims, name, null)),
      part(deployments, 'contested_in', claims.numbers('deployment'), things),
    ];
  }

  /** What is said of places that are not on the map. @param {Columns} locations @param {Columns} claims */
  placeWords(locations, claims) {
    const { words } = this.app;
    const texts = ['', words.say('place.none'), words.say('place.unlocated', { name: '' })].map((text) =>
      this.folder.text(text),
    );
    const [place, located] = [claims.numbers('location'), locations.numbers('located')];
    const codes = new Uint8Array(claims.n);
    for (let claim = 0; claim < claims.n; claim += 1)
      codes[claim] = place[claim] < 0 ? 1 : located[place[claim]] ? 0 : 2;
    return { texts, codes, via: null };
  }

  /**
   * The names of places through time, all those of a location together.
   * @param {Columns} names
   * @param {Columns} locations
   * @param {Columns} claims
   */
  placeNames(names, locations, claims) {
    const first = locations.numbers('first_name');
    const count = locations.numbers('name_count');
    const texts = [''];
    const codes = new Uint32Array(locations.n);
    for (let row = 0; row < locations.n; row += 1) {
      if (!count[row]) continue;
      codes[row] = texts.length;
      texts.push(
        Array.from({ length: count[row] }, (_, i) => this.folder.text(names.text('name', first[row] + i))).join(''),
      );
    }
    return { texts, codes, via: claims.numbers('location') };
  }
}

/**
 * A date as written, with the name of its month, so that either is found.
 * @param {Words} words
 * @param {string} text
 * @returns {string}
 */
function withMonth(words, text) {
  return text.replace(/-(\d\d)\b/, (part, month) =>
    month >= '01' && month <= '12'
      ? `${part} ${words.find('months.of')[Number(month) - 1]} ${words.find('months')[Number(month) - 1]}`
      : part,
  );
}

/** The words of a pattern without what fills it: about, before, winter. @param {string} pattern @returns {string} */
function wordsOfPattern(pattern) {
  return pattern.replace(/\{\{|\{[^}]*\}/g, ' ');
}
