// App: one map's state, and everyone who wants to hear of it.
//
// In:  the Leaflet map and the data block. Out: the state and what it shows.
// Events: state (after any change), placed (once, when all have their places and sizes), select, entered (a key
// opened a mark: its button), ready. The controls read the app and call apply().

import { readTables } from './data/columns.js';
import { dayOfKey } from './data/days.js';
import { placeName } from './data/names.js';
import { Targets } from './data/targets.js';
import { Words } from './data/words.js';
import { AfterPaint, MANY_CLAIMS } from './dom/after-paint.js';
import { L } from './dom/leaflet.js';
import { keepUncovered } from './map/covered.js';
import { held } from './map/drawn.js';
import { Ground } from './map/ground.js';
import { Marks } from './map/marks.js';
import { PeriodLayer } from './map/period-layer.js';
import { Symbols } from './map/symbols.js';
import { fitStanding, followSize, hasOwnView, readerMoves, viewAsked } from './map/views.js';
import { bringAsked, timeAsked } from './map/visit.js';
import { comparisonOf } from './shown/comparison.js';
import { leftOut } from './shown/left-out.js';
import { Selector, idsShown, sameChoice } from './shown/selection.js';
import { sidePeriods } from './shown/sides.js';
import { cleanState, endedBy, readHash } from './shown/state.js';
import { tallyOf } from './shown/tally.js';
import { daysAlone } from './shown/widened.js';
/** @import { Block } from './data/block.d.ts' */
/** @import { Choice } from './shown/selection.js' */
/** @import { Tally } from './shown/tally.js' */
/** @import { Held } from './shown/windows.js' */

export class App {
  /** @param {any} map @param {Block} block */
  constructor(map, block) {
    this.map = map;
    /** @type {Pick<Block, 'meta' | 'shapes' | 'scale'> & {apart?: {deployments: number, steps: number[], sources: number}}} */
    this.data = { meta: block.meta, shapes: [], scale: block.scale };
    /** @type {string[]} the controls to come */
    this.waiting = [];
    this.tables = readTables(block);
    this.targets = new Targets(this.tables);
    this.words = new Words(block.words, block.meta.languages[0]);
    this.symbols = new Symbols(block.symbols);
    /** @type {Record<string, Function[]>} */
    this.listeners = {};
    /** @type {Record<string, string>} */
    this.state = { periods: block.meta.periods || 'all', language: block.meta.languages[0] };
    this.batch = false;
    this.ready = /** @type {Promise<any>} */ (Promise.resolve());
    this.selector = /** @type {Selector | null} */ (null);
    /** @type {{key: string, flags: Uint8Array | null}} the claims that the reader left out, and by which choice */
    this.leftNow = { key: '', flags: null };
    /** @type {{shown: Held, tally: Tally} | null} */
    this.counted = null;
    this.early = false;
    /** Both times of a comparison on the map, while they are. */
    this.beside = /** @type {any} */ (null);
    /** @type {{states: Uint8Array, flags: Uint8Array, selection: Choice}} */
    this.shownNow = {
      states: new Uint8Array(0),
      flags: new Uint8Array(0),
      selection: { periods: [], first: null, last: null, left: null },
    };
    this.afterPaint = new AfterPaint(() => this.tables.claims.n > MANY_CLAIMS);
    this.moves = readerMoves(map);
    this.ground = new Ground(this);
    this.marks = new Marks(this);
    this.layers = Array.from({ length: this.tables.periods.n }, (_, row) => new PeriodLayer(this, row));
    map.on('layeradd layerremove', (/** @type {any} */ event) => {
      if (event.layer instanceof PeriodLayer) event.layer.switched(event.type);
    });
  }

  /** Takes the whole block in, once it is unpacked. @param {Block} block */
  fill(block) {
    Object.assign(this.data, { meta: block.meta, shapes: block.shapes });
    this.tables = readTables(block);
    this.targets = new Targets(this.tables);
    this.selector = new Selector(this.tables);
  }

  get known() {
    return {
      periods: this.layers.map((layer) => layer.id),
      languages: this.data.meta.languages,
      sides: sidePeriods(this.tables.periods),
      sources: Array.from({ length: this.tables.sources.n }, (_, row) => this.tables.sources.text('id', row)),
      ids: (/** @type {string} */ id) => this.targetOf(id) !== null,
    };
  }

  /**
   * The table and row that an id names: a deployment, a unit, a location or a side.
   * @param {string} id
   * @returns {{table: string, row: number} | null}
   */
  targetOf(id) {
    return this.targets.of(id);
  }

  start() {
    const own = hasOwnView(this.map) ? { centre: this.map.getCenter(), zoom: this.map.getZoom() } : null;
    if (!own) this.map.setView(this.extent().getCenter(), 4, { animate: false });
    this.marks.waiting = true;
    this.map.addLayer(this.marks);
    const asked = cleanState(readHash(location.hash), this.known);
    const switched = this.early && !asked.periods ? { periods: this.periodsOn() } : {};
    const wide = daysAlone(asked) ? { periods: 'all' } : timeAsked(this, asked);
    this.apply(cleanState({ ...this.state, ...switched, ...wide, ...asked }, this.known), { first: true, asked });
    // The controls have filled their places: only now is the map as large as it stays.
    this.map.invalidateSize({ animate: false });
    this.fire('placed');
    const open = () => {
      if (asked.map || asked.bbox) this.moveMap(asked);
      else if (own) this.map.setView(own.centre, own.zoom, { animate: false });
      else this.map.fitBounds(this.extent(), { animate: false });
    };
    open();
    // The ground comes when the view stands, so that its thousands of points are projected once.
    this.map.addLayer(this.ground);
    this.marks.waiting = false;
    this.marks.redraw();
    keepUncovered(this);
    if (asked.select && !asked.map && !asked.bbox && !own) bringAsked(this, asked.select);
    followSize(this.map, open, (change) => held(this, change));
  }

  /** @returns {any} */
  extent() {
    const [west, south, east, north] = this.data.meta.extent;
    return L.latLngBounds([south, west], [north, east]);
  }

  /** @param {string} name @param {Function} listener */
  on(name, listener) {
    (this.listeners[name] = this.listeners[name] || []).push(listener);
    return () => {
      this.listeners[name] = this.listeners[name].filter((one) => one !== listener);
    };
  }

  /** @param {string} name @param {any} [detail] */
  fire(name, detail) {
    for (const listener of this.listeners[name] || []) listener(detail);
  }

  /**
   * Takes some keys into the state and shows what follows. A blank value takes a key out.
   * @param {Record<string, string>} changes clean keys
   * @param {{first?: boolean, asked?: Record<string, string>}} [how] asked: what the address gave at the start
   */
  apply(changes, how = {}) {
    const next = { ...this.state, ...changes };
    if (changes.date) Object.assign(next, { start_date: '', end_date: '' });
    else if (changes.start_date || changes.end_date) next.date = '';
    Object.assign(next, endedBy(changes));
    for (const key of Object.keys(next)) if (next[key] === '') delete next[key];
    this.state = next;
    if (changes.language || how.first) this.words.choose(next.language || this.data.meta.languages[0]);
    this.switchLayers();
    this.moveMap(changes);
    this.show();
    this.fire('state', { changes: how.asked || changes, first: Boolean(how.first) });
    if ('select' in changes) this.fire('select', this.state.select || null);
  }

  switchLayers() {
    const on = new Set(this.periodRows());
    this.batch = true;
    this.layers.forEach((layer, row) => {
      if (on.has(row) && !this.map.hasLayer(layer)) this.map.addLayer(layer);
      else if (!on.has(row) && this.map.hasLayer(layer)) this.map.removeLayer(layer);
    });
    this.batch = false;
  }

  /** A period layer was put on the map or taken off by somebody else. */
  layerSwitched() {
    if (!this.selector) this.early = true;
    if (this.batch || !this.selector) return;
    const periods = this.periodsOn();
    if (periods !== this.state.periods) this.apply({ periods });
  }

  /** The periods whose layers are on the map, as the state says it. @returns {string} */
  periodsOn() {
    const on = this.layers.filter((layer) => this.map.hasLayer(layer)).map((layer) => layer.id);
    return on.length === this.layers.length ? 'all' : on.join(',') || 'none';
  }

  /** @param {Record<string, string>} changes */
  moveMap(changes) {
    viewAsked(this.map, changes);
    delete this.state.bbox;
  }

  /** The rows of the periods that are switched on. @returns {number[]} */
  periodRows() {
    return this.rowsOf(this.state.periods);
  }

  /** The rows of periods as the state says them. @param {string | undefined} periods @returns {number[]} */
  rowsOf(periods) {
    const all = this.layers.map((_, row) => row);
    if (periods === 'all') return all;
    if (!periods || periods === 'none') return [];
    const ids = new Set(periods.split(','));
    return all.filter((row) => ids.has(this.layers[row].id));
  }

  /** The days chosen, or nulls. @returns {{first: number | null, last: number | null}} */
  days() {
    const day = dayOfKey(this.state.date);
    if (day !== null) return { first: day, last: day };
    const first = dayOfKey(this.state.start_date);
    const last = dayOfKey(this.state.end_date);
    return first !== null && last !== null && first <= last ? { first, last } : { first: null, last: null };
  }

  /** @returns {Choice} */
  selection() {
    const { compare } = this.state;
    if (compare) return { periods: [], first: null, last: null, left: this.left(), compare };
    return { periods: this.periodRows(), ...this.days(), left: this.left() };
  }

  /**
   * Flags for the claims that the reader left out, or null; the same while the choice is.
   * @returns {Uint8Array | null}
   */
  left() {
    const key = `${this.state.agreed || ''} ${this.state.without || ''}`;
    if (key !== this.leftNow.key) this.leftNow = { key, flags: leftOut(this) };
    return this.leftNow.flags;
  }

  /** Shows what the state asks for; the same as before when nothing that decides it has changed. */
  show() {
    const selection = this.selection();
    if (!this.shownNow.states.length || !sameChoice(selection, this.shownNow.selection)) {
      const held = comparisonOf(this)?.held || /** @type {Selector} */ (this.selector).of(selection);
      this.shownNow = { ...held, selection };
    }
    this.ground.showDay(this.contextDay());
    this.marks.set(this.shownNow);
  }

  /** What is shown now, counted when it is first asked for. @returns {Tally} */
  tally() {
    const { shownNow } = this;
    if (!this.counted || this.counted.shown !== shownNow)
      this.counted = { shown: shownNow, tally: tallyOf(this.tables, shownNow.states, shownNow.flags) };
    return this.counted.tally;
  }

  /**
   * The day whose borders are drawn: the moment chosen, else the first day of the first period switched on; of B.
   * @returns {number}
   */
  contextDay() {
    const compared = comparisonOf(this);
    const { first } = compared ? compared.sides[1] : this.days();
    if (first !== null) return first;
    const rows = this.periodRows();
    const begin = this.tables.periods.numbers('first');
    return rows.length ? Math.min(...rows.map((row) => begin[row])) : this.data.meta.domain[0];
  }

  /** The ids shown. @returns {{definite: string[], possible: string[]}} */
  shown() {
    return idsShown(this.tables.deployments, this.shownNow.states);
  }

  /** The state as others may read it, the map's position included. @returns {Record<string, string>} */
  getState() {
    const centre = this.map.getCenter();
    const zoom = Math.round(this.map.getZoom() * 100) / 100;
    return { ...this.state, map: `${zoom}/${centre.lat.toFixed(4)}/${centre.lng.toFixed(4)}` };
  }

  /** Moves the map to what is shown, as far as the reader leaves that to it. */
  fitShown() {
    fitStanding(this);
  }

  /** @param {number} row @returns {string} */
  periodTitle(row) {
    return this.tables.periods.words('title', row, this.words.language);
  }

  /** @param {number} location @returns {string} */
  placeName(location) {
    return placeName(this.tables, location, this.words.language, this.contextDay());
  }
}
