// Leaf: what a reader goes through beside the map: a story, or a comparison. Where there is room it takes the panel's
// place, so that it never lies over the map; on phones and where the page has no panel it stands at the foot of the map.
//
// In:  a name. Out: a node that is put where it belongs whenever it is shown, and told to the style sheets by the
// attribute data-leaf of the page.

import { element } from '../dom/element.js';
import { shield } from '../dom/shield.js';

/** Wider pages have the panel beside the map. */
const BESIDE = '(min-width: 761px)';

export class Leaf {
  /** @param {string} name @param {(event: KeyboardEvent) => void} key */
  constructor(name, key) {
    this.name = name;
    this.root = element('section', { class: `stationed-leaf stationed-${name}`, hidden: true, on: { keydown: key } });
    // In the panel's place it hides the heading of the page, which is still there to be read out.
    this.heading = element('h1', { class: 'stationed-hidden' });
    shield(this.root);
    /** @type {any} */
    this.map = null;
    this.wide = window.matchMedia(BESIDE);
    this.settle = () => this.place();
    // Where it lies over the foot of the map, the credit and the buttons there stand upon it.
    this.watch = new ResizeObserver(() => {
      if (this.root.hidden || !this.map) return;
      this.map.getContainer().style.setProperty('--stationed-leaf-height', `${this.root.offsetHeight}px`);
      this.map.fire('stationed:covered');
    });
  }

  /** @param {any} map */
  open(map) {
    this.map = map;
    this.wide.addEventListener('change', this.settle);
    this.watch.observe(this.root);
    this.place();
  }

  remove() {
    this.wide.removeEventListener('change', this.settle);
    this.watch.disconnect();
    this.show(false);
    this.heading.remove();
    this.root.remove();
  }

  /** The panel, where the page shows one beside the map. @returns {HTMLElement | null} */
  panel() {
    const panel = document.getElementById('stationed-panel');
    const full = (document.documentElement.getAttribute('data-ui') || 'full') === 'full';
    return panel && full && this.wide.matches ? panel : null;
  }

  /** Whether it lies over the map. @returns {boolean} */
  get over() {
    return this.root.parentElement === this.map?.getContainer();
  }

  /** Puts it where it belongs; what is focused in it stays so. */
  place() {
    const panel = this.panel();
    const home = panel || this.map.getContainer();
    if (this.root.parentElement === home) return;
    const focused = this.root.contains(document.activeElement) ? document.activeElement : null;
    if (panel) panel.insertBefore(this.root, panel.querySelector('.stationed-actions, .stationed-foot'));
    else home.appendChild(this.root);
    this.root.classList.toggle('stationed-over', !panel);
    this.head();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }

  /** Puts the heading before it while it hides that of the page. */
  head() {
    this.heading.textContent = document.title;
    if (this.root.hidden || this.over) this.heading.remove();
    else this.root.before(this.heading);
  }

  /** @param {boolean} shown */
  show(shown) {
    const page = document.documentElement;
    if (shown) {
      this.place();
      page.setAttribute('data-leaf', this.name);
    } else if (page.getAttribute('data-leaf') === this.name) page.removeAttribute('data-leaf');
    this.root.hidden = !shown;
    this.head();
  }
}
