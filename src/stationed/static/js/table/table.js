// Table: the deployments that the map shows, as a table to read, sort and filter; the map for those who cannot see it.
//
// A row and the map's symbol are one choice: choosing either marks both. What is shown but not located, and what is not
// shown, stand below in parts of their own.
// Options: slot, the id of the element it fills.

import { button, element, replaceChildren } from '../dom/element.js';
import { icon } from '../dom/icons.js';
import { L } from '../dom/leaflet.js';
import { visit } from '../map/visit.js';
import { addAction } from '../panel/actions.js';
import { fold } from '../search/fold.js';
import { comparisonOf } from '../shown/comparison.js';
import { summaryText } from '../shown/summary.js';
import { TableBody } from './body.js';
import { tableColumns } from './columns.js';
import { TableFilter } from './filter.js';
import { Lines, matchingRows, rankingOf, sortedRows, tableParts } from './rows.js';
/** @import { App } from '../app.js' */
/** @import { TableColumn } from './columns.js' */
/** @import { Ranking } from './rows.js' */

export class Table extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'bottomleft', ...options });
    /** @type {App} */
    this.app = app;
    this.words = app.words;
    this.slot = options.slot || 'stationed-table';
    /** @type {() => void} */
    this.stop = () => {};
    /** @type {any} */
    this.root = null;
    this.body = new TableBody(this);
    /** @type {TableColumn[]} */
    this.columns = [];
    this.lines = new Lines([]);
    this.sort = { id: 'dates', sign: 1 };
    this.query = '';
    /** @type {Record<string, boolean>} */
    this.opened = { unlocated: true, hidden: false };
    /** @type {TableFilter | null} */
    this.filtering = null;
    /** @type {Record<string, Ranking>} the order of the columns that do not change with the time shown */
    this.rankings = {};
    this.narrow = window.matchMedia('(max-width: 760px)');
    this.onNarrow = () => this.shade();
    this.pending = 0;
    this.compared = comparisonOf(app);
  }

  onAdd() {
    this.root =
      document.getElementById(this.slot) ||
      document.body.appendChild(element('section', { id: this.slot, class: 'stationed-slot-table' }));
    this.root.hidden = true;
    this.opener = button('stationed-action', '', () => this.toggle(), {
      'aria-expanded': 'false',
      'aria-controls': this.slot,
    });
    addAction(this.opener);
    this.narrow.addEventListener('change', this.onNarrow);
    this.root.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Escape') this.toggle();
    });
    this.stop = this.app.on('state', (/** @type {any} */ event) => this.update(event));
    return element('div', { class: 'stationed-nothing' });
  }

  onRemove() {
    this.stop();
    this.opener.remove();
    this.narrow.removeEventListener('change', this.onNarrow);
    this.root.hidden = true;
    this.shade();
    document.body.classList.remove('stationed-with-table');
  }

  /** @param {{changes: Record<string, string>, first: boolean}} event */
  update(event) {
    const compared = comparisonOf(this.app);
    if (event.first || event.changes.language || compared !== this.compared) this.build();
    this.compared = compared;
    const chosenOnly = event.changes.select !== undefined && Object.keys(event.changes).length === 1;
    if (!this.root.hidden) chosenOnly ? this.showChosen() : this.later();
  }

  /** Shows the rows anew, at most a few times a second while the time runs. */
  later() {
    if (this.pending) return;
    this.pending = requestAnimationFrame(() =>
      setTimeout(() => {
        this.pending = 0;
        if (!this.root.hidden) this.show();
        this.showChosen();
      }, 60),
    );
  }

  build() {
    const { words } = this;
    replaceChildren(this.opener, [icon('table'), element('span', { text: words.say('table.open') })]);
    this.columns = tableColumns(this.app);
    const own = this.columns.filter(({ id }) => id === 'unit_kind' || id.startsWith('own-')).length;
    this.root.classList.toggle('stationed-wide', own > 0);
    this.root.style.setProperty('--stationed-own', String(own));
    this.filtering = new TableFilter(this.app, this.columns);
    this.rankings = {};
    this.title = element('h2', { id: 'stationed-table-title', tabindex: -1, text: words.say('table.title') });
    this.summary = element('p', { class: 'stationed-table-summary' });
    this.filter = element('input', {
      type: 'search',
      class: 'stationed-search-field',
      value: this.query,
      placeholder: words.say('table.filter'),
      'aria-label': words.say('table.filter'),
      on: { input: () => this.refilter() },
    });
    const close = button('stationed-close', '', () => this.toggle(), {
      'aria-label': words.say('table.close'),
      title: words.say('table.close'),
    });
    close.appendChild(icon('close'));
    this.root.setAttribute('aria-labelledby', 'stationed-table-title');
    replaceChildren(this.root, [
      element('header', { class: 'stationed-table-head' }, [this.title, this.summary, this.filter, close]),
      this.body.build(
        this.columns.map((column) => this.heading(column)),
        words.say('table.title'),
      ),
    ]);
    if (!this.root.hidden) this.show();
  }

  /** @param {TableColumn} column */
  heading(column) {
    const press = button('stationed-sort', column.title, () => this.sortBy(column.id));
    return element(
      'th',
      {
        scope: 'col',
        role: 'columnheader',
        class: `stationed-cell-${column.id}`,
        'data-column': column.id,
        'aria-sort': this.sortState(column.id),
      },
      [press],
    );
  }

  /** @param {string} id @returns {string | null} */
  sortState(id) {
    if (id !== this.sort.id) return null;
    return this.sort.sign > 0 ? 'ascending' : 'descending';
  }

  /** @param {string} id */
  sortBy(id) {
    this.sort = { id, sign: this.sort.id === id ? -this.sort.sign : 1 };
    for (const heading of this.root.querySelectorAll('thead th')) {
      const state = this.sortState(heading.dataset.column);
      if (state) heading.setAttribute('aria-sort', state);
      else heading.removeAttribute('aria-sort');
    }
    this.show();
    this.body.scroller.scrollTop = 0;
  }

  refilter() {
    this.query = this.filter.value;
    this.show();
    this.body.scroller.scrollTop = 0;
  }

  toggle() {
    const open = this.root.hidden;
    this.root.hidden = !open;
    document.body.classList.toggle('stationed-with-table', open);
    this.opener.setAttribute('aria-expanded', String(open));
    this.shade();
    if (!open) return this.opener.focus();
    this.show();
    this.showChosen();
    return this.title.focus({ preventScroll: true });
  }

  /** On phones the open table lies over all the rest, which is then out of reach for keys and readers too. */
  shade() {
    const over = !this.root.hidden && this.narrow.matches;
    for (const node of document.body.children)
      if (node !== this.root && node.getAttribute('role') !== 'status') node.toggleAttribute('inert', over);
  }

  /** @param {TableColumn} column @returns {Ranking} */
  rankingOf(column) {
    if (column.id === 'presence') return rankingOf(column.keys());
    if (!this.rankings[column.id]) this.rankings[column.id] = rankingOf(column.keys());
    return this.rankings[column.id];
  }

  show() {
    const parts = tableParts(this.app.shownNow.states, this.app.tally().located);
    const column = this.columns.find(({ id }) => id === this.sort.id) || this.columns[0];
    const ranking = this.rankingOf(column);
    const query = fold(this.query);
    const filter = /** @type {TableFilter} */ (this.filtering);
    this.lines = new Lines(
      Object.entries(parts).map(([part, all]) => ({
        part,
        total: all.length,
        headed: part !== 'shown' && all.length > 0,
        open: this.isOpen(part, query),
        rows: this.isOpen(part, query)
          ? sortedRows(
              matchingRows(all, query, (word) => filter.holding(word)),
              ranking,
              this.sort.sign,
            )
          : all,
      })),
    );
    const text = summaryText(this.app);
    this.summary.textContent = text;
    this.body.caption.textContent = `${this.words.say('table.title')}. ${text}`;
    this.body.show();
  }

  /** @param {string} part @param {string} query @returns {boolean} */
  isOpen(part, query) {
    return part === 'shown' || this.opened[part] || query !== '';
  }

  /** @param {number} row */
  isChosen(row) {
    return this.app.state.select === this.app.tables.deployments.text('id', row);
  }

  /** @param {number} row */
  onRow(row) {
    if (this.narrow.matches) this.toggle();
    visit(this.app, this.app.tables.deployments.text('id', row), [row], { near: true });
  }

  /** @param {string} part */
  onPart(part) {
    this.opened[part] = !this.opened[part];
    this.show();
  }

  /** Marks the chosen row and brings it into sight. */
  showChosen() {
    if (this.root.hidden) return;
    const target = this.app.state.select ? this.app.targetOf(this.app.state.select) : null;
    const line = target && target.table === 'deployments' ? this.lines.lineOf(target.row) : -1;
    if (line >= 0) this.body.reveal(line);
    for (const node of this.body.body.querySelectorAll('.stationed-row')) {
      const chosen = this.isChosen(Number(node.dataset.row));
      node.classList.toggle('stationed-chosen', chosen);
      if (chosen) node.setAttribute('aria-current', 'true');
      else node.removeAttribute('aria-current');
    }
  }
}
