// Card: one place with the records that the choice of time holds, read from the file of records part by part.

import { button, element, replaceChildren } from '../js/dom/element.js';
import { icon } from '../js/dom/icons.js';
import { shield } from '../js/dom/shield.js';
import { Counts } from './counts.js';
import { keepingFocus } from './focus.js';
import { reasonOf } from './files.js';
import { recordItem, stateIn } from './record.js';
/** @import { Places } from './places.js' */
/** @import { Spot } from './layer.js' */

/** So many records are listed at a time. */
const LISTED = 100;
/** So many row groups are looked through before the reader is asked. */
const LOOKED = 4;
/** Milliseconds that a choice has to stand before records are read for it: time that plays reads none. */
const STANDS = 200;

export class PlaceCard {
  /** @param {Places} places */
  constructor(places) {
    this.places = places;
    /** @type {Spot | null} */
    this.spot = null;
    this.turn = 0;
    this.at = 0;
    this.end = 0;
    this.language = '';
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.soon = undefined;
    this.count = element('p', { class: 'stationed-quiet' });
    this.list = element('ul', { class: 'stationed-records' });
    this.foot = element('p', { class: 'stationed-quiet', role: 'status' });
    this.slot = /** @type {HTMLElement} */ (document.getElementById('stationed-place'));
    shield(this.slot);
    this.slot.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
  }

  /** @param {Spot} spot */
  open(spot) {
    this.spot = spot;
    this.build();
    this.fill();
    this.slot.hidden = false;
    this.slot.focus({ preventScroll: true });
  }

  close() {
    this.spot = null;
    this.turn += 1;
    clearTimeout(this.soon);
    this.slot.hidden = true;
  }

  /** Counts at once, and reads records when the choice stands. @param {boolean} other whether it is another choice */
  changed(other) {
    if (!this.spot) return;
    const spoken = this.language !== this.places.app.words.language;
    if (spoken) keepingFocus(this.slot, () => this.build());
    if (!other && !spoken) return;
    this.tally();
    this.turn += 1;
    this.foot.textContent = this.places.word('reading');
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.fill(), STANDS);
  }

  /** Reads once more what could not be read. */
  again() {
    if (this.spot) this.fill();
  }

  /** What stands in the card whatever is chosen. */
  build() {
    const { app } = this.places;
    const { name } = /** @type {Spot} */ (this.spot).properties;
    this.language = app.words.language;
    const close = element('button', {
      type: 'button',
      class: 'stationed-close',
      'data-key': 'close',
      'aria-label': app.words.say('card.close'),
      on: { click: () => this.close() },
    });
    close.appendChild(icon('close'));
    this.slot.setAttribute('aria-label', String(name));
    replaceChildren(this.slot, [
      close,
      element('header', { class: 'stationed-card-head' }, [
        element('div', {}, [element('h2', { text: String(name), ...app.words.own }), this.count]),
      ]),
      this.list,
      this.foot,
    ]);
    this.tally();
  }

  tally() {
    const spot = /** @type {Spot} */ (this.spot);
    spot.counts = spot.counts || new Counts(spot.properties);
    const { definite, possible } = this.places.count(spot.counts);
    this.count.textContent = this.places.told({ definite, all: definite + possible });
  }

  /** Lists the records of the choice from the first. */
  fill() {
    const { properties } = /** @type {Spot} */ (this.spot);
    this.at = Number(properties.row);
    this.end = this.at + Number(properties.first);
    return this.more([]);
  }

  /** Lists further records, until there are enough or enough was read. @param {HTMLElement[]} [items] those that stay */
  async more(items = Array.from(this.list.children)) {
    const turn = ++this.turn;
    const { files, app } = this.places;
    if (!files.buffer) {
      this.list.replaceChildren();
      this.foot.textContent = this.places.word('wanted', { files: files.named.records });
      return;
    }
    const said = element('span', { text: this.places.word('reading') });
    keepingFocus(this.slot, () => replaceChildren(this.foot, [said]));
    try {
      const found = await this.read(turn, items.length);
      if (turn !== this.turn) return;
      replaceChildren(this.list, [...items, ...found]);
      this.tell();
      app.fire('listed', this.list.childElementCount);
    } catch (error) {
      if (turn !== this.turn) return;
      const word = files.served ? 'failed' : 'unread';
      this.foot.textContent = this.places.word(word, { reason: reasonOf(error) });
    }
  }

  /** Reads row groups and makes an item of what is asked for. @param {number} turn @param {number} listed so many before */
  async read(turn, listed) {
    const { files, asked } = this.places;
    /** @type {HTMLElement[]} */
    const found = [];
    let { at } = this;
    for (let part = 0; part < LOOKED && at < this.end && found.length < LISTED; part += 1) {
      const behind = Math.min(this.end, await files.groupEnd(at));
      const rows = await files.records(at, behind);
      if (turn !== this.turn) return found;
      for (const one of rows) {
        if (found.length >= LISTED) break;
        at += 1;
        const state = stateIn(one, asked.spans);
        if (state) found.push(recordItem(one, state, this.places, listed + found.length));
      }
    }
    this.at = at;
    return found;
  }

  /** Says how many are listed, and offers more where there may be. */
  tell() {
    const more = () => this.more().then(() => this.focusBehind(n));
    const n = this.list.childElementCount;
    replaceChildren(this.foot, [
      element('span', { text: `${this.places.word('listed', { n })} ` }),
      this.at < this.end ? button('stationed-link', this.places.word('more'), more) : null,
    ]);
  }

  /** The first of the records that were added, so that a keyboard goes on from there. @param {number} n so many before */
  focusBehind(n) {
    const first = /** @type {HTMLElement | undefined} */ (this.list.children[n]);
    if (first) first.focus({ preventScroll: true });
    else if (!this.slot.contains(document.activeElement)) this.slot.focus({ preventScroll: true });
  }
}
