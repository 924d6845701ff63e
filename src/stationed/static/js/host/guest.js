// Guest: manners of a map in somebody else's page. The wheel and one finger scroll the host until the reader wants the
// map.
//
// A click on the map, or Ctrl or Command with the wheel, gives the wheel to the map until the pointer leaves the frame;
// two fingers move and zoom it. What was withheld is said in a hint for a moment.

import { element } from '../dom/element.js';
/** @import { App } from '../app.js' */

/** How long the hint stays, in milliseconds. */
const HINT = 1800;

export class Guest {
  /** @param {App} app @param {Window} [own] */
  constructor(app, own = window) {
    this.app = app;
    this.own = own;
    this.engaged = false;
    this.fading = 0;
    this.hint = element('p', { class: 'stationed-hint', 'aria-hidden': 'true' });
  }

  start() {
    const { own } = this;
    const container = this.app.map.getContainer();
    focusQuietly(this.app.map);
    if (!container.classList.contains('stationed-map')) return;
    document.documentElement.setAttribute('data-guest', 'yes');
    container.appendChild(this.hint);
    const listen = { capture: true, passive: true };
    own.addEventListener('wheel', (event) => this.wheel(event), listen);
    own.addEventListener('touchmove', (event) => this.touch(event), listen);
    own.addEventListener(
      'pointerdown',
      (event) => {
        this.engaged = event.pointerType === 'mouse' && container.contains(/** @type {Node} */ (event.target));
      },
      listen,
    );
    document.documentElement.addEventListener('pointerleave', () => {
      this.engaged = false;
    });
    own.addEventListener('blur', () => {
      this.engaged = false;
    });
  }

  /** Gives the wheel to the map or to the host, before the map hears of it. @param {WheelEvent} event */
  wheel(event) {
    const { map } = this.app;
    const wanted = this.engaged || event.ctrlKey || event.metaKey;
    if (wanted) map.scrollWheelZoom.enable();
    else map.scrollWheelZoom.disable();
    if (!wanted && onMap(map, event)) this.say('guest.wheel');
  }

  /** Keeps one moving finger from the map, so that it scrolls the host. @param {TouchEvent} event */
  touch(event) {
    if (event.touches.length > 1 || !onMap(this.app.map, event)) return;
    event.stopImmediatePropagation();
    this.say('guest.touch');
  }

  /** @param {string} key */
  say(key) {
    this.hint.textContent = this.app.words.say(key);
    this.hint.classList.add('stationed-said');
    this.own.clearTimeout(this.fading);
    this.fading = this.own.setTimeout(() => this.hint.classList.remove('stationed-said'), HINT);
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
