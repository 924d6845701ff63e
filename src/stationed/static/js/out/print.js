// Print: the view as a sheet: title, map, legend, the table of what is shown, sources as notes at the end.
//
// In:  the app. Made when the browser is about to print and taken away afterwards. The map is brought to the size of
// the sheet with the same extent, in light colours; what is too much for a sheet is counted and named.

import { claimsOfDeployment } from '../data/claims.js';
import { creditOf, titleOf } from '../data/names.js';
import { element } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { marksDrawn } from '../map/drawn.js';
import { isPublic, linkTo } from './link.js';
import { comparisonOf } from '../shown/comparison.js';
import { summaryText } from '../shown/summary.js';
import { POSSIBLE } from '../shown/windows.js';
import { tableColumns } from '../table/columns.js';
import { rankingOf, sortedRows, tableParts } from '../table/rows.js';
/** @import { App } from '../app.js' */
/** @import { TableColumn } from '../table/columns.js' */

const MOST_PRINTED = 2000;

export class PrintSheet extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'topleft', ...options });
    this.app = app;
    /** @type {any[]} */
    this.nodes = [];
    /** @type {any} */
    this.before = null;
    this.listeners = { beforeprint: () => this.open(), afterprint: () => this.close() };
  }

  onAdd() {
    for (const [name, listener] of Object.entries(this.listeners)) window.addEventListener(name, listener);
    return element('div', { class: 'stationed-nothing' });
  }

  onRemove() {
    this.close();
    for (const [name, listener] of Object.entries(this.listeners)) window.removeEventListener(name, listener);
  }

  open() {
    if (this.before) this.close();
    const { app } = this;
    const root = document.documentElement;
    this.before = {
      theme: root.getAttribute('data-theme'),
      bounds: app.map.getBounds(),
      centre: app.map.getCenter(),
      zoom: app.map.getZoom(),
    };
    root.setAttribute('data-theme', 'light');
    root.classList.add('stationed-printing');
    const map = app.map.getContainer();
    this.nodes = [this.head(), this.sheet()];
    map.before(this.nodes[0]);
    map.after(this.nodes[1]);
    app.map.stop();
    app.map.invalidateSize({ animate: false });
    app.map.fitBounds(this.before.bounds, { animate: false });
    for (const marks of marksDrawn(app)) marks.redraw();
  }

  close() {
    if (!this.before) return;
    const { theme, centre, zoom } = this.before;
    const root = document.documentElement;
    if (theme === null) root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
    root.classList.remove('stationed-printing');
    for (const node of this.nodes) node.remove();
    this.before = null;
    this.app.map.invalidateSize({ animate: false });
    this.app.map.setView(centre, zoom, { animate: false });
    for (const marks of marksDrawn(this.app)) marks.redraw();
  }

  head() {
    return element('header', { class: 'stationed-sheet' }, [
      element('h1', { text: titleOf(this.app), ...this.app.words.own }),
      element('p', { class: 'stationed-sheet-summary', text: summaryText(this.app) }),
    ]);
  }

  sheet() {
    const { app } = this;
    const { words, shownNow } = app;
    const parts = tableParts(shownNow.states, app.tally().located);
    const columns = tableColumns(app).filter(({ id }) => id !== 'sources' && id !== 'presence');
    const dates = columns.filter(({ id }) => id === 'dates')[0];
    const ranking = rankingOf(dates.keys());
    const notes = new Notes(app);
    const shown = ['shown', 'unlocated']
      .map((part) => ({ part, rows: sortedRows(parts[/** @type {'shown'} */ (part)], ranking, 1) }))
      .filter(({ rows }) => rows.length);
    const table = element('table', { class: 'stationed-sheet-table' }, [
      element('thead', {}, [
        element('tr', {}, [
          ...columns.map(({ title }) => element('th', { scope: 'col', text: title })),
          element('th', { scope: 'col', text: words.say('table.sources') }),
        ]),
      ]),
      ...shown.map(({ part, rows }) => this.part(part, rows, columns, notes)),
    ]);
    const { licence } = app.data.meta;
    return element('section', { class: 'stationed-sheet' }, [
      this.legend(),
      shown.length ? table : null,
      parts.hidden.length ? element('p', { text: words.say('table.hidden', { n: parts.hidden.length }) }) : null,
      notes.list(),
      element('p', {
        class: 'stationed-sheet-credit',
        text: [creditOf(app), licence.name, isPublic() ? linkTo(app) : ''].filter(Boolean).join(' · '),
      }),
    ]);
  }

  /** @param {string} part @param {Int32Array} rows @param {TableColumn[]} columns @param {Notes} notes */
  part(part, rows, columns, notes) {
    const { words } = this.app;
    const width = columns.length + 1;
    const some = rows.length > MOST_PRINTED ? ` ${words.say('print.some', { n: MOST_PRINTED })}` : '';
    return element('tbody', {}, [
      element('tr', { class: 'stationed-sheet-part' }, [
        element('th', {
          scope: 'rowgroup',
          colspan: width,
          text: words.say(`table.${part}`, { n: rows.length }) + some,
        }),
      ]),
      ...Array.from(rows.subarray(0, MOST_PRINTED), (row) =>
        element('tr', {}, [
          ...columns.map((column, i) =>
            element(i ? 'td' : 'th', {
              scope: i ? null : 'row',
              class: `stationed-cell-${column.id}`,
              text: this.text(column, row),
            }),
          ),
          element('td', { text: notes.of(row) }),
        ]),
      ),
    ]);
  }

  /**
   * What a cell says; that a deployment is only possibly there is said with its dates.
   * @param {TableColumn} column
   * @param {number} row
   * @returns {string}
   */
  text(column, row) {
    const states = comparisonOf(this.app) ? null : this.app.shownNow.states; // of changes, which a column says
    const possible = column.id === 'dates' && states?.[row] === POSSIBLE;
    return column.text(row) + (possible ? ` (${this.app.words.say('presence.1')})` : '');
  }

  /** The legend of the map, unfolded, beside and not upon it. */
  legend() {
    const legend = document.querySelector('.stationed-signs');
    return legend ? element('div', { class: 'stationed-sheet-legend' }, [legend.cloneNode(true)]) : null;
  }
}

/** The sources of the rows, numbered in the order in which they are met. */
class Notes {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {Map<number, number>} */
    this.numbers = new Map();
  }

  /** The numbers of a deployment's sources. @param {number} row @returns {string} */
  of(row) {
    const sources = new Set(
      claimsOfDeployment(this.app, row).flatMap((claim) => this.app.tables.claims.list('sources', claim)),
    );
    for (const source of sources) if (!this.numbers.has(source)) this.numbers.set(source, this.numbers.size + 1);
    return this.app.words.list(Array.from(sources, (source) => String(this.numbers.get(source))));
  }

  list() {
    if (!this.numbers.size) return null;
    const { sources } = this.app.tables;
    return element('div', {}, [
      element('h2', { text: this.app.words.say('table.sources') }),
      element(
        'ol',
        { class: 'stationed-sheet-notes' },
        Array.from(this.numbers.keys(), (row) =>
          element('li', { text: [sources.text('citation', row), sources.text('url', row)].filter(Boolean).join(' ') }),
        ),
      ),
    ]);
  }
}
