// Legend: what is on the map now and nothing else: sides, symbols, lines, doubt; and what no place is known for.
//
// Options: position, the corner of the map it stands in. It folds to one button: on small screens from the start, on
// others where it would lie on places that are shown, until the reader opens or folds it.

import { designationOf } from '../data/names.js';
import { button, element, replaceChildren } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { shield } from '../dom/shield.js';
import { hidesPlaces } from './covered.js';
import { periodsInView } from './edges.js';
import { shownUnits, symbolList } from './legend-symbols.js';
import { byPeriods } from './looks.js';
import { signsDrawn } from './signs-drawn.js';
import { eventsByPlace } from '../shown/events.js';
import { NOT } from '../shown/windows.js';
/** @import { App } from '../app.js' */

/** Of what has no place on the map so many are named; the table has all. */
const MOST_LISTED = 200;

export class Legend extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'bottomleft', ...options });
    /** @type {App} */
    this.app = app;
    /** @type {any} */
    this.symbols = null;
    this.built = false;
    this.signs = '';
    this.following = false;
    /** Whether the reader has opened or folded it, which is kept. */
    this.chosen = false;
    /** @type {() => void} */
    this.stop = () => {};
    /** @type {any} */
    this.root = null;
  }

  /** @param {any} map */
  onAdd(map) {
    this.root = element('details', { class: 'stationed-legend' });
    this.root.open = window.matchMedia('(min-width: 1200px) and (min-height: 700px)').matches;
    shield(this.root);
    this.root.addEventListener('click', (/** @type {MouseEvent} */ event) => {
      const summary = /** @type {Element} */ (event.target).closest('summary');
      if (summary && summary.parentElement === this.root) this.chosen = true;
    });
    this.stop = this.app.on('state', () => this.update());
    map.on('stationed:drawn', this.follow, this);
    return this.root;
  }

  /** @param {any} map */
  onRemove(map) {
    map.off('stationed:drawn', this.follow, this);
    this.stop();
  }

  /** Says anew what is drawn when the map draws it by other signs; of another height, it covers another part of it. */
  follow() {
    if (!this.built || this.following) return;
    const folds = this.root.open && !this.chosen && hidesPlaces(this.app.marks, this.root);
    const changed = this.signs !== signsDrawn(this.app).join();
    if (!folds && !changed) return;
    this.following = true;
    if (folds) this.root.open = false;
    if (changed) this.build();
    this.app.marks.redraw();
    this.following = false;
  }

  /** Says what is shown now; where there is much, when the map has been painted. */
  update() {
    if (this.built) this.app.afterPaint.put('legend', () => this.build());
    else this.build();
  }

  build() {
    const { words } = this.app;
    const units = shownUnits(this.app);
    const context = this.contextRows();
    const rows = [
      ...this.sideRows(units),
      ...this.edgeRows(),
      ...this.signRows(),
      ...this.doubtRows(),
      ...this.eventRows(),
      ...context,
      ...this.modernRows(),
    ];
    this.symbols = symbolList(this.app, units, this.symbols);
    this.built = true;
    replaceChildren(this.root, [
      element('summary', { text: words.say('legend.title') }),
      element('ul', {}, rows),
      this.symbols,
      context.length
        ? element('p', {
            class: 'stationed-quiet',
            text: words.say('legend.borders', { day: words.day(this.app.contextDay()) }),
          })
        : null,
      this.unlocated(),
    ]);
  }

  /** @param {number[]} units @returns {any[]} */
  sideRows(units) {
    const { units: table, allegiances, periods } = this.app.tables;
    const { language } = this.app.words;
    if (byPeriods(this.app))
      return this.app
        .periodRows()
        .map((/** @type {number} */ row) => this.swatch(periods.text('colour', row), this.app.periodTitle(row)));
    const sides = new Set(units.map((unit) => table.numbers('allegiance')[unit]));
    return Array.from(sides)
      .filter((side) => side >= 0)
      .sort((a, b) => a - b)
      .map((side) => this.swatch(allegiances.text('colour', side), allegiances.words('label', side, language)));
  }

  /** @param {string} colour @param {string} text */
  swatch(colour, text) {
    const patch = element('span', { class: 'stationed-swatch' });
    patch.style.backgroundColor = colour;
    return element('li', {}, [patch, element('span', { text })]);
  }

  /** @param {string} name @param {string} key */
  row(name, key) {
    return element('li', {}, [
      element('span', { class: `stationed-key stationed-key-${name}` }),
      element('span', { text: this.app.words.say(key) }),
    ]);
  }

  /** The periods whose colours the signs are edged in. @returns {any[]} */
  edgeRows() {
    if (byPeriods(this.app) || this.app.marks.scene?.crowded) return [];
    return periodsInView(this.app).map((row) => {
      const key = element('span', { class: 'stationed-key stationed-key-edge' });
      key.style.borderColor = this.app.tables.periods.text('colour', row);
      return element('li', {}, [key, element('span', { text: this.app.periodTitle(row), ...this.app.words.own })]);
    });
  }

  /** @returns {any[]} */
  signRows() {
    const drawn = signsDrawn(this.app);
    this.signs = drawn.join();
    return drawn.map((name) => this.row(name, `legend.${name}`));
  }

  /** @returns {any[]} */
  doubtRows() {
    const tally = this.app.tally();
    const rows = [];
    if (tally.possible) rows.push(this.row('possible', 'legend.possible'));
    if (tally.uncertain) rows.push(this.row('uncertain', 'legend.uncertain'));
    if (tally.contested) rows.push(this.row('contested', 'legend.contested'));
    if (tally.approximate) rows.push(this.row('approximate', 'legend.approximate'));
    return rows;
  }

  /** @returns {any[]} */
  eventRows() {
    return eventsByPlace(this.app.tables, this.app.selection()).size ? [this.row('event', 'legend.event')] : [];
  }

  /** @returns {any[]} */
  contextRows() {
    const { context } = this.app.tables;
    const kinds = new Set(this.app.ground.rowsShown().map((/** @type {number} */ row) => context.text('kind', row)));
    return ['border', 'border-approximate', 'border-de-facto', 'border-disputed', 'railway']
      .filter((kind) => kinds.has(kind))
      .map((kind) => this.row(kind, `legend.${kind}`));
  }

  /** The borders of today are on no day of the map: they are named as what they are. @returns {any[]} */
  modernRows() {
    const { ground } = this.app.tables;
    for (let row = 0; row < ground.n; row += 1)
      if (ground.text('layer', row) === 'borders') return [this.row('borders-modern', 'legend.borders-modern')];
    return [];
  }

  /** What is shown but has no place on the map. */
  unlocated() {
    const { words, tables, shownNow } = this.app;
    const { deployments } = tables;
    const { unlocated, located } = this.app.tally();
    if (!unlocated) return null;
    const rows = [];
    for (let d = 0; d < deployments.n && rows.length < MOST_LISTED; d += 1)
      if (shownNow.states[d] !== NOT && !located[d]) rows.push(d);
    const list = element(
      'ul',
      { class: 'stationed-postings' },
      rows.map((row) =>
        element('li', {}, [
          button('stationed-link', designationOf(this.app, deployments.numbers('first_claim')[row]).name, () =>
            this.app.apply({ select: deployments.text('id', row) }),
          ),
        ]),
      ),
    );
    if (unlocated > rows.length)
      list.appendChild(
        element('li', { class: 'stationed-quiet', text: words.say('map.more', { n: unlocated - rows.length }) }),
      );
    return element('details', { class: 'stationed-unlocated' }, [
      element('summary', { text: words.say('legend.unlocated', { n: unlocated }) }),
      list,
    ]);
  }
}
