// Unmet, shown: a line above the map about what the address names and the map does not have, until the reader goes on.
//
// In:  the app, and the address as it was opened or changed by hand.

import { element } from '../dom/element.js';
import { readHash } from '../shown/state.js';
import { outside, unmetIn } from '../shown/unmet.js';
/** @import { App } from '../app.js' */

export class Unmet {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.root = element('p', { class: 'stationed-unmet', role: 'status', hidden: true });
  }

  start() {
    this.app.map.getContainer().appendChild(this.root);
    this.read();
  }

  /** Says what the address asks for in vain; nothing where it asks for nothing of the kind. */
  read() {
    const { words, data, known } = this.app;
    const asked = readHash(location.hash);
    const things = unmetIn(asked, known);
    const [first, last] = data.meta.domain.map((/** @type {number} */ day) => words.day(day));
    const said = [
      things.length ? words.say('link.unmet', { things: words.list(things) }) : '',
      outside(asked, data.meta.domain) ? words.say('time.outside', { first, last }) : '',
    ].filter(Boolean);
    this.root.textContent = said.join(' ');
    this.root.hidden = !said.length;
  }

  gone() {
    this.root.hidden = true;
  }
}
