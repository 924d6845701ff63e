// Card: one place with the records that the choice of time holds, read from the file of records part by part.

import { button, element, replaceChildren } from '../js/dom/element.js';
import { icon } from '../js/dom/icons.js';
import { shield } from '../js/dom/shield.js';
import { Counts } from './counts.js';
/** @import { Places } from './places.js' */
/** @import { Spot } from './layer.js' */

/** So many records are listed at a time. */
const LISTED = 100;
/** So many row groups are looked through before the reader is asked. */
const LOOKED = 4;

/** What a card shows of a record beside its unit and dates, in this order. */
const SHOWN = [
  'kind',
  'role',
  'commander',
  'higher_formation',
  'certainty',
  'contested_in',
  'source_ids',
  'locator',
  'note',
];

export class PlaceCard {
  /** @param {Places} places */
  constructor(places) {
    this.places = places;
    /** @type {Spot | null} */
    this.spot = null;
    this.turn = 0;
    this.at = 0;
    this.end = 0;
    this.listed = 0;
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
    this.fill();
    this.slot.hidden = false;
    this.slot.focus({ preventScroll: true });
  }

  close() {
    this.spot = null;
    this.slot.hidden = true;
  }

  changed() {
    if (this.spot) this.fill();
  }

  fill() {
    const { app } = this.places;
    const spot = /** @type {Spot} */ (this.spot);
    const { definite, possible } = this.places.count(spot.counts || new Counts(spot.properties));
    const close = element('button', {
      type: 'button',
      class: 'stationed-close',
      'aria-label': app.words.say('card.close'),
      on: { click: () => this.close() },
    });
    close.appendChild(icon('close'));
    this.slot.setAttribute('aria-label', String(spot.properties.name));
    this.list = element('ul', { class: 'stationed-records' });
    this.foot = element('p', { class: 'stationed-quiet', role: 'status' });
    replaceChildren(this.slot, [
      close,
      element('header', { class: 'stationed-card-head' }, [
        element('div', {}, [
          element('h2', { text: String(spot.properties.name), ...app.words.own }),
          element('p', { class: 'stationed-quiet', text: this.places.told({ definite, all: definite + possible }) }),
        ]),
      ]),
      this.list,
      this.foot,
    ]);
    this.at = Number(spot.properties.row);
    this.end = this.at + Number(spot.properties.first);
    this.listed = 0;
    this.more();
  }

  /** Lists further records, until there are enough or enough was read. */
  async more() {
    const turn = ++this.turn;
    const { files, app } = this.places;
    if (!files.buffer) {
      this.foot.textContent = this.places.word('wanted', { files: files.named.records });
      return;
    }
    this.foot.textContent = this.places.word('reading');
    try {
      await this.read(turn);
    } catch (error) {
      if (turn === this.turn) this.places.say(error);
      this.foot.textContent = '';
      return;
    }
    if (turn !== this.turn) return;
    this.listed = this.list.childElementCount;
    this.tell();
    app.fire('listed', this.listed);
  }

  /** Reads row groups and lists what is asked for. @param {number} turn */
  async read(turn) {
    const { files } = this.places;
    const most = this.listed + LISTED;
    for (let part = 0; part < LOOKED && this.at < this.end && this.list.childElementCount < most; part += 1) {
      const behind = Math.min(this.end, await files.groupEnd(this.at));
      const rows = await files.records(this.at, behind);
      if (turn !== this.turn) return;
      for (const one of rows) {
        if (this.list.childElementCount >= most) return;
        this.at += 1;
        const state = this.state(one);
        if (state) this.list.appendChild(this.record(one, state));
      }
    }
  }

  /** Says how many are listed, and offers more where there may be. */
  tell() {
    replaceChildren(this.foot, [
      element('span', { text: `${this.places.word('listed', { n: this.listed })} ` }),
      this.at < this.end ? button('stationed-link', this.places.word('more'), () => this.more()) : null,
    ]);
  }

  /** Whether a claim is definitely or possibly within what is asked for, '' for neither. @param {Record<string, any>} one */
  state(one) {
    if (one.possible_first === null || one.possible_first === undefined) return '';
    const within = (/** @type {string} */ kind) =>
      this.places.asked.spans.some(
        ({ first, last }) => Number(one[`${kind}_first`]) <= last && Number(one[`${kind}_last`]) >= first,
      );
    if (!within('possible')) return '';
    return within('definite') ? 'definite' : 'possible';
  }

  /** @param {Record<string, any>} one @param {string} state */
  record(one, state) {
    const { words, data } = this.places.app;
    /** @type {[string, string][]} */
    const pairs = SHOWN.filter((name) => one[name]).map((name) => [this.label(name), String(one[name])]);
    for (const { name, label, unit } of data.meta.quantities)
      if (one[name]) pairs.push([label[words.language] || name, `${one[name]} ${unit[words.language] || ''}`.trim()]);
    const text = [one.start, one.end].map((day) => String(day || '?')).join(' – ');
    return element('li', { class: `stationed-record stationed-${state}` }, [
      element('strong', { text: String(one.designation || one.unit_id), ...words.own }),
      element('p', { text: state === 'possible' ? `${text} · ${words.say('card.possible')}` : text }),
      element('p', { class: 'stationed-quiet' }, [
        element('span', { text: pairs.map(([name, value]) => `${name}: ${value}`).join(' · ') }),
      ]),
    ]);
  }

  /** @param {string} name of a column */
  label(name) {
    const { words, data } = this.places.app;
    const known = data.meta.columns.find((/** @type {any} */ one) => one.name === name);
    return (known && (known.label[words.language] || known.label.en)) || this.places.word(`column.${name}`) || name;
  }
}
