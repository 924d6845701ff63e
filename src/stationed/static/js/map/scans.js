// Scans: scanned maps over the ground and under the deployments, and the control that shows and hides them.
//
// In:  the table of scans: pictures in the page's projection, where they lie, the days they are shown on. Out: image
// layers in a pane of their own; a box with a switch and a slider each. Options: position. Without scans there is no box.

import { element } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { shield } from '../dom/shield.js';
/** @import { App } from '../app.js' */

const PANE = 'stationed-pane-scans';

/** @typedef {{row: number, layer: any, on: boolean, opacity: number}} Scan */

export class Scans extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'topright', ...options });
    /** @type {App} */
    this.app = app;
    /** @type {Scan[]} */
    this.scans = [];
    this.stop = () => {};
    /** @type {any} */
    this.map = null;
    /** @type {any} */
    this.root = null;
  }

  /** @param {any} map @returns {any} */
  onAdd(map) {
    this.map = map;
    const pane = map.getPane(PANE) || map.createPane(PANE);
    pane.style.zIndex = '160'; // above the ground, which has 150
    pane.style.pointerEvents = 'none';
    this.scans = Array.from({ length: this.app.tables.scans.n }, (_, row) => this.scan(row));
    this.root = element('details', { class: 'stationed-scans', hidden: !this.scans.length });
    this.root.open = window.matchMedia('(min-width: 900px) and (min-height: 700px)').matches;
    shield(this.root);
    let language = '';
    this.stop = this.app.on('state', () => {
      if (language !== this.app.words.language) this.build();
      ({ language } = this.app.words);
      this.show();
    });
    return this.root;
  }

  onRemove() {
    this.stop();
    for (const { layer } of this.scans) layer.remove();
    this.scans = [];
  }

  /** @param {number} row @returns {Scan} */
  scan(row) {
    const { scans } = this.app.tables;
    const [left, top, right, bottom] = /** @type {const} */ (['left', 'top', 'right', 'bottom']).map(
      (name) => scans.numbers(name)[row],
    );
    const at = (/** @type {number} */ x, /** @type {number} */ y) => L.latLng(latitudeOf(y), x * 360 - 180);
    const address = `data:image/webp;base64,${scans.text('picture', row)}`;
    const opacity = scans.numbers('opacity')[row];
    const box = L.latLngBounds(at(left, bottom), at(right, top));
    const layer = L.imageOverlay(address, box, { opacity, pane: PANE, className: 'stationed-scan', alt: '' });
    return { row, layer, on: Boolean(scans.numbers('shown')[row]), opacity };
  }

  /** Shows those that are switched on, on the days they are of. */
  show() {
    const { scans } = this.app.tables;
    const day = this.app.contextDay();
    for (const { row, layer, on } of this.scans) {
      const there = scans.numbers('first')[row] <= day && scans.numbers('last')[row] >= day;
      if (on && there) layer.addTo(this.map);
      else layer.remove();
    }
  }

  build() {
    this.root.replaceChildren(
      element('summary', { text: this.app.words.say('scans.title') }),
      element(
        'ul',
        {},
        this.scans.map((scan) => this.row(scan)),
      ),
    );
  }

  /** A switch and a slider. @param {Scan} scan */
  row(scan) {
    const { scans } = this.app.tables;
    const { words } = this.app;
    const title = scans.words('title', scan.row, words.language);
    const box = element('input', { type: 'checkbox' });
    const slider = element('input', { type: 'range', min: '0', max: '100', step: '5' });
    box.checked = scan.on;
    box.addEventListener('change', () => {
      scan.on = box.checked;
      slider.disabled = !scan.on;
      this.show();
    });
    slider.setAttribute('aria-label', words.say('scans.opacity', { title }));
    slider.value = String(Math.round(scan.opacity * 100));
    slider.disabled = !scan.on;
    slider.addEventListener('input', () => {
      scan.opacity = Number(slider.value) / 100;
      scan.layer.setOpacity(scan.opacity);
    });
    const said = [scans.text('source', scan.row), scans.text('licence', scan.row)].filter(Boolean).join(' · ');
    return element('li', {}, [
      element('label', {}, [box, element('span', { text: title })]),
      slider,
      said ? element('p', { class: 'stationed-quiet', text: said }) : null,
    ]);
  }
}

/** Degrees north of a place on the world's square. @param {number} y from its upper edge, 0 to 1 */
export function latitudeOf(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}
