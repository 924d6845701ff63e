// Card: the records of one place, or of all in sight, that the choice of time holds; they are searched and saved here too.

import { button, element, replaceChildren } from '../js/dom/element.js';
import { icon } from '../js/dom/icons.js';
import { fileLink } from '../js/out/file-link.js';
import { shield } from '../js/dom/shield.js';
import { Counts } from './counts.js';
import { keepingFocus } from './focus.js';
import { RecordReader, joined } from './reader.js';
import { recordItem } from './record.js';
import { csvOf } from './saved.js';
/** @import { Places } from './places.js' */
/** @import { Spot } from './layer.js' */

/** So many records are listed at a time. */
const LISTED = 100;
/** So many row groups are looked through before the reader is asked. */
const LOOKED = 4;
/** Milliseconds that a choice has to stand before records are read for it: time that plays reads none. */
const STANDS = 200;

/** @typedef {{name: string | null, spots: Spot[], runs: [number, number][]}} Subject name: null for all that is in sight */

export class PlaceCard {
  /** @param {Places} places */
  constructor(places) {
    this.places = places;
    /** @type {Subject | null} */
    this.subject = null;
    this.turn = 0;
    this.saving = 0;
    this.language = '';
    /** @type {RecordReader | null} */
    this.reader = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.soon = undefined;
    this.count = element('p', { class: 'stationed-quiet' });
    this.list = element('ul', { class: 'stationed-records' });
    this.foot = element('p', { class: 'stationed-quiet', role: 'status' });
    this.told = element('p', { class: 'stationed-quiet', role: 'status' });
    this.sought = /** @type {HTMLInputElement} */ (
      element('input', {
        type: 'search',
        id: 'stationed-sought',
        'data-key': 'sought',
        on: { input: () => this.later() },
      })
    );
    this.slot = /** @type {HTMLElement} */ (document.getElementById('stationed-place'));
    shield(this.slot);
    this.slot.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
  }

  /** @param {Spot} spot */
  open(spot) {
    const { name, row, first } = spot.properties;
    this.show({ name: String(name), spots: [spot], runs: [[Number(row), Number(row) + Number(first)]] });
  }

  /** Opens with the records of all places in sight. */
  openSight() {
    const spots = this.places.layer.discs.map(({ spot }) => spot);
    const runs = spots.map(({ properties }) => {
      const from = Number(properties.from ?? properties.row);
      return /** @type {[number, number]} */ ([from, from + Number(properties.records)]);
    });
    this.show({ name: null, spots, runs: joined(runs) });
  }

  /** @param {Subject} subject */
  show(subject) {
    this.subject = subject;
    this.sought.value = '';
    this.saving += 1;
    this.told.textContent = '';
    this.build();
    this.fill();
    this.slot.hidden = false;
    this.slot.focus({ preventScroll: true });
  }

  close() {
    this.subject = null;
    this.turn += 1;
    this.saving += 1;
    clearTimeout(this.soon);
    this.slot.hidden = true;
  }

  /** Counts at once, and reads records when the choice stands. @param {boolean} other whether it is another choice */
  changed(other) {
    if (!this.subject) return;
    const spoken = this.language !== this.places.app.words.language;
    if (spoken) keepingFocus(this.slot, () => this.build());
    if (!other && !spoken) return;
    this.tally();
    this.later();
  }

  /** Reads records anew when what is asked for stands. */
  later() {
    this.turn += 1;
    this.foot.textContent = this.places.word('reading');
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.fill(), STANDS);
  }

  /** Reads once more what could not be read. */
  again() {
    if (this.subject) this.fill();
  }

  /** What stands in the card whatever is chosen. */
  build() {
    const { places } = this;
    const { app } = places;
    const { name } = /** @type {Subject} */ (this.subject);
    const title = name ?? places.word('records');
    this.language = app.words.language;
    const close = element('button', {
      type: 'button',
      class: 'stationed-close',
      'data-key': 'close',
      'aria-label': app.words.say('card.close'),
      on: { click: () => this.close() },
    });
    close.appendChild(icon('close'));
    this.slot.setAttribute('aria-label', title);
    replaceChildren(this.slot, [
      close,
      element('header', { class: 'stationed-card-head' }, [
        element('div', {}, [element('h2', { text: title, ...(name === null ? {} : app.words.own) }), this.count]),
      ]),
      element('p', { class: 'stationed-sought' }, [
        element('label', { for: 'stationed-sought', text: places.word('find') }),
        this.sought,
        button('stationed-link', places.word('download'), () => this.save()),
      ]),
      this.told,
      this.list,
      this.foot,
    ]);
    this.tally();
  }

  tally() {
    const { spots } = /** @type {Subject} */ (this.subject);
    let [definite, all] = [0, 0];
    for (const spot of spots) {
      spot.counts = spot.counts || new Counts(spot.properties);
      const one = this.places.count(spot.counts);
      definite += one.definite;
      all += one.definite + one.possible;
    }
    this.count.textContent = this.places.told({ definite, all });
  }

  /** The records of the choice from the first. */
  reading() {
    const { runs } = /** @type {Subject} */ (this.subject);
    return new RecordReader(this.places.files, runs, this.places.asked.spans, this.sought.value);
  }

  /** Lists the records of the choice from the first. */
  fill() {
    this.reader = this.reading();
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
      const found = await this.items(turn, items.length);
      if (turn !== this.turn) return;
      replaceChildren(this.list, [...items, ...found]);
      this.tell();
      app.fire('listed', this.list.childElementCount);
    } catch (error) {
      if (turn !== this.turn) return;
      this.foot.textContent = this.places.unreadable(error, 'records');
      this.places.unread(error);
    }
  }

  /** The next items of the list. @param {number} turn @param {number} listed so many before */
  async items(turn, listed) {
    const reader = /** @type {RecordReader} */ (this.reader);
    const found = await reader.next(LISTED, LOOKED);
    const at = this.subject?.name === null;
    return turn === this.turn
      ? found.map(({ one, state }, i) => recordItem(one, state, this.places, { at: listed + i, placed: at }))
      : [];
  }

  /** Saves what the list would have when it were whole. */
  async save() {
    const { places } = this;
    const saving = ++this.saving;
    const say = (/** @type {string} */ key, /** @type {Record<string, any>} */ values) => {
      this.told.textContent = places.word(key, values);
    };
    if (!places.files.buffer) return say('wanted', { files: places.files.named.records });
    try {
      const made = await csvOf(this.reading(), (n) => {
        if (saving === this.saving) say('listed', { n });
        return saving === this.saving;
      });
      if (!made || saving !== this.saving) return;
      const link = fileLink(`${places.files.named.records.replace(/\.parquet$/, '')}.csv`, made.content);
      this.told.after(link);
      link.click();
      say(made.whole ? 'saved' : 'cut', { n: made.n });
    } catch (error) {
      if (saving === this.saving) this.told.textContent = places.unreadable(error, 'records');
    }
  }

  /** Says how many are listed, and offers more where there may be. */
  tell() {
    const more = () => this.more().then(() => this.focusBehind(n));
    const n = this.list.childElementCount;
    replaceChildren(this.foot, [
      element('span', { text: `${this.places.word('listed', { n })} ` }),
      !this.reader?.done ? button('stationed-link', this.places.word('more'), more) : null,
    ]);
  }

  /** The first of the records that were added, so that a keyboard goes on from there. @param {number} n so many before */
  focusBehind(n) {
    const first = /** @type {HTMLElement | undefined} */ (this.list.children[n]);
    if (first) first.focus({ preventScroll: true });
    else if (!this.slot.contains(document.activeElement)) this.slot.focus({ preventScroll: true });
  }
}
