// Timeline: a figure over time with its band of doubt, periods, events, and a playhead for a moment or a range.
//
// In:  the app; meta.series of the block (low and high at each day on which they change).
// Keys on a handle: arrows go to the previous and next change date, with Shift by a day, with Control by a month;
// Page Up and Down by a year; Home and End; Space plays. Options: slot; seconds, how long the whole time plays.

import { addMonths, isoDay } from '../data/days.js';
import { withinSentence } from '../data/words.js';
import { element, replaceChildren } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { shield } from '../dom/shield.js';
import { momentText } from '../shown/moment.js';
import { widened } from '../shown/widened.js';
import { periodsInHand, placeCompared } from './compared.js';
import { coverageOf } from './coverage.js';
import { NAMED, TIMELINE, chartNodes, lanesOf } from './drawing.js';
import { eventsOn } from './events.js';
import { countedText, figureText } from './figure.js';
import { lensOf } from './lens.js';
import { placeHandle, timelineNodes } from './nodes.js';
import { Player } from './player.js';
import { followPointer } from './pointer.js';
import { figuresOf } from './ribbons.js';
import { linearScale } from './scale.js';
import { daysInHand, steppedDay, stopsOf } from './stops.js';
/** @import { App } from '../app.js' */
/** @import { Coverage } from './coverage.js' */
/** @import { Figure, Series } from './ribbons.js' */

export class Timeline extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'bottomleft', ...options });
    this.app = app;
    this.slot = options.slot || 'stationed-timeline';
    this.player = new Player(this, options.seconds || 45);
    /** @type {() => void} */
    this.stop = () => {};
    /** @type {Record<string, any>} */
    this.nodes = {};
    this.ranging = false;
    this.shown = 0;
    /** @type {[number, number]} */
    this.domain = [0, 0];
    /** @type {number[] | null} */
    this.stops = null;
    /** What the drawing shows, so that it is made anew only when that changes. */
    this.drawn = '';
    /** @type {number[]} */
    this.lanes = [];
    /** @type {Map<string, {coverage: Coverage | null, figure: Figure | null, count: Figure | null}>} by figure */
    this.figures = new Map();
    /** @type {any[][]} bars and ribbons, one of each a period */
    this.parts = [];
    /** @type {any} */
    this.scale = linearScale([0, 1], [0, 1]);
    /** @type {ResizeObserver | null} */
    this.watch = null;
    this.root = element('div', { class: 'stationed-timeline' });
  }

  /** @returns {any} */
  onAdd() {
    const slot = document.getElementById(this.slot);
    if (slot) slot.appendChild(this.root);
    shield(this.root);
    this.stop = this.app.on('state', (/** @type {any} */ event) => this.update(event));
    this.watch = new ResizeObserver(() => this.draw());
    this.watch.observe(this.root);
    return slot ? element('div', { class: 'stationed-nothing' }) : this.root;
  }

  onRemove() {
    this.player.pause();
    this.stop();
    if (this.watch) this.watch.disconnect();
    this.root.remove();
  }

  /** @param {{changes: Record<string, string>, first: boolean}} event */
  update(event) {
    if (event.first) this.lanes = lanesOf(this.app.tables.periods);
    // A comparison or a step of the story has times of its own, which playing on would end.
    if (event.changes.compare || event.changes.story) this.player.pause();
    const { first, last } = this.app.days();
    if (first !== null && first !== last) this.ranging = true;
    if (event.first || event.changes.language) this.build();
    else if (event.changes.periods || event.changes.compare !== undefined)
      this.app.afterPaint.put('timeline', () => this.draw());
    this.place();
  }

  /** The days on which something changes or happens; looked up when they are first asked for. @returns {number[]} */
  get changes() {
    return this.stops || (this.stops = stopsOf(this.app));
  }

  build() {
    const { words } = this.app;
    this.drawn = '';
    this.nodes = timelineNodes(this);
    const { play, chart, moment, figure, whole, mode, speed, series, go, events, value, compared } = this.nodes;
    replaceChildren(chart, [
      this.nodes.drawing,
      this.nodes.band,
      this.nodes.first,
      this.nodes.last,
      ...compared,
      value,
    ]);
    followPointer(this, chart, value);
    replaceChildren(this.root, [
      element('div', { class: 'stationed-player' }, [play, speed]),
      chart,
      element('div', { class: 'stationed-readout' }, [
        element('div', { class: 'stationed-said' }, [
          element('div', { class: 'stationed-when' }, [moment, whole]),
          figure,
        ]),
        element('div', { class: 'stationed-choices' }, [go, events, series, mode]),
      ]),
    ]);
    this.root.setAttribute('role', 'region');
    this.root.setAttribute('aria-label', words.say('time.title'));
    this.draw();
    this.player.show();
  }

  draw() {
    const { chart } = this.nodes;
    if (!chart) return;
    const width = Math.max(chart.clientWidth, 120);
    this.domain = this.app.data.meta.domain;
    const hand = daysInHand(this.app);
    const drawn = [width, ...(hand || []), this.shown, this.app.words.language].join();
    if (drawn !== this.drawn) {
      const lens = lensOf(this.domain, [TIMELINE.side, width - TIMELINE.axis], hand);
      const chosen = (/** @type {number} */ row) => this.choose(row);
      const how = { width, lanes: this.lanes, counted: countedText(this.app), chosen };
      const { svg, parts } = chartNodes(this.app, lens, this.readied(), how);
      this.scale = lens.scale;
      this.parts = parts;
      chart.style.setProperty('--stationed-named', width < NAMED.from ? '0px' : `${NAMED.height}px`);
      replaceChildren(this.nodes.drawing, [svg]);
      this.drawn = drawn;
    }
    const on = new Set(periodsInHand(this.app));
    for (const nodes of this.parts) nodes.forEach((node, row) => node.classList.toggle('stationed-off', !on.has(row)));
    this.place();
  }

  /** The figure that is drawn. @returns {Series | null} */
  series() {
    const { series } = this.app.data.meta;
    return series && series.length ? series[this.shown % series.length] : null;
  }

  /** The figure and for how many deployments it is known: made ready for drawing when it is first asked for. */
  readied() {
    const series = this.series();
    const name = series?.name || '';
    let known = this.figures.get(name);
    if (!known) {
      const coverage = name ? coverageOf(this.app.tables, name) : null;
      known = { coverage, ...figuresOf(series, coverage, this.app.data.meta.domain[1]) };
      this.figures.set(name, known);
    }
    return known;
  }

  /** @returns {Coverage | null} */
  coverage() {
    return this.readied().coverage;
  }

  nextSeries() {
    this.shown += 1;
    this.draw();
  }

  switchMode() {
    this.ranging = !this.ranging;
    const { first } = this.app.days();
    const day = first === null ? this.app.contextDay() : first;
    if (this.ranging)
      this.app.apply({
        start_date: isoDay(day),
        end_date: isoDay(Math.min(addMonths(day, 12), this.app.data.meta.domain[1])),
      });
    else this.app.apply({ date: isoDay(day) });
  }

  /** Goes to the first day of an event. @param {number} row */
  choose(row) {
    this.jump(this.app.tables.events.numbers('first')[row]);
  }

  /** Stops playing and goes to a day. @param {number} day */
  jump(day) {
    this.player.pause();
    this.go(day, 'first');
  }

  place() {
    const { first, last } = this.app.days();
    if (!this.nodes.first) return;
    const dated = first !== null && last !== null;
    const from = dated ? first : this.app.contextDay();
    const to = dated ? last : from;
    placeHandle(this, 'first', from, dated, true);
    placeHandle(this, 'last', to, dated, this.ranging && dated);
    this.nodes.band.hidden = !(this.ranging && dated);
    this.nodes.band.style.left = `${this.scale.at(from)}px`;
    this.nodes.band.style.width = `${Math.max(this.scale.at(to) - this.scale.at(from), 1)}px`;
    placeCompared(this);
    this.read(dated ? from : null, to);
  }

  /** Writes the moment and its figure in words. @param {number | null} from @param {number} to */
  read(from, to) {
    const { words } = this.app;
    const series = this.series();
    replaceChildren(this.nodes.moment, [element('span', { text: momentText(this.app) })]);
    this.nodes.figure.textContent =
      from === null || from !== to || this.app.state.compare
        ? ''
        : [
            figureText(this.app, series, from, this.coverage()),
            ...eventsOn(this.app, from).map((row) => this.app.tables.events.words('title', row, words.language)),
          ]
            .filter(Boolean)
            .join(' · ');
    this.nodes.whole.hidden = from === null;
    this.nodes.mode.textContent = words.say(this.ranging ? 'time.moment' : 'time.ranging');
    this.nodes.series.hidden = !series || this.app.data.meta.series.length < 2;
    if (series)
      this.nodes.series.textContent = words.say('time.drawn', {
        what: withinSentence(series.label, words.language),
      });
  }

  /**
   * Goes to a day; a day outside the periods switched on switches all of them on.
   * @param {number} day
   * @param {string} side
   */
  go(day, side) {
    const [from, to] = this.app.data.meta.domain;
    const within = Math.max(from, Math.min(to, day));
    const show = (/** @type {Record<string, string>} */ days) =>
      this.app.apply(widened(this.app.tables, this.app.periodRows(), days));
    const { first, last } = this.app.days();
    if (!this.ranging || first === null || last === null) show({ date: isoDay(within) });
    else if (side === 'first') show({ start_date: isoDay(Math.min(within, last)), end_date: isoDay(last) });
    else show({ start_date: isoDay(first), end_date: isoDay(Math.max(within, first)) });
  }

  /** @param {KeyboardEvent} event @param {string} side */
  key(event, side) {
    const next = event.key === ' ' ? null : steppedDay(event, this.day(side), this.changes, this.app.data.meta.domain);
    if (event.key === ' ') this.player.toggle();
    else if (next === null) return;
    event.preventDefault();
    if (next !== null) this.go(next, side);
  }

  /** @param {string} side of a handle @returns {number} */
  day(side) {
    const { first, last } = this.app.days();
    const day = side === 'last' ? last : first;
    return day === null ? this.app.contextDay() : day;
  }
}
