// Sight: the part of the panel that lists the places in sight, says what their numbers are about, and asks for files.
//
// The list is also what a keyboard and a screen reader have of the map.

import { button, element, replaceChildren } from '../js/dom/element.js';
import { shield } from '../js/dom/shield.js';
import { keepingFocus } from './focus.js';
/** @import { Places } from './places.js' */
/** @import { Disc } from './layer.js' */

/** So many places in sight are listed. */
const LISTED = 40;

export class PlacesInSight {
  /** @param {Places} places */
  constructor(places) {
    this.places = places;
    this.root = element('section', { class: 'stationed-beside', tabindex: '-1' });
    this.note = element('p', { class: 'stationed-quiet', role: 'status' });
    this.items = element('ul', { class: 'stationed-beside-list' });
    this.asks = element('div', { class: 'stationed-asks' });
    this.language = '';
    shield(this.root);
  }

  /** Stands at the end of the panel, in the language of the page. */
  build() {
    const { places } = this;
    const panel = document.getElementById('stationed-panel');
    const home = panel?.firstElementChild || panel || places.map.getContainer();
    if (this.language === places.app.words.language && this.root === home.lastElementChild) return;
    this.language = places.app.words.language;
    keepingFocus(this.root, () => {
      home.appendChild(this.root);
      const all = button('stationed-link stationed-all-records', places.word('records'), () => places.card.openSight());
      all.dataset.key = 'records';
      replaceChildren(this.root, [
        element('h2', { text: places.word('places') }),
        this.note,
        this.asks,
        all,
        this.items,
      ]);
      this.ask();
      this.draw();
    });
  }

  /** Asks for the files that a page from disk has not been shown, and says which. */
  ask() {
    const { places } = this;
    const wanted = places.wanted();
    keepingFocus(this.root, () => replaceChildren(this.asks, wanted.length ? [this.picker(wanted)] : []));
  }

  /** The button by which a reader shows the page its files. @param {string[]} wanted */
  picker(wanted) {
    const { places } = this;
    const input = /** @type {HTMLInputElement} */ (
      element('input', { type: 'file', multiple: true, accept: '.pmtiles,.parquet', id: 'stationed-files' })
    );
    input.dataset.key = 'files';
    input.addEventListener('change', () => places.take(input.files || []));
    const text = wanted.length > 1 ? places.word('open') : places.word('choose', { file: wanted[0] });
    return element('div', {}, [element('label', { for: 'stationed-files', text }), input]);
  }

  /** The greatest places in sight, as buttons. */
  draw() {
    const { places } = this;
    const said = this.said();
    if (this.note.textContent !== said) this.note.textContent = said;
    this.root.classList.toggle('stationed-opened', places.opened && places.failure === null && !this.asks.firstChild);
    const items = places.opened ? places.layer.discs.slice(0, LISTED).map((disc) => this.item(disc)) : [];
    keepingFocus(this.root, () => replaceChildren(this.items, items));
  }

  /** @param {Disc} disc */
  item(disc) {
    const { places } = this;
    const one = button('stationed-link', places.named(disc), () => places.go(disc));
    one.dataset.key = `place-${disc.spot.id}`;
    return element('li', {}, [
      one,
      element('span', { class: 'stationed-quiet', text: ` ${places.app.words.number(disc.all)}` }),
    ]);
  }

  /** What has failed or is awaited, what the counts stand for where that is not plain, or that nothing is here. */
  said() {
    const { places } = this;
    const { words } = places.app;
    if (places.failure !== null) return places.unreadable(places.failure, 'tiles');
    if (places.refused !== null) return places.unreadable(places.refused, 'records');
    const { tiles, records } = places.about.files;
    if (!places.opened)
      return places.files.served ? places.word('reading') : places.word('why', { files: `${tiles}, ${records}` });
    if (places.layer.awaits()) return places.word('reading');
    if (!places.asked.narrowed) return places.word('alone');
    const { first, last } = places.app.days();
    const { told, held } = places.asked;
    if (!held && first === last && told.first !== first) return places.word('step', { day: words.day(told.first) });
    if (!held && (told.first !== first || told.last !== last))
      return places.word('steps', { first: words.day(told.first), last: words.day(told.last) });
    return places.layer.discs.length ? '' : places.word('nothing');
  }
}
