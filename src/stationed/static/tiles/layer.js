// Layer: the places of the tiles in sight, drawn on a canvas as discs, as large as what they hold under the choice.
//
// Filled: definitely there; a ring: possibly. Discs of several places have a number; a click on one goes nearer.

import { pageColours } from '../js/dom/colours.js';
import { L } from '../js/dom/leaflet.js';
import { Counts } from './counts.js';

/** Pixels of a tile on the map at its own zoom. */
const TILE = 512;
/** So many tiles are kept. */
const KEPT = 200;
const [LEAST, MOST] = [3, 22];
/** So much of the map may be covered by discs of single places. */
const COVERED = 0.2;

/** @typedef {{id: number, x: number, y: number, properties: Record<string, any>, counts: Counts | null}} Spot */
/** @typedef {{spot: Spot, x: number, y: number, radius: number, definite: number, all: number}} Disc */

export class PlacesLayer extends L.Layer {
  /** @param {{app: any, files: any, last: number, count: (counts: Counts) => any, told: () => void, failed: (error: unknown) => void}} given */
  constructor(given) {
    super();
    this.given = given;
    /** @type {any} */
    this.map = null;
    this.canvas = document.createElement('canvas');
    this.waiting = 0;
    /** @type {Map<string, {spots: Spot[] | null}>} */
    this.tiles = new Map();
    /** @type {Disc[]} */
    this.discs = [];
  }

  /** @param {any} map @returns {any} */
  onAdd(map) {
    this.map = map;
    this.canvas.className = 'stationed-places leaflet-zoom-hide';
    map.getPanes().markerPane.appendChild(this.canvas);
    map.on('moveend zoomend resize', this.look, this);
    this.look();
  }

  /** @param {any} map @returns {any} */
  onRemove(map) {
    map.off('moveend zoomend resize', this.look, this);
    this.canvas.remove();
  }

  /** The zoom of the tiles that are drawn. */
  zoom() {
    return Math.max(0, Math.min(this.given.last, Math.round(this.map.getZoom()) - 1));
  }

  /** Whether tiles in sight are still to come. */
  awaits() {
    return this.map !== null && this.inSight().some(({ key }) => !this.tiles.get(key)?.spots);
  }

  /** Lets go of all tiles. */
  forget() {
    this.tiles = new Map();
  }

  /** Asks for the tiles in sight that are not there, and draws. */
  look() {
    const { tiles } = this;
    const wanted = this.inSight();
    const missing = wanted.filter(({ key }) => !this.tiles.has(key));
    for (const { key } of missing) this.tiles.set(key, { spots: null });
    this.draw();
    let failed = 0;
    const all = missing.map(({ key, z, x, y }) =>
      this.given.files.tile(z, x, y).then(
        (/** @type {any[]} */ spots) => {
          tiles.set(key, { spots: spots.map((spot) => ({ ...spot, counts: null })) });
          if (tiles === this.tiles) this.later();
        },
        (/** @type {unknown} */ error) => {
          tiles.delete(key);
          failed += 1;
          if (tiles === this.tiles) this.given.failed(error);
        },
      ),
    );
    if (this.tiles.size > KEPT) {
      const near = new Set(wanted.map(({ key }) => key));
      for (const key of this.tiles.keys()) if (!near.has(key) && this.tiles.size > KEPT) this.tiles.delete(key);
    }
    return Promise.all(all).then(() => {
      if (all.length && !failed && tiles === this.tiles) this.given.failed(null);
    });
  }

  /** Draws once for all tiles that come within a frame. */
  later() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.draw();
    });
  }

  /** The tiles in sight. */
  inSight() {
    const z = this.zoom();
    const side = 2 ** z;
    const size = TILE * 2 ** (this.map.getZoom() - 1 - z);
    const { min, max } = this.map.getPixelBounds();
    const found = new Map();
    const rows = [Math.max(0, Math.floor(min.y / size)), Math.min(side - 1, Math.floor(max.y / size))];
    for (let x = Math.floor(min.x / size); x <= Math.floor(max.x / size); x += 1)
      for (let y = rows[0]; y <= rows[1]; y += 1) {
        const turned = ((x % side) + side) % side;
        found.set(`${z}/${turned}/${y}`, { key: `${z}/${turned}/${y}`, z, x: turned, y });
      }
    return Array.from(found.values());
  }

  draw() {
    if (!this.map) return;
    const { min, max } = this.map.getPixelBounds();
    const whole = 256 * 2 ** this.map.getZoom();
    /** @type {Disc[]} */
    const discs = [];
    for (const { key } of this.inSight())
      for (const spot of this.tiles.get(key)?.spots || []) {
        const turns = Math.round(((min.x + max.x) / 2 - spot.x * whole) / whole);
        const [x, y] = [(spot.x + turns) * whole - min.x, spot.y * whole - min.y];
        if (x < -MOST || y < -MOST || x > max.x - min.x + MOST || y > max.y - min.y + MOST) continue;
        spot.counts = spot.counts || new Counts(spot.properties);
        const { definite, possible } = this.given.count(spot.counts);
        const all = definite + possible;
        if (all > 0) discs.push({ spot, x, y, radius: 0, definite, all });
      }
    const greatest = discs.reduce((most, { all }) => Math.max(most, all), 1);
    for (const disc of discs)
      disc.radius = LEAST + (MOST - LEAST) * Math.sqrt(disc.all / greatest) * (greatest > 1 ? 1 : 0.2);
    this.thin(discs, (max.x - min.x) * (max.y - min.y));
    this.discs = discs.sort((a, b) => b.radius - a.radius || a.spot.id - b.spot.id);
    this.paint();
    this.given.told();
  }

  /** Makes discs of single places smaller where they would cover too much of the map. @param {Disc[]} discs @param {number} room in square pixels */
  thin(discs, room) {
    if (this.zoom() < this.given.last) return; // in a grid they leave each other room
    const covered = discs.reduce((sum, { radius }) => sum + Math.PI * radius * radius, 0);
    const share = Math.sqrt(Math.min(1, (COVERED * room) / covered));
    for (const disc of discs) disc.radius = Math.max(LEAST, disc.radius * share);
  }

  paint() {
    const size = this.map.getSize();
    const dots = window.devicePixelRatio || 1;
    const { canvas } = this;
    L.DomUtil.setPosition(canvas, this.map.containerPointToLayerPoint([0, 0]));
    canvas.width = size.x * dots;
    canvas.height = size.y * dots;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    pen.scale(dots, dots);
    const colours = pageColours(document.documentElement);
    const { app } = this.given;
    const rows = app.periodRows();
    const colour = rows.length === 1 ? app.tables.periods.text('colour', rows[0]) : colours.accent;
    for (const disc of this.discs) paintDisc(pen, disc, colour, colours.halo);
    this.numbers(pen, colours);
    this.names(pen, colours);
  }

  /** How many stand in discs of several places, the greatest first, none over another. @param {CanvasRenderingContext2D} pen @param {Record<string, string>} colours */
  numbers(pen, colours) {
    /** @type {number[][]} */
    const boxes = [];
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    pen.lineWidth = 3;
    for (const { spot, x, y, radius, all } of this.discs) {
      if (spot.properties.places < 2 || radius < 9) continue;
      pen.font = `600 ${radius > 14 ? 12 : 10}px system-ui, sans-serif`;
      const text = this.given.app.words.short(all);
      const half = pen.measureText(text).width / 2;
      const box = [x - half - 1, y - 7, x + half + 1, y + 7];
      if (boxes.some((one) => meet(one, box))) continue;
      boxes.push(box);
      pen.strokeStyle = colours.halo;
      pen.strokeText(text, x, y);
      pen.fillStyle = colours.ink;
      pen.fillText(text, x, y);
    }
  }

  /** The names of the greatest single places, where they meet no other. @param {CanvasRenderingContext2D} pen @param {Record<string, string>} colours */
  names(pen, colours) {
    /** @type {number[][]} */
    const boxes = this.discs.slice(0, 60).map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
    pen.font = '12px system-ui, sans-serif';
    pen.textAlign = 'left';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    for (const { spot, x, y, radius } of this.discs.slice(0, 40)) {
      if (spot.properties.places > 1) continue;
      const text = String(spot.properties.name);
      const box = [x + radius + 2, y - 8, x + radius + 6 + pen.measureText(text).width, y + 8];
      if (boxes.some((one) => meet(one, box))) continue;
      boxes.push(box);
      pen.strokeStyle = colours.halo;
      pen.lineWidth = 3;
      pen.strokeText(text, x + radius + 4, y);
      pen.fillStyle = colours.ink;
      pen.fillText(text, x + radius + 4, y);
    }
  }

  /** The disc at a point, the least of several. @param {{x: number, y: number}} point @returns {Disc | null} */
  at(point) {
    for (let i = this.discs.length - 1; i >= 0; i -= 1) {
      const { x, y, radius } = this.discs[i];
      if (Math.hypot(point.x - x, point.y - y) <= Math.max(radius, 8)) return this.discs[i];
    }
    return null;
  }
}

/** @param {number[]} one left, top, right, bottom @param {number[]} other @returns {boolean} */
function meet(one, other) {
  return one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];
}

/** @param {CanvasRenderingContext2D} pen @param {Disc} disc @param {string} colour @param {string} halo */
function paintDisc(pen, { x, y, radius, definite, all }, colour, halo) {
  const sure = radius * Math.sqrt(definite / all);
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.globalAlpha = 0.25;
  pen.fillStyle = colour;
  pen.fill();
  pen.globalAlpha = 1;
  pen.lineWidth = 1.5;
  pen.strokeStyle = halo;
  pen.stroke();
  pen.lineWidth = 1;
  pen.setLineDash(definite ? [] : [3, 2]);
  pen.strokeStyle = colour;
  pen.stroke();
  pen.setLineDash([]);
  if (sure > 0.5) {
    pen.globalAlpha = 0.85;
    pen.beginPath();
    pen.arc(x, y, sure, 0, 2 * Math.PI);
    pen.fill();
    pen.globalAlpha = 1;
  }
}
