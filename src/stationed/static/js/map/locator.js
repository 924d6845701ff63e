// Locator: a small map of the whole, north up, with a frame about what the large one shows.
//
// In:  the land and the countries in focus. It is drawn once a theme and the frame moves with the map. Hidden, and not
// drawn, while the large map shows the whole extent; hidden from screen readers, since it says nothing that the map does
// not.

import { readShape } from '../data/columns.js';
import { element } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
/** @import { App } from '../app.js' */

const LOCATOR = { width: 132, margin: 6 };

export class Locator extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'topleft', ...options });
    this.app = app;
    /** @type {() => void} */
    this.stop = () => {};
    /** @type {any} */
    this.map = null;
    this.scale = 1;
    this.height = 1;
    /** @type {string | null} */
    this.drawn = null;
    /** Whether the first view stands; before, the map may be nearer than it will be. */
    this.opened = false;
    this.origin = L.point(0, 0);
    this.canvas = element('canvas', { 'aria-hidden': 'true' });
    this.frame = element('div', { class: 'stationed-locator-frame' });
    this.root = element('div', { class: 'stationed-locator', hidden: true }, [this.canvas, this.frame]);
  }

  /** @param {any} map @returns {any} */
  onAdd(map) {
    this.map = map;
    const [west, south, east, north] = this.app.data.meta.extent;
    const top = L.CRS.EPSG3857.project(L.latLng(north, west));
    const bottom = L.CRS.EPSG3857.project(L.latLng(south, east));
    this.scale = LOCATOR.width / (bottom.x - top.x);
    this.origin = top;
    this.height = Math.round((top.y - bottom.y) * this.scale);
    this.root.style.width = `${LOCATOR.width}px`;
    this.root.style.height = `${this.height}px`;
    map.on('move zoomend resize', this.place, this);
    const ends = [
      this.app.on('state', () => this.place()),
      this.app.on('ready', () => {
        this.opened = true;
        this.place();
      }),
    ];
    this.stop = () => ends.forEach((end) => end());
    return this.root;
  }

  /** @param {any} map */
  onRemove(map) {
    map.off('move zoomend resize', this.place, this);
    this.stop();
  }

  /** A point of the small map. @param {number} x longitude @param {number} y latitude @returns {[number, number]} */
  point(x, y) {
    const projected = L.CRS.EPSG3857.project(L.latLng(Math.max(-85, Math.min(85, y)), x));
    return [(projected.x - this.origin.x) * this.scale, (this.origin.y - projected.y) * this.scale];
  }

  /** Draws the small map anew when its colours or borders are others than before. */
  draw() {
    const key = [this.app.state.theme, ...this.app.ground.rowsShown()].join();
    if (key === this.drawn) return;
    this.drawn = key;
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = LOCATOR.width * ratio;
    this.canvas.height = this.height * ratio;
    const context = this.canvas.getContext('2d');
    context.scale(ratio, ratio);
    const style = getComputedStyle(this.map.getContainer());
    const colour = (/** @type {string} */ name) => style.getPropertyValue(`--stationed-${name}`).trim();
    context.fillStyle = colour('sea');
    context.fillRect(0, 0, LOCATOR.width, this.height);
    const { ground, context: dated } = this.app.tables;
    for (let row = 0; row < ground.n; row += 1)
      if (ground.text('layer', row) === 'land') this.fill(context, ground.numbers('shape')[row], colour('land'));
    for (const row of this.app.ground.rowsShown())
      if (dated.numbers('focus')[row])
        this.fill(context, dated.numbers('shape')[row], colour('focus'), colour('border'));
  }

  /** @param {any} context @param {number} shape @param {string} colour @param {string} [line] */
  fill(context, shape, colour, line) {
    const found = this.app.data.shapes[shape];
    if (!found || found.k !== 'A') return;
    context.beginPath();
    for (const part of readShape(found, this.app.data.scale)) {
      part.forEach(([x, y], i) => (i ? context.lineTo(...this.point(x, y)) : context.moveTo(...this.point(x, y))));
      context.closePath();
    }
    context.fillStyle = colour;
    context.fill('evenodd');
    if (!line) return;
    context.strokeStyle = line;
    context.stroke();
  }

  place() {
    const bounds = this.map.getBounds();
    const [left, top] = this.point(bounds.getWest(), bounds.getNorth());
    const [right, bottom] = this.point(bounds.getEast(), bounds.getSouth());
    this.root.hidden = (right - left) * (bottom - top) > LOCATOR.width * this.height * 0.45;
    if (this.opened && !this.root.hidden) this.draw();
    const clamp = (/** @type {number} */ value, /** @type {number} */ most) => Math.max(0, Math.min(most, value));
    const box = {
      left: clamp(left, LOCATOR.width - 6),
      top: clamp(top, this.height - 6),
      right: clamp(right, LOCATOR.width),
      bottom: clamp(bottom, this.height),
    };
    Object.assign(this.frame.style, {
      left: `${box.left}px`,
      top: `${box.top}px`,
      width: `${Math.max(6, box.right - box.left)}px`,
      height: `${Math.max(6, box.bottom - box.top)}px`,
    });
  }
}
