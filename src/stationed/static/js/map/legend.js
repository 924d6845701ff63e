// Legend: what is on the map now and nothing else: sides, symbols, lines, doubt; and what no place is known for.
//
// Options: position, the corner of the map it stands in. It folds to one button, and starts folded on small screens.

import { designationOf } from '../data/names.js';
import { PLAIN, pageColours, symbolColours } from '../dom/colours.js';
import { button, element, folded, replaceChildren } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { shield } from '../dom/shield.js';
import { byPeriods } from './looks.js';
import { signsDrawn } from './signs-drawn.js';
import { eventsByPlace } from '../shown/events.js';
import { NOT } from '../shown/windows.js';
/** @import { App } from '../app.js' */

const ECHELON_SIGNS = [
  ['team', 'Ø'],
  ['squad', '•'],
  ['section', '••'],
  ['platoon', '•••'],
  ['company', 'I'],
  ['battalion', 'II'],
  ['regiment', 'III'],
  ['brigade', 'X'],
  ['division', 'XX'],
  ['corps', 'XXX'],
  ['army', 'XXXX'],
  ['army-group', 'XXXXX'],
  ['front', 'XXXXXX'],
];

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
    if (!this.built || this.following || this.signs === signsDrawn(this.app).join()) return;
    this.following = true;
    this.build();
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
    const units = this.shownUnits();
    const context = this.contextRows();
    const rows = [
      ...this.sideRows(units),
      ...this.signRows(),
      ...this.doubtRows(),
      ...this.eventRows(),
      ...context,
      ...this.modernRows(),
    ];
    this.symbols = this.symbolList(units);
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

  /** The units that are shown, the first of each side, symbol, arm, echelon and kind. @returns {number[]} */
  shownUnits() {
    const { units } = this.app.tables;
    const met = this.app.tally().units;
    const [side, symbol] = [units.numbers('allegiance'), units.numbers('symbol')];
    const texts = /** @type {const} */ (['arm', 'echelon', 'kind']).map((name) => ({
      codes: units.codes(name),
      count: units.distinct(name).length,
    }));
    const kinds = new Set();
    const found = [];
    for (let unit = 0; unit < met.length; unit += 1) {
      const start = (side[unit] + 1) * this.app.symbols.drawings.length + symbol[unit];
      const kind = texts.reduce((key, { codes, count }) => key * count + codes[unit], start);
      if (!met[unit] || kinds.has(kind)) continue;
      kinds.add(kind);
      found.push(unit);
    }
    return found;
  }

  /**
   * What the symbols mean, folded, as the rules of their order take long to load; plain marks are few and stand open.
   * @param {number[]} shown units
   */
  symbolList(shown) {
    const named = this.namedSymbols(shown);
    const echelons = shown.some((unit) => this.app.tables.units.text('echelon', unit));
    if (!named.size && !echelons) return null;
    return folded(
      'stationed-arms',
      this.app.words.say('legend.symbols'),
      element('ul'),
      () => this.symbolRows(shown, named),
      this.symbols ? this.symbols.open : shown.every((unit) => this.isPlain(unit)),
    );
  }

  /** @param {number} unit */
  isPlain(unit) {
    return this.app.symbols.isPlain(this.app.tables.units.numbers('symbol')[unit]);
  }

  /**
   * What each symbol is of, arm or kind, and a unit that has it; what has no name is not explained.
   * @param {number[]} shown units
   * @returns {Map<string, number>}
   */
  namedSymbols(shown) {
    const { units } = this.app.tables;
    const { words } = this.app;
    const named = new Map();
    for (const unit of shown) {
      const arm = `arm.${units.text('arm', unit)}`;
      const text = this.isPlain(unit)
        ? units.words('kind', unit, words.language)
        : words.find(arm) === undefined
          ? ''
          : words.say(arm);
      if (text && !named.has(text)) named.set(text, unit);
    }
    return named;
  }

  /**
   * One symbol for each arm or kind, and what the marks above the symbols mean.
   * @param {number[]} shown units
   * @param {Map<string, number>} named
   * @returns {any[]}
   */
  symbolRows(shown, named) {
    const { units } = this.app.tables;
    const { words, symbols } = this.app;
    const page = pageColours(this.app.map.getContainer());
    const colours = { ...symbolColours(PLAIN, page), frame: page.tint };
    const rows = Array.from(named)
      .sort(([a], [b]) => words.compare(a, b))
      .map(([text, unit]) =>
        element('li', {}, [symbols.svg(units.numbers('symbol')[unit], colours, 18), element('span', { text })]),
      );
    const echelons = ECHELON_SIGNS.filter(([name]) => shown.some((unit) => units.text('echelon', unit) === name)).map(
      ([name, sign]) => `${sign} ${words.say(`echelon.${name}`)}`,
    );
    if (echelons.length)
      rows.push(
        element('li', { class: 'stationed-quiet', text: words.say('legend.echelons', { list: words.list(echelons) }) }),
      );
    return rows;
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
