// Places: the layer of places, the list of those in sight, and the card of one with its records.
//
// In:  the app and what the page says of the files beside it. The list is also what a keyboard and a screen reader have of
// the map.

import { button, element, replaceChildren } from '../js/dom/element.js';
import { L } from '../js/dom/leaflet.js';
import { shield } from '../js/dom/shield.js';
import { PlaceCard } from './card.js';
import { askedFor, stepOf } from './counts.js';
import { Files } from './files.js';
import { PlacesLayer } from './layer.js';
/** @import { Asked, Counted, Counts } from './counts.js' */
/** @import { Disc } from './layer.js' */

/** So many places in sight are listed. */
const LISTED = 40;

/**
 * @typedef {object} About
 * @property {{tiles: string, records: string, size: number}} files
 * @property {number[]} steps first days of the steps of time
 * @property {number} last the deepest zoom of the tiles
 * @property {Record<string, Record<string, any>>} words by language
 */

export class Places {
  /** @param {any} app @param {About} about */
  constructor(app, about) {
    this.app = app;
    this.about = about;
    this.files = new Files(about.files);
    /** @type {Asked} */
    this.asked = { spans: [], exact: true };
    this.layer = new PlacesLayer({
      app,
      files: this.files,
      last: about.last,
      count: (counts) => this.count(counts),
      told: () => this.list(),
      failed: (error) => this.say(error),
    });
    this.card = new PlaceCard(this);
    this.root = element('section', { class: 'stationed-beside' });
    this.note = element('p', { class: 'stationed-quiet', role: 'status' });
    this.items = element('ul', { class: 'stationed-beside-list' });
    this.tip = element('div', { class: 'stationed-tip', hidden: true });
  }

  /** @param {any} map */
  addTo(map) {
    this.map = map;
    shield(this.root);
    const panel = document.getElementById('stationed-panel');
    (panel?.firstElementChild || panel || map.getContainer()).appendChild(this.root);
    map.getContainer().appendChild(this.tip);
    map.on('click', (/** @type {any} */ event) => this.click(event.containerPoint));
    map.on('mousemove', (/** @type {any} */ event) => this.hover(event.containerPoint));
    map.on('movestart zoomstart mouseout', () => this.hover(null));
    this.app.on('state', () => this.changed());
    this.choose();
    this.build();
    if (this.files.served) {
      this.files.open();
      this.start();
    }
  }

  start() {
    this.opened = true;
    this.map.addLayer(this.layer);
    this.build();
  }

  /** What an own word says. @param {string} key @param {Record<string, any>} [values] @returns {string} */
  word(key, values = {}) {
    const own = this.about.words[this.app.words.language] || this.about.words.en;
    return String(own[key] ?? this.about.words.en[key]).replace(/\{(\w+)\}/g, (_, name) => {
      const value = values[name];
      return typeof value === 'number' ? this.app.words.number(value) : String(value ?? '');
    });
  }

  choose() {
    const { periods } = this.app.tables;
    const on = this.app.periodRows().map((/** @type {number} */ row) => ({
      first: periods.numbers('first')[row],
      last: periods.numbers('last')[row],
      row,
    }));
    this.asked = askedFor(this.app.days(), on);
  }

  changed() {
    this.choose();
    if (this.language !== this.app.words.language || this.root !== this.root.parentElement?.lastElementChild)
      this.build();
    if (this.opened) this.layer.draw();
    this.card.changed();
  }

  /** @param {Counts} counts @returns {Counted} */
  count(counts) {
    return counts.under(this.asked, this.about.steps);
  }

  build() {
    this.language = this.app.words.language;
    const panel = document.getElementById('stationed-panel');
    (panel?.firstElementChild || panel)?.appendChild(this.root);
    this.root.classList.toggle('stationed-opened', Boolean(this.opened));
    replaceChildren(this.root, [
      element('h2', { text: this.word('places') }),
      this.note,
      this.opened ? this.items : this.picker(),
    ]);
    if (this.opened) this.list();
    else this.note.textContent = this.word('why', { files: `${this.about.files.tiles}, ${this.about.files.records}` });
  }

  /** The button by which a reader shows the page its files. */
  picker() {
    const input = /** @type {HTMLInputElement} */ (
      element('input', { type: 'file', multiple: true, accept: '.pmtiles,.parquet', id: 'stationed-files' })
    );
    input.addEventListener('change', () => {
      const wanted = this.files.take(input.files || []);
      if (this.files.archive) this.start();
      if (wanted.length) this.note.textContent = this.word('wanted', { files: wanted.join(', ') });
    });
    return element('p', {}, [element('label', { for: 'stationed-files', text: this.word('open') }), input]);
  }

  /** The greatest places in sight, as buttons; and what the numbers are about. */
  list() {
    if (!this.opened) return;
    const { words } = this.app;
    const places = this.layer.discs.slice(0, LISTED);
    this.note.textContent = this.about_();
    replaceChildren(
      this.items,
      places.map((disc) =>
        element('li', {}, [
          button('stationed-link', this.named(disc), () => this.go(disc)),
          element('span', { class: 'stationed-quiet', text: ` ${words.number(disc.all)}` }),
        ]),
      ),
    );
  }

  /** What the counts stand for, where that is not plain. */
  about_() {
    const { first, last } = this.app.days();
    const { words } = this.app;
    if (!this.asked.exact) return this.word('most');
    const step = first === null ? null : stepOf(this.about.steps, first);
    if (step !== null && first === last && step !== first) return this.word('step', { day: words.day(step) });
    return this.layer.discs.length ? '' : this.word('nothing');
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

  /** @param {unknown} error */
  say(error) {
    this.note.textContent = this.word('failed', { reason: error instanceof Error ? error.message : String(error) });
  }
}
