// Unmet, shown: a line above the map about what the address, or a script, names and the map does not have, until the
// reader goes on.
//
// In:  the app, the address as it was opened or changed by hand, and what is asked of the app.

import { element } from '../dom/element.js';
import { momentText } from '../shown/moment.js';
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
    this.app.on('asked', (/** @type {Record<string, string>} */ asked) => this.say(asked));
    this.read();
  }

  /** Says what the address asks for in vain. */
  read() {
    this.say(readHash(location.hash));
  }

  /** Says what is asked for in vain, and what is shown instead; nothing where there is nothing of the kind. @param {Record<string, string>} asked */
  say(asked) {
    const { words, data, known } = this.app;
    const things = unmetIn(asked, known);
    const [first, last] = data.meta.domain.map((/** @type {number} */ day) => words.day(day));
    const said = [
      things.length ? words.say('link.unmet', { things: words.list(things) }) : '',
      things.length ? words.say('link.shown', { shown: momentText(this.app, { titled: true }) }) : '',
      outside(asked, data.meta.domain) ? words.say('time.outside', { first, last }) : '',
    ].filter(Boolean);
    this.root.textContent = said.join(' ');
    this.root.hidden = !said.length;
  }

  gone() {
    this.root.hidden = true;
  }
}
