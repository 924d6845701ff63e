// Legend: what is on the map now and nothing else: sides, symbols, lines, doubt; and what no place is known for.
//
// Options: position, the corner of the map it stands in; slot, the id of the element beneath the map. It stands open in
// that slot, beside the map and never over it; folded it is one button in the corner. On small screens, and in a frame
// with little about it, it is folded from the start, and unfolds over the map where there is no room for it elsewhere.

import facts from '../../../facts/legend.json' with { type: 'json' };
import { designationOf } from '../data/names.js';
import { button, element, replaceChildren } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { shield } from '../dom/shield.js';
import { periodsDrawn } from './edges.js';
import { marksDrawn } from './drawn.js';
import { circleRows, signRow } from './legend-keys.js';
import { SAID_HERE, changeRows } from './legend-changes.js';
import { sideLink } from './side-link.js';
import { shownUnits, symbolList } from './legend-symbols.js';
import { byPeriods } from './looks.js';
import { SIGNS, signsDrawn } from './signs-drawn.js';
import { eventsByPlace } from '../shown/events.js';
import { NOT } from '../shown/windows.js';
/** @import { App } from '../app.js' */

/** Of what has no place on the map so many are named; the table has all. */
const MOST_LISTED = 200;

/** A window in which the map keeps enough room with the legend open beneath it, and one in which there is a place for it. */
const ROOMY = '(min-width: 1200px) and (min-height: 700px)';

const PLACED = '(min-width: 761px) and (min-height: 600px)';

/** Pixels of the map above and below it in its corner, and its height at least. */
const [ABOUT, LEAST] = [66, 100];

/** With more deployments than this shown some may well be drawn small. */
const MANY_SHOWN = 12;

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
    /** Whether it waits for the end of the task to say anew what is drawn. */
    this.waits = false;
    /** Whether the reader has opened or folded it, which is kept. */
    this.chosen = false;
    /** @type {() => void} */
    this.stop = () => {};
    /** @type {any} */
    this.root = null;
    /** @type {any} the corner of the map */
    this.corner = null;
    const slot = document.getElementById(options.slot || 'stationed-key');
    // On a map of somebody else's own page there is no such place.
    this.slot = slot && slot.closest('.stationed-page') ? slot : null;
    /** So high is it in its slot at least, lest the map jump as signs come and go; and in which width and language. */
    this.kept = { least: 0, key: '' };
    this.queries = [ROOMY, PLACED].map((query) => window.matchMedia(query));
    this.resized = () => this.settle();
  }

  onAdd() {
    this.corner = element('div', { class: 'stationed-legend-corner' });
    this.root = element('details', { class: 'stationed-legend' });
    this.settle();
    shield(this.root);
    this.root.addEventListener('click', (/** @type {MouseEvent} */ event) => this.click(event));
    const ends = [this.app.on('state', () => this.update()), this.app.on('placed', () => this.keepHeight())];
    this.stop = () => ends.forEach((end) => end());
    this.app.map.on('stationed:drawn', this.follow, this);
    this.app.map.on('resize', this.fit, this);
    for (const query of this.queries) query.addEventListener('change', this.resized);
    return this.corner;
  }

  onRemove() {
    for (const query of this.queries) query.removeEventListener('change', this.resized);
    this.app.map.off('stationed:drawn', this.follow, this);
    this.app.map.off('resize', this.fit, this);
    this.stop();
    this.root.remove();
  }

  /** Opens or folds it; it goes where there is room for it at once, and keeps the focus. @param {MouseEvent} event */
  click(event) {
    const summary = /** @type {Element} */ (event.target).closest('summary');
    if (!summary || summary.parentElement !== this.root) return;
    event.preventDefault();
    this.chosen = true;
    this.root.open = !this.root.open;
    this.settle();
    /** @type {HTMLElement} */ (summary).focus();
    if (!this.inSlot()) this.app.marks.redraw();
  }

  inSlot() {
    return this.slot && this.root.parentElement === this.slot;
  }

  /** Puts it beneath the map when it is open and there is room, else into the corner. */
  settle() {
    const [roomy, placed] = this.queries.map(({ matches }) => matches);
    const whole = (this.app.state.ui || 'full') === 'full';
    if (!this.chosen) this.root.open = Boolean(this.slot) && roomy && whole;
    const home = this.slot && placed && whole && this.root.open ? this.slot : this.corner;
    if (this.root.parentElement !== home) home.appendChild(this.root);
    this.fit();
    this.keepHeight();
  }

  /** In its corner it is no higher than the map leaves it, so that it can be folded again. */
  fit() {
    if (!this.root.open || this.inSlot()) return;
    this.corner.style.setProperty('--stationed-room', `${Math.max(LEAST, this.app.map.getSize().y - ABOUT)}px`);
  }

  /** In its slot it grows with what is drawn and shrinks only with another width or language, so that the map stays. */
  keepHeight() {
    if (!this.inSlot() || !this.built) return;
    const body = this.root.lastElementChild;
    const unfolded = body.querySelectorAll('details[open]').length;
    const key = `${this.root.offsetWidth} ${this.app.words.language} ${this.app.state.size || ''} ${unfolded}`;
    if (this.kept.key !== key) Object.assign(this.kept, { key, least: 0 });
    body.style.minHeight = `${this.kept.least}px`;
    this.kept.least = Math.max(this.kept.least, body.offsetHeight);
  }

  /** The map was drawn: a change of what is shown comes with it as a rule, and says all in one with its signs. */
  follow() {
    if (!this.built || this.waits) return;
    this.waits = true;
    queueMicrotask(() => this.catchUp());
  }

  /** Says anew what is drawn when the map has drawn it by other signs. */
  catchUp() {
    this.waits = false;
    if (!this.root.isConnected || this.signs === this.drawnNow(signsDrawn(this.app))) return;
    this.build();
    if (!this.inSlot()) this.app.marks.redraw();
  }

  /** Says what is shown now; where there is much, when the map has been painted. */
  update() {
    this.settle();
    if (this.built) this.app.afterPaint.put('legend', () => this.build());
    else this.build();
  }

  build() {
    const { words } = this.app;
    if (this.slot) this.slot.setAttribute('aria-label', words.say('legend.title'));
    const units = shownUnits(this.app);
    const context = this.contextRows();
    const changes = changeRows(this.app);
    const rows = [
      ...(changes || [...this.sideRows(units), ...this.edgeRows()]),
      ...this.signRows(changes ? SAID_HERE : []),
      ...circleRows(this.app),
      ...this.eventRows(),
      ...context,
      ...this.modernRows(),
    ];
    this.symbols = symbolList(this.app, units, this.symbols);
    this.built = true;
    const focused = document.activeElement === this.root.firstElementChild;
    replaceChildren(this.root, [
      element('summary', { text: words.say('legend.title') }),
      element('div', { class: 'stationed-legend-body' }, [
        element('ul', { class: 'stationed-signs', role: 'list' }, rows),
        this.symbols,
        context.length
          ? element('p', {
              class: 'stationed-quiet',
              text: words.say('legend.borders', { day: words.day(this.app.contextDay()) }),
            })
          : null,
        this.unlocated(),
      ]),
    ]);
    if (focused) this.root.firstElementChild.focus();
    if (this.app.map.hasLayer(this.app.ground)) this.keepHeight(); // before, the page has no places yet
  }

  /** @param {number[]} units @returns {any[]} */
  sideRows(units) {
    const { units: table, allegiances, periods } = this.app.tables;
    if (byPeriods(this.app))
      return periodsDrawn(this.app).map((row) =>
        this.swatch(periods.text('colour', row), element('span', { text: this.app.periodTitle(row) })),
      );
    const sides = new Set(units.map((unit) => table.numbers('allegiance')[unit]));
    return Array.from(sides)
      .filter((side) => side >= 0)
      .sort((a, b) => a - b)
      .map((side) => this.swatch(allegiances.text('colour', side), sideLink(this.app, side)));
  }

  /** @param {string} colour @param {any} text a node that says what has it */
  swatch(colour, text) {
    const patch = element('span', { class: 'stationed-swatch' });
    patch.style.backgroundColor = colour;
    return element('li', {}, [patch, text]);
  }

  /** The periods whose colours the signs are edged in. @returns {any[]} */
  edgeRows() {
    if (byPeriods(this.app) || marksDrawn(this.app).some(({ scene }) => scene?.crowded)) return [];
    return periodsDrawn(this.app).map((row) => {
      const key = element('span', { class: 'stationed-key stationed-key-edge' });
      key.style.borderColor = this.app.tables.periods.text('colour', row);
      return element('li', {}, [key, element('span', { text: this.app.periodTitle(row), ...this.app.words.own })]);
    });
  }

  /** @param {string[]} said those that other rows say @returns {any[]} */
  signRows(said) {
    const drawn = this.app.marks.corner ? signsDrawn(this.app) : this.signsToCome();
    this.signs = this.drawnNow(drawn);
    return drawn.filter((name) => !said.includes(name)).map((name) => signRow(this.app, name));
  }

  /** The signs and the scale of the circles. @param {string[]} drawn @returns {string} */
  drawnNow(drawn) {
    return [...drawn, marksDrawn(this.app)[0].circles?.top, this.app.beside?.key].join();
  }

  /** Before the map is drawn, the signs that it may well have, so that the legend begins at its height. */
  signsToCome() {
    const tally = this.app.tally();
    const many = tally.deployments - tally.unlocated > MANY_SHOWN;
    return SIGNS.filter((name) =>
      name === 'pennant' || name === 'more'
        ? many
        : name === 'dot' || Boolean(/** @type {Record<string, any>} */ (tally)[name]),
    );
  }

  /** @returns {any[]} */
  eventRows() {
    return eventsByPlace(this.app.tables, this.app.selection()).size ? [signRow(this.app, 'event')] : [];
  }

  /** @returns {any[]} */
  contextRows() {
    const { context } = this.app.tables;
    const kinds = new Set(this.app.ground.rowsShown().map((/** @type {number} */ row) => context.text('kind', row)));
    return facts.lines.filter((kind) => kinds.has(kind)).map((kind) => signRow(this.app, kind));
  }

  /** The borders of today are on no day of the map: they are named as what they are. @returns {any[]} */
  modernRows() {
    const { ground } = this.app.tables;
    for (let row = 0; row < ground.n; row += 1)
      if (ground.text('layer', row) === 'borders') return [signRow(this.app, 'borders-modern')];
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
