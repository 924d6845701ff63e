// Whole: the map with more room. In somebody else's page a link that opens it whole, in a tab of its own; where the
// browser allows it, a button for the full screen.
//
// The link is there where the page has an address of its own. Where the frame allows no new tabs it gives the address
// to be copied instead. Options: none.

import { button, element, replaceChildren } from '../dom/element.js';
import { icon } from '../dom/icons.js';
import { L } from '../dom/leaflet.js';
import { shield } from '../dom/shield.js';
import { pageAddress } from '../out/link.js';
import { writeHash } from '../shown/state.js';
/** @import { App } from '../app.js' */

export class Whole extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'bottomright', ...options });
    /** @type {App} */
    this.app = app;
    /** @type {() => void} */
    this.stop = () => {};
    /** @type {any} */
    this.root = null;
    this.turned = () => this.build();
  }

  onAdd() {
    this.root = element('div', { class: 'stationed-room' });
    shield(this.root);
    document.addEventListener('fullscreenchange', this.turned);
    this.stop = this.app.on('state', (/** @type {any} */ { changes, first }) => {
      if (first || changes.language) this.build();
    });
    return this.root;
  }

  onRemove() {
    document.removeEventListener('fullscreenchange', this.turned);
    this.stop();
  }

  build() {
    const parts = [this.link(), this.screen()].filter(Boolean);
    replaceChildren(this.root, parts);
    this.root.hidden = !parts.length;
  }

  /** Opens the page with what is seen now, all its controls about it; null where it is whole or has no address. */
  link() {
    if (window.parent === window || !pageAddress()) return null;
    const said = this.app.words.say('whole.open');
    const link = element('a', { class: 'stationed-zoom', target: '_blank', rel: 'noopener', title: said }, [
      icon('open'),
    ]);
    link.setAttribute('aria-label', said);
    const renew = () => {
      link.href = wholeAddress(pageAddress(), this.app.getState());
    };
    renew();
    for (const name of ['pointerdown', 'focus', 'click']) link.addEventListener(name, renew);
    link.addEventListener('click', (/** @type {MouseEvent} */ event) => this.open(event, link.href));
    return link;
  }

  /**
   * Opens an address in a tab of its own, which only a script learns to be forbidden.
   * @param {MouseEvent} event
   * @param {string} address
   */
  open(event, address) {
    event.preventDefault();
    const opened = window.open(address, '_blank');
    if (opened) opened.opener = null;
    else this.tell(address);
  }

  /** @param {string} address that could not be opened */
  tell(address) {
    const field = element('input', { type: 'url', readOnly: true, value: address, dir: 'ltr' });
    const told = element('label', { class: 'stationed-blocked', text: this.app.words.say('whole.blocked') });
    told.append(field);
    this.root.querySelector('.stationed-blocked')?.remove();
    this.root.prepend(told);
    field.focus();
    field.select();
  }

  /** Fills the screen or leaves it; null where the browser or the frame does not let it. */
  screen() {
    if (!document.fullscreenEnabled) return null;
    const full = document.fullscreenElement !== null;
    const said = this.app.words.say(full ? 'whole.leave' : 'whole.fill');
    const turn = () =>
      (full ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {});
    const made = button('stationed-zoom', '', turn, { 'aria-label': said, title: said });
    made.append(icon(full ? 'leave' : 'fill'));
    return made;
  }
}

/**
 * The address of the whole page with what is seen.
 * @param {string} page its address
 * @param {Record<string, string>} state
 * @returns {string}
 */
export function wholeAddress(page, state) {
  const { ui: _, ...kept } = state;
  return `${page}${writeHash(kept)}`;
}
