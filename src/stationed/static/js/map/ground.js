// Ground: land, water and the dated background, drawn beneath the deployments.
//
// In:  the ground and context tables and their shapes. Borders, countries and railways appear on the days they held.
// Two SVGs, the land and what lies on it, with the relief between them; drawn again when the zoom changes or the view
// leaves what is drawn, the relief once that is painted: until then it is that of before, moved and scaled with the map.
// Options: none. Colours come from the style sheet through class names.

import { AfterPaint } from '../dom/after-paint.js';
import { element } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { groundPath, worldShifts } from './ground-paths.js';
import { LEVELS, piecesOf } from './ground-pieces.js';
import { Relief } from './relief.js';
import { projectShape, projectionOf, worldWidth } from './projection.js';
/** @import { App } from '../app.js' */
/** @import { Frame } from './ground-paths.js' */
/** @import { Piece } from './ground-pieces.js' */

const GROUND_PANE = 'stationed-pane-ground';

/** How far beyond the view the ground is drawn on each side, as a share of its size: at first, and for maps that move. */
const [FIRST_PADDING, GROUND_PADDING] = [0.1, 0.4];

/** Beneath a pointer more of it is made ready when it has rested for so many milliseconds. */
const REST = 500;

/** What tells that somebody has come to the map. */
const COMES = ['pointerenter', 'pointerdown', 'keydown'];

/** @typedef {ReturnType<typeof projectShape>} Projected */

export class Ground extends L.Layer {
  /** @param {App} app */
  constructor(app) {
    super();
    this.app = app;
    /**
     * @type {{node: SVGElement, pieces: Piece[]}[]} paths of the document: lines of one kind share one, areas have
     * their own
     */
    this.strokes = [];
    this.day = 0;
    /** @type {any} */
    this.map = null;
    /** @type {any[]} the SVG of the land, and that of waters and lines */
    this.sheets = [];
    this.relief = new Relief(app);
    this.stop = () => {};
    /** In another view the relief waits for the rest of the map; at first it comes with it, so that all is painted once. */
    this.later = new AfterPaint(() => true);
    /** @type {Promise<void>} when the relief has been read and drawn */
    this.shaded = Promise.resolve();
    /** @type {Frame | null} */
    this.frame = null;
    this.padding = FIRST_PADDING;
    /** Whether somebody has come to the map, who may move it. */
    this.touched = false;
    this.touch = () => {
      this.touched = true;
      this.heed('removeEventListener');
      this.rest();
    };
    this.resting = 0;
    /** @type {Map<number, Projected>} shapes in pixels of zoom 0 */
    this.projected = new Map();
  }

  events() {
    return { move: this.reach, moveend: this.redraw, resize: this.redraw, zoomanim: this.animate, zoom: this.follow };
  }

  /** @param {any} map @returns {any} */
  onAdd(map) {
    this.map = map;
    const pane = map.getPane(GROUND_PANE) || map.createPane(GROUND_PANE);
    pane.style.zIndex = '150';
    pane.style.pointerEvents = 'none';
    this.sheets = [0, 1].map(() =>
      element('svg', { class: 'stationed-ground leaflet-zoom-animated', 'aria-hidden': 'true', focusable: 'false' }),
    );
    this.strokes = this.layOut(piecesOf(this.app));
    this.showDay(this.day);
    pane.append(this.sheets[0], this.relief.canvas, this.sheets[1]);
    map.on(this.events(), this);
    if (!this.touched) this.heed('addEventListener');
    this.stop = this.app.on('state', (/** @type {any} */ { changes }) => {
      if ('theme' in changes) this.recolour();
      else this.later.put('colours', () => this.recolour()); // as a host may have given it others
    });
    this.redraw();
    this.shaded = this.relief.read().then(() => this.recolour());
  }

  /** @param {any} map @returns {any} */
  onRemove(map) {
    map.off(this.events(), this);
    this.heed('removeEventListener');
    this.stop();
    clearTimeout(this.resting);
    for (const { node } of this.nodes()) node.remove();
    this.strokes = [];
    this.frame = null;
    this.relief.frame = null;
  }

  /** Paths for the pieces, in their order. @param {Piece[]} pieces */
  layOut(pieces) {
    /** @type {{node: SVGElement, pieces: Piece[]}[]} */
    const strokes = [];
    for (const piece of pieces) {
      const last = strokes[strokes.length - 1];
      // Areas may lie over one another, which one path would show as a hole.
      if (last && !piece.area && !last.pieces[0].area && last.pieces[0].name === piece.name) last.pieces.push(piece);
      else
        strokes.push({
          node: element('svg:path', { class: `${piece.name} ${piece.area ? 'stationed-areal' : 'stationed-linear'}` }),
          pieces: [piece],
        });
    }
    const low = strokes.filter(({ pieces }) => pieces[0].level < LEVELS.water);
    this.sheets[0].append(...low.map(({ node }) => node));
    this.sheets[1].append(...strokes.slice(low.length).map(({ node }) => node));
    return strokes;
  }

  /** What moves with the map, and in which frame it is drawn. @returns {{node: any, frame: Frame}[]} */
  nodes() {
    const { frame, relief } = this;
    if (!frame) return [];
    return [...this.sheets.map((node) => ({ node, frame })), { node: relief.canvas, frame: relief.frame || frame }];
  }

  /** Draws the slopes in the colours of the theme, when these are others than before. */
  recolour() {
    if (this.frame && this.relief.colour()) this.shade();
  }

  /** Draws the slopes of the land that is drawn. */
  shade() {
    if (!this.frame || this.map._animatingZoom) return; // it draws again when the zoom has ended
    const land = this.strokes.filter(({ pieces }) => pieces[0].level === LEVELS.land);
    const paths = land.map(({ node }) => node.getAttribute('d') || '').filter(Boolean);
    this.relief.draw(this.map, this.frame, paths);
    this.place();
  }

  /** Draws at once what waits, as for paper and pictures. */
  finish() {
    this.later.flush();
  }

  /** Shows the borders, countries and railways of a day. @param {number} day */
  showDay(day) {
    this.day = day;
    for (const stroke of this.strokes) {
      let changed = false;
      for (const piece of stroke.pieces) {
        const on = piece.first <= day && piece.last >= day;
        changed = changed || on !== piece.on;
        piece.on = on;
      }
      if (changed && this.frame) this.draw(stroke);
    }
  }

  /** @param {{node: SVGElement, pieces: Piece[]}} stroke */
  draw({ node, pieces }) {
    let path = '';
    for (const piece of pieces)
      if (piece.on) path += piece.path === null ? (piece.path = this.pathOf(piece)) : piece.path;
    node.setAttribute('d', path);
  }

  /** The path of a piece in the frame, again on each world that the frame reaches. @param {Piece} piece */
  pathOf({ shape, area }) {
    const frame = /** @type {Frame} */ (this.frame);
    const { parts, box } = this.projectedShape(shape);
    return worldShifts(frame, [box[0], box[2]], worldWidth(this.map))
      .map((shift) => groundPath(parts, { ...frame, left: frame.left - shift }, area))
      .join('');
  }

  /** A shape in pixels of zoom 0. @param {number} shape @returns {Projected} */
  projectedShape(shape) {
    const known = this.projected.get(shape);
    if (known) return known;
    const found = projectShape(this.app.data.shapes[shape], this.app.data.scale, projectionOf(this.map));
    this.projected.set(shape, found);
    return found;
  }

  /** Whether the frame is of the map's zoom. */
  isScaled() {
    return this.frame?.scale === this.map.getZoomScale(this.map.getZoom(), 0);
  }

  /** Whether the view lies within the frame. */
  isWithin() {
    const { min, max } = this.map.getPixelBounds();
    const { left, top, width, height } = /** @type {Frame} */ (this.frame);
    return left <= min.x && top <= min.y && left + width >= max.x && top + height >= max.y;
  }

  /** While the map is dragged, what comes into view is drawn before it would be missed. */
  reach() {
    if (this.isScaled() && !this.isWithin()) this.redraw();
  }

  /** Begins or ends to heed whether somebody comes. @param {'addEventListener' | 'removeEventListener'} way */
  heed(way) {
    for (const name of COMES) this.map.getContainer()[way](name, this.touch, { passive: true });
  }

  /** When the map has rested, draws as far beyond the view as one that is moved wants it. */
  rest() {
    clearTimeout(this.resting);
    if (!this.touched || this.padding === GROUND_PADDING) return;
    this.resting = window.setTimeout(() => {
      if (!this.frame || !this.isScaled()) return; // a zoom is under way, after which it rests anew
      this.padding = GROUND_PADDING;
      this.frame = null;
      this.redraw();
    }, REST);
  }

  /** Draws what the view needs; nothing while it stays inside of what is drawn. */
  redraw() {
    const { frame } = this;
    if (frame && this.isScaled() && this.isWithin()) {
      this.place();
      if (this.relief.frame !== frame) this.later.put('relief', () => this.shade());
    } else {
      if (frame) this.padding = this.isScaled() ? GROUND_PADDING : FIRST_PADDING;
      const size = this.map.getSize();
      const scale = this.map.getZoomScale(this.map.getZoom(), 0);
      const corner = this.map.getPixelBounds().min.subtract(size.multiplyBy(this.padding)).round();
      const full = size.multiplyBy(1 + 2 * this.padding).round();
      this.frame = { scale, left: corner.x, top: corner.y, width: full.x, height: full.y };
      for (const sheet of this.sheets)
        for (const [name, value] of Object.entries({
          width: full.x,
          height: full.y,
          viewBox: `0 0 ${full.x} ${full.y}`,
        }))
          sheet.setAttribute(name, value);
      this.place();
      for (const stroke of this.strokes) {
        for (const piece of stroke.pieces) piece.path = null;
        this.draw(stroke);
      }
      this.later.put('relief', () => this.shade());
      this.rest();
    }
  }

  /** Puts the drawing where it belongs now that the map has come to rest. */
  place() {
    this.move(this.map.getZoom(), this.map.getPixelOrigin());
  }

  /** @param {{zoom: number, center: any}} event where the map goes */
  animate({ zoom, center }) {
    this.move(zoom, this.map._getNewPixelOrigin(center, zoom));
  }

  /** @param {number} zoom @param {any} origin the pixel of that zoom in the corner of the panes */
  move(zoom, origin) {
    const scale = this.map.getZoomScale(zoom, 0);
    for (const { node, frame } of this.nodes()) {
      const grown = scale / frame.scale;
      L.DomUtil.setTransform(node, L.point(frame.left, frame.top).multiplyBy(grown).subtract(origin), grown);
    }
  }

  /** Follows a flight or a pinch, at every frame. */
  follow() {
    if (this.frame) this.animate({ zoom: this.map.getZoom(), center: this.map.getCenter() });
  }

  /** The rows of context in force on the day shown. @returns {number[]} */
  rowsShown() {
    const { context } = this.app.tables;
    const first = context.numbers('first');
    const last = context.numbers('last');
    const rows = [];
    for (let row = 0; row < context.n; row += 1) if (first[row] <= this.day && last[row] >= this.day) rows.push(row);
    return rows;
  }
}
