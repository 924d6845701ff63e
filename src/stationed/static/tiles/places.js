// Places: the layer of places, the list of those in sight, and the card of one with its records.
//
// In:  the app and what the page says of the files beside it.

import { element, replaceChildren } from '../js/dom/element.js';
import { L } from '../js/dom/leaflet.js';
import { PlaceCard } from './card.js';
import { askedFor } from './counts.js';
import { Files, OtherBuildError, reasonOf } from './files.js';
import { PlacesLayer } from './layer.js';
import { PlacesInSight } from './sight.js';
/** @import { Asked, Counted, Counts } from './counts.js' */
/** @import { Disc } from './layer.js' */

/**
 * @typedef {object} About
 * @property {{tiles: string, records: string, size: number, build: string}} files
 * @property {number[]} steps first days of the steps of time
 * @property {string[]} sets sets of periods, as runs of rows
 * @property {Record<string, string>} sources the citation of each by id
 * @property {number} last the deepest zoom of the tiles
 * @property {Record<string, Record<string, any>>} words by language
 */

export class Places {
  /** @param {any} app @param {About} about */
  constructor(app, about) {
    this.app = app;
    this.about = about;
    this.files = new Files(about.files);
    this.opened = false;
    /** @type {unknown} what failed when tiles were last read; null when nothing did */
    this.failure = null;
    /** @type {unknown} why the records that the reader chose were refused; null when they were not */
    this.refused = null;
    this.chosen = '';
    /** @type {Asked} */
    this.asked = { spans: [], held: new Uint8Array(0), told: { first: 0, last: 0 }, narrowed: true };
    this.layer = new PlacesLayer({
      app,
      files: this.files,
      last: about.last,
      count: (counts) => this.count(counts),
      told: () => this.sight.draw(),
      failed: (error) => this.failed(error),
    });
    this.sight = new PlacesInSight(this);
    this.card = new PlaceCard(this);
    this.tip = element('div', { class: 'stationed-tip', hidden: true });
  }

  /** @param {any} map */
  addTo(map) {
    this.map = map;
    map.getContainer().appendChild(this.tip);
    map.on('click', (/** @type {any} */ event) => this.click(event.containerPoint));
    map.on('mousemove', (/** @type {any} */ event) => this.hover(event.containerPoint));
    map.on('movestart zoomstart mouseout', () => this.hover(null));
    this.app.on('state', () => this.changed());
    this.choose();
    this.sight.build();
    if (this.files.served) {
      this.files.open();
      this.start();
    }
  }

  /** Takes files that the reader chose, and draws what can be drawn of them. @param {Iterable<File>} chosen */
  take(chosen) {
    this.files.take(chosen);
    this.failure = null;
    this.refused = null;
    this.layer.forget();
    if (this.files.archive) this.start();
    this.sight.ask();
    this.sight.draw();
    this.card.again();
    const { buffer } = this.files;
    if (buffer)
      this.files.footer().catch((error) => {
        if (buffer === this.files.buffer) this.unread(error);
      });
  }

  /** Asks once more for a file of records that the reader chose and that cannot be read. @param {unknown} error */
  unread(error) {
    if (this.files.served) return;
    this.files.buffer = null;
    this.refused = error;
    this.sight.ask();
    this.sight.draw();
  }

  start() {
    this.opened = true;
    if (this.map.hasLayer(this.layer)) this.layer.look();
    else this.map.addLayer(this.layer);
  }

  /** What an own word says. @param {string} key @param {Record<string, any>} [values] @returns {string} */
  word(key, values = {}) {
    const own = this.about.words[this.app.words.language] || this.about.words.en;
    return String(own[key] ?? this.about.words.en[key]).replace(/\{(\w+)\}/g, (_, name) => {
      const value = values[name];
      return typeof value === 'number' ? this.app.words.number(value) : String(value ?? '');
    });
  }

  /** The names of the files that the reader has to show: those still to come, and tiles that cannot be read. @returns {string[]} */
  wanted() {
    const { files, failure } = this;
    if (files.served) return [];
    return failure !== null && files.archive ? [files.named.tiles, ...files.wanted()] : files.wanted();
  }

  /**
   * Says that a file cannot be read, from a server or as the reader chose it, or may not be.
   * @param {unknown} error @param {'tiles' | 'records'} file @returns {string}
   */
  unreadable(error, file) {
    if (error instanceof OtherBuildError) return this.word('other', { file: error.file });
    const reason = reasonOf(error);
    return this.files.served
      ? this.word('failed', { reason })
      : this.word('unread', { file: this.files.called[file], reason });
  }

  /** Takes what the state asks for; tells whether that is another choice. @returns {boolean} */
  choose() {
    const { periods } = this.app.tables;
    const days = this.app.days();
    const rows = this.app.periodRows();
    const chosen = `${rows} ${days.first} ${days.last}`;
    if (chosen === this.chosen) return false;
    this.chosen = chosen;
    const on = rows.map((/** @type {number} */ row) => ({
      first: periods.numbers('first')[row],
      last: periods.numbers('last')[row],
      row,
    }));
    this.asked = askedFor(days, on, { sets: this.about.sets, steps: this.about.steps, all: periods.n });
    return true;
  }

  changed() {
    const other = this.choose();
    this.sight.build();
    if (this.opened) this.layer.draw();
    this.card.changed(other);
  }

  /** @param {Counts} counts @returns {Counted} */
  count(counts) {
    return counts.under(this.asked, this.about.steps);
  }

  /** @param {Disc} disc */
  named({ spot }) {
    const { name, places } = spot.properties;
    return places > 1 ? this.app.words.say('map.places', { name, n: places - 1 }) : String(name);
  }

  /** Shows a place, or goes nearer to several. @param {Disc} disc */
  go({ spot }) {
    const { places } = spot.properties;
    const point = this.map.unproject(L.point(spot.x, spot.y).multiplyBy(256), 0);
    if (places > 1) this.map.setView(point, Math.min(this.map.getZoom() + 2, this.map.getMaxZoom()));
    else this.card.open(spot);
  }

  /** @param {{x: number, y: number}} point */
  click(point) {
    const disc = this.opened ? this.layer.at(point) : null;
    if (disc) this.go(disc);
    else this.card.close();
  }

  /** @param {{x: number, y: number} | null} point */
  hover(point) {
    const disc = point && this.opened ? this.layer.at(point) : null;
    this.tip.hidden = !disc;
    this.map.getContainer().style.cursor = disc ? 'pointer' : '';
    if (!disc || !point) return;
    replaceChildren(this.tip, [
      element('strong', { text: this.named(disc) }),
      element('span', { text: this.told(disc) }),
    ]);
    const size = this.map.getSize();
    const left = Math.min(point.x + 14, size.x - this.tip.offsetWidth - 8);
    const top = Math.min(point.y + 14, size.y - this.tip.offsetHeight - 8);
    this.tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  /** How many, and how many of them only possibly. @param {{definite: number, all: number}} counted */
  told({ definite, all }) {
    const { words } = this.app;
    const text = words.say('count.deployments', { n: all });
    return all > definite ? `${text} · ${this.word('possibly', { n: all - definite })}` : text;
  }

  /** Says that tiles cannot be read, or that they can again. @param {unknown} error null for none */
  failed(error) {
    if (String(error) === String(this.failure)) return;
    this.failure = error;
    this.sight.ask();
    this.sight.draw();
  }
}
