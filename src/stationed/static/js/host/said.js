// Said: tells readers who do not see the page what has changed, once, when change has come to rest.
//
// In:  the app. Out: a sentence in a region that screen readers speak. What the focus says already is not said again.

import { element } from '../dom/element.js';
import { summaryText } from '../shown/summary.js';
/** @import { App } from '../app.js' */

/** Nothing is said while changes follow each other within so many milliseconds, as while the time runs. */
const REST = 800;

export class Said {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.root = element('p', { class: 'stationed-hidden stationed-told-once', role: 'status' });
    this.timer = 0;
    this.shown = '';
    this.chosen = false;
  }

  start() {
    document.body.appendChild(this.root);
    this.shown = summaryText(this.app);
    this.app.on('state', (/** @type {any} */ { changes }) => {
      this.chosen = this.chosen || 'select' in changes;
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.say(), REST);
    });
  }

  say() {
    const shown = summaryText(this.app);
    const texts = [this.chosen ? this.card() : '', shown === this.shown ? '' : this.summary(shown)];
    Object.assign(this, { shown, chosen: false });
    const text = texts.filter(Boolean).join(' ');
    if (text) this.root.textContent = text;
  }

  /** What is shown; a handle of the timeline that has the focus has said its day. @param {string} shown */
  summary(shown) {
    const moved = document.activeElement?.getAttribute('role') === 'slider';
    return moved ? summaryText(this.app, { timed: false }) : shown;
  }

  /** The title of a card that was opened and not gone into. @returns {string} */
  card() {
    const card = document.getElementById('stationed-card');
    const title = card && !card.hidden && !card.contains(document.activeElement) && card.querySelector('h2');
    return title ? `${title.textContent}.` : '';
  }
}
