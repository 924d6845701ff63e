// Guest: manners of a map in a page that scrolls, somebody else's about its frame or its own where the window is low.
// The wheel and one finger scroll that page until the reader wants the map.
//
// A click on the map, or Ctrl or Command with the wheel, gives the wheel to the map until the pointer leaves the frame;
// two fingers move and zoom it. What was withheld is said in a hint for a moment.

import { element } from '../dom/element.js';
/** @import { App } from '../app.js' */

/** How long the hint stays, in milliseconds. */
const HINT = 1800;

const LONG = 6000;

/** A page that a link opens has the focus within so many milliseconds. */
const OPENS = 800;

export class Guest {
  /** @param {App} app @param {Window} [own] */
  constructor(app, own = window) {
    this.app = app;
    this.own = own;
    this.framed = own.parent !== own;
    /** Whether there is a page to scroll. */
    this.guest = this.framed;
    this.engaged = false;
    /** Whether the map would take the wheel and may not. */
    this.withheld = false;
    this.fading = 0;
    this.hint = element('p', { class: 'stationed-hint', 'aria-hidden': 'true' });
  }

  start() {
    const { own } = this;
    const container = this.app.map.getContainer();
    focusQuietly(this.app.map);
    if (!container.classList.contains('stationed-map')) return;
    container.appendChild(this.hint);
    this.follow();
    const listen = { capture: true, passive: true };
    own.addEventListener('wheel', (event) => this.wheel(event), listen);
    own.addEventListener('touchmove', (event) => this.touch(event), listen);
    own.addEventListener(
      'pointerdown',
      (event) => {
        this.engaged = event.pointerType === 'mouse' && container.contains(/** @type {Node} */ (event.target));
        // At once: a browser scrolls the page by itself where nothing waits for the wheel when it is turned.
        if (this.engaged && this.withheld) this.app.map.scrollWheelZoom.enable();
        if (this.engaged) this.withheld = false;
      },
      listen,
    );
    if (this.framed) own.addEventListener('click', (event) => this.opened(event), listen);
    document.documentElement.addEventListener('pointerleave', () => {
      this.engaged = false;
    });
    own.addEventListener('blur', () => {
      this.engaged = false;
    });
  }

  /** Learns whether there is a page to scroll: a frame's host always may, a page of its own while it is too long. */
  follow() {
    const root = document.documentElement;
    const learn = () => {
      this.guest = this.framed || root.scrollHeight > root.clientHeight;
      root.toggleAttribute('data-guest', this.guest);
    };
    learn();
    if (this.framed) return;
    const watch = new ResizeObserver(learn);
    for (const node of [root, document.body]) watch.observe(node);
  }

  /** Gives the wheel to the map or to the host, before the map hears of it. @param {WheelEvent} event */
  wheel(event) {
    const { map } = this.app;
    const wanted = !this.guest || this.engaged || event.ctrlKey || event.metaKey;
    if (wanted && this.withheld) map.scrollWheelZoom.enable();
    this.withheld = !wanted && (this.withheld || map.scrollWheelZoom.enabled());
    if (!wanted) map.scrollWheelZoom.disable();
    if (!wanted && onMap(map, event)) this.say('guest.wheel');
  }

  /** Keeps one moving finger from the map, so that it scrolls the host. @param {TouchEvent} event */
  touch(event) {
    if (!this.guest || event.touches.length > 1 || !onMap(this.app.map, event)) return;
    event.stopImmediatePropagation();
    this.say('guest.touch');
  }

  /** Says why a link may have opened nothing: the frame itself is not told. @param {MouseEvent} event */
  opened(event) {
    const link = /** @type {Element} */ (event.target).closest('a[target="_blank"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    this.own.setTimeout(() => {
      if (document.hasFocus()) this.say('guest.link', LONG);
    }, OPENS);
  }

  /** @param {string} key @param {number} [long] */
  say(key, long = HINT) {
    this.hint.textContent = this.app.words.say(key);
    this.hint.classList.add('stationed-hint-shown');
    this.own.clearTimeout(this.fading);
    this.fading = this.own.setTimeout(() => this.hint.classList.remove('stationed-hint-shown'), long);
  }
}

/**
 * Whether an event is the map's own, and not that of a control or sheet that lies on it and may scroll.
 * @param {any} map
 * @param {Event} event
 * @returns {boolean}
 */
function onMap(map, event) {
  const target = /** @type {Element} */ (event.target);
  return map.getContainer().contains(target) && !target.closest('.leaflet-control, .stationed-leaf');
}

/**
 * Keeps the page about a map where it is when the map takes the focus: Leaflet moves back the window
 * that it is in, and cannot move back the host of a frame.
 * @param {any} map
 */
function focusQuietly(map) {
  const container = map.getContainer();
  const focus = container.focus.bind(container);
  container.focus = (/** @type {FocusOptions} */ options) => focus({ preventScroll: true, ...options });
}
