// Panel: title, search and every period with its colour, span, counts and summary.
//
// A click on a period shows it alone and moves the map to it, unless the reader has moved that; its box adds or removes it; all and none do as they say.
// Arrow keys move between periods. Options: slot, the id of the element it fills; without one a corner of the map.

import { localised } from '../data/words.js';
import { button, element, replaceChildren } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { shield } from '../dom/shield.js';
import { spanText } from '../shown/moment.js';
import { Choices } from './choices.js';
/** @import { App } from '../app.js' */

export class Panel extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'topleft', ...options });
    /** @type {App} */
    this.app = app;
    /** @type {() => void} */
    this.stop = () => {};
    /** @type {any} */
    this.root = null;
    /** @type {any} */
    this.folder = null;
    /** @type {any[]} */
    this.rows = [];
    this.choices = new Choices(app);
    this.slot = options.slot || 'stationed-panel';
  }

  onAdd() {
    const slot = document.getElementById(this.slot);
    this.root = element('div', { class: 'stationed-panel' });
    shield(this.root);
    const ends = [
      this.app.on('state', (/** @type {any} */ event) => this.update(event)),
      this.app.on('placed', () => this.bringAlone()),
    ];
    this.stop = () => ends.forEach((end) => end());
    if (!slot) return this.root;
    slot.appendChild(this.root);
    return element('div', { class: 'stationed-nothing' });
  }

  onRemove() {
    this.stop();
    this.root.remove();
  }

  /** @param {{changes: Record<string, string>, first: boolean}} event */
  update(event) {
    if (event.first || event.changes.language) this.build();
    const on = new Set(this.app.periodRows());
    const dated = this.app.days().first !== null;
    this.rows.forEach((/** @type {any} */ row, /** @type {number} */ i) => {
      row.node.classList.toggle('stationed-on', on.has(i));
      row.node.classList.toggle('stationed-alone', on.size === 1 && on.has(i));
      row.box.checked = on.has(i);
      row.name.setAttribute('aria-pressed', String(on.size === 1 && on.has(i) && !dated));
    });
    if (!event.first && event.changes.periods) this.bringAlone();
  }

  /** Brings the period that is alone into sight, with its summary; the title of the map stays above it. */
  bringAlone() {
    const on = this.app.periodRows();
    if (on.length === 1) this.bring(this.rows[on[0]].node);
  }

  /**
   * Scrolls the panel, and nothing else, so far that a period is seen whole, or from its first line on where it is
   * higher than the panel.
   * @param {HTMLElement} node
   */
  bring(node) {
    const [panel, row] = [this.root.getBoundingClientRect(), node.getBoundingClientRect()];
    const head = this.root.querySelector('.stationed-head');
    const top = getComputedStyle(head).position === 'sticky' ? panel.top + head.offsetHeight : panel.top;
    const below = Math.min(row.bottom - panel.bottom + 8, row.top - top);
    if (below > 0) this.root.scrollTop += below;
    else if (row.top < top) this.root.scrollTop -= top - row.top + 8;
  }

  build() {
    const { words, data, tables } = this.app;
    const meta = data.meta;
    const language = words.language;
    this.rows = Array.from({ length: tables.periods.n }, (_, row) => this.row(row));
    const all = button('stationed-link', words.say('periods.all'), () =>
      this.app.apply({ periods: 'all', date: '', start_date: '', end_date: '' }),
    );
    const none = button('stationed-link', words.say('periods.none'), () => this.app.apply({ periods: 'none' }));
    replaceChildren(this.root, [
      element('header', { class: 'stationed-head' }, [
        element('h1', { text: localised(meta.title, language), ...words.own }),
        element('p', { class: 'stationed-quiet', text: this.subtitle() }),
        this.fold(),
      ]),
      element('div', { class: 'stationed-periods-head' }, [
        element('h2', { text: words.say('periods.title') }),
        this.rows.length > 1 ? element('span', { class: 'stationed-links' }, [all, none]) : null,
      ]),
      element(
        'ul',
        { class: 'stationed-periods', on: { keydown: (/** @type {KeyboardEvent} */ event) => this.key(event) } },
        this.rows.map((/** @type {any} */ row) => row.node),
      ),
      this.choices.build(),
    ]);
  }

  /** The button that unfolds the periods where the screen is too small to show them beside the map. */
  fold() {
    const open = () => document.documentElement.getAttribute('data-panel') === 'open';
    const words = this.app.words;
    this.folder = button('stationed-fold', words.say('periods.title'), () => this.unfold(!open()), {
      'aria-expanded': String(open()),
    });
    return this.folder;
  }

  /** Shows the periods, or the map in their stead, on small screens. @param {boolean} open */
  unfold(open) {
    document.documentElement.setAttribute('data-panel', open ? 'open' : 'folded');
    this.folder.setAttribute('aria-expanded', String(open));
  }

  /** @returns {string} */
  subtitle() {
    const { words, tables, data } = this.app;
    return [
      localised(data.meta.subtitle, words.language),
      words.say('count.deployments', { n: data.apart ? data.apart.deployments : tables.deployments.n }),
      words.say('count.sources', { n: data.apart ? data.apart.sources : tables.sources.n }),
    ]
      .filter(Boolean)
      .join(' · ');
  }

  /** The title of a period and its span, where the title does not say that. @param {number} row @param {string} title */
  periodName(row, title) {
    const { words } = this.app;
    const span = spanText(this.app, row);
    const name = button('stationed-period', '', () => this.only(row));
    replaceChildren(name, [
      element('span', { class: 'stationed-period-title', text: title, ...words.own }),
      span === title ? null : element('span', { class: 'stationed-period-span', text: span }),
    ]);
    return name;
  }

  /** @param {number} row */
  row(row) {
    const { words, tables } = this.app;
    const { periods } = tables;
    const title = this.app.periodTitle(row);
    const definite = periods.numbers('definite')[row];
    const possible = periods.numbers('possible')[row];
    const box = element('input', {
      type: 'checkbox',
      class: 'stationed-box',
      'aria-label': words.say('periods.box', { title }),
      on: { change: () => this.toggle(row) },
    });
    box.style.setProperty('--stationed-period', periods.text('colour', row));
    const count = words.say('count.shown', { n: definite + possible });
    const name = this.periodName(row, title);
    const counts = element(
      'span',
      { class: 'stationed-count', title: words.say('periods.counts', { definite, possible }) },
      [
        element('span', { text: words.number(definite), 'aria-hidden': 'true' }),
        possible
          ? element('span', { class: 'stationed-possible', text: `+${words.number(possible)}?`, 'aria-hidden': 'true' })
          : null,
        element('span', {
          class: 'stationed-hidden',
          text: `${count}: ${words.say('periods.counts', { definite, possible })}`,
        }),
      ],
    );
    const summary = this.summary(row);
    return {
      node: element('li', {}, [element('div', { class: 'stationed-period-row' }, [box, name, counts]), summary]),
      box,
      name,
    };
  }

  /** @param {number} row */
  summary(row) {
    const text = this.app.tables.periods.words('summary', row, this.app.words.language);
    return text ? element('p', { class: 'stationed-summary', text, ...this.app.words.own }) : null;
  }

  /**
   * Shows one period alone and moves the map to what it holds, unless the reader has moved it; where the periods hide
   * the map they make way for it.
   * @param {number} row
   */
  only(row) {
    this.app.apply({ periods: this.app.layers[row].id, date: '', start_date: '', end_date: '' });
    if (this.folder.offsetWidth) {
      this.unfold(false);
      this.folder.focus();
    }
    this.app.fitShown();
  }

  /** @param {number} row */
  toggle(row) {
    const on = new Set(this.app.periodRows());
    if (on.has(row)) on.delete(row);
    else on.add(row);
    const ids = this.app.layers
      .filter((/** @type {any} */ _, /** @type {number} */ i) => on.has(i))
      .map((/** @type {any} */ layer) => layer.id);
    this.app.apply({ periods: ids.length === this.app.layers.length ? 'all' : ids.join(',') || 'none' });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!step) return;
    const at = this.rows.findIndex(
      (/** @type {any} */ row) => row.name === document.activeElement || row.box === document.activeElement,
    );
    const next = this.rows[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    (document.activeElement === this.rows[at].box ? next.box : next.name).focus();
  }
}
