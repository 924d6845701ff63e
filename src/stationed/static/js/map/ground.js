// Ground: land, water and the dated background, drawn beneath the deployments.
//
// In:  the ground and context tables and their shapes. Borders, countries and railways appear on the days they held.
// Two SVGs, the land and what lies on it, with the relief between them; drawn again when the zoom changes or the view
// leaves what is drawn. Options: none. Colours come from the style sheet through class names.

import facts from '../../../facts/ground.json' with { type: 'json' };
import { element } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { groundPath, worldShifts } from './ground-paths.js';
import { Relief } from './relief.js';
import { projectShape, projectionOf, worldWidth } from './projection.js';
/** @import { App } from '../app.js' */
/** @import { Frame } from './ground-paths.js' */

/** Layers from below; those of other names lie over them. */
const GROUND_ORDER = facts.layers;

const GROUND_PANE = 'stationed-pane-ground';

const LEVELS = { land: 0, areas: 1, water: 2, lines: 3 };

/** How far beyond the view the ground is drawn on each side, as a share of its size. */
const GROUND_PADDING = 0.6;

/**
 * @typedef {{level: number, name: string, area: boolean, shape: number, first: number, last: number, on: boolean, path:
 * string | null}} Piece path: of the frame drawn, null until it is needed
 * @typedef {ReturnType<typeof projectShape>} Projected
 */

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
    /** @type {Promise<void>} when the relief has been read and drawn */
    this.shaded = Promise.resolve();
    /** @type {Frame | null} */
    this.frame = null;
    /** @type {Map<number, Projected>} shapes in pixels of zoom 0 */
    this.projected = new Map();
  }

  events() {
    return { moveend: this.redraw, resize: this.redraw, zoomanim: this.animate, zoom: this.follow };
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
    this.strokes = this.layOut([...this.groundPieces(), ...this.contextPieces()].sort((a, b) => a.level - b.level));
    this.showDay(this.day);
    pane.append(this.sheets[0], this.relief.canvas, this.sheets[1]);
    map.on(this.events(), this);
    this.stop = this.app.on('state', () => this.recolour());
    this.redraw();
    this.shaded = this.relief.read().then(() => this.recolour());
  }

  /** @param {any} map @returns {any} */
  onRemove(map) {
    map.off(this.events(), this);
    this.stop();
    for (const node of this.nodes()) node.remove();
    this.strokes = [];
    this.frame = null;
  }

  /** Land and water in the order in which they lie. @returns {Piece[]} */
  groundPieces() {
    const { ground } = this.app.tables;
    const above = (/** @type {number} */ place) => (place < 0 ? GROUND_ORDER.length : place);
    const rank = (/** @type {number} */ row) => above(GROUND_ORDER.indexOf(ground.text('layer', row)));
    const rows = Array.from({ length: ground.n }, (_, row) => row).sort((a, b) => rank(a) - rank(b) || a - b);
    return rows.flatMap((row) => {
      const layer = ground.text('layer', row);
      return this.pieces(ground.numbers('shape')[row], {
        level: layer === 'land' ? LEVELS.land : LEVELS.water,
        name: `stationed-${layer}`,
        first: -Infinity,
        last: Infinity,
      });
    });
  }

  /** Countries lie between land and water, borders and railways on top. @returns {Piece[]} */
  contextPieces() {
    const { context } = this.app.tables;
    const order = ['country', 'disputed-area'];
    const rank = (/** @type {number} */ row) => (order.indexOf(context.text('kind', row)) + 3) % 3;
    const rows = Array.from({ length: context.n }, (_, row) => row).sort((a, b) => rank(a) - rank(b) || a - b);
    return rows.flatMap((row) => {
      const kind = context.text('kind', row);
      const focus = context.numbers('focus')[row] ? ' stationed-focus' : '';
      // A country that is not in focus has the colour of the land: only its name is written.
      if (kind === 'country' && !focus) return [];
      const level = kind === 'country' || kind === 'region' ? LEVELS.areas : LEVELS.lines;
      return this.pieces(context.numbers('shape')[row], {
        level,
        name: `stationed-${kind}${focus}`,
        first: context.numbers('first')[row],
        last: context.numbers('last')[row],
      });
    });
  }

  /**
   * @param {number} shape
   * @param {{level: number, name: string, first: number, last: number}} more
   * @returns {Piece[]}
   */
  pieces(shape, more) {
    const found = this.app.data.shapes[shape];
    if (!found || found.k === 'P') return [];
    return [{ ...more, shape, area: found.k === 'A', on: false, path: null }];
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

  /** What moves with the map. @returns {any[]} */
  nodes() {
    return [...this.sheets, this.relief.canvas];
  }

  /** Draws the slopes in the colours of the theme, when these are others than before. */
  recolour() {
    if (this.frame && this.relief.colour()) this.shade();
  }

  /** Draws the slopes of the land that is drawn. */
  shade() {
    const land = this.strokes.filter(({ pieces }) => pieces[0].level === LEVELS.land);
    const paths = land.map(({ node }) => node.getAttribute('d') || '').filter(Boolean);
    this.relief.draw(this.map, /** @type {Frame} */ (this.frame), paths);
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

  /** Draws what the view needs; nothing while it stays inside of what is drawn. */
  redraw() {
    const size = this.map.getSize();
    const view = this.map.getPixelBounds();
    const scale = this.map.getZoomScale(this.map.getZoom(), 0);
    const { frame } = this;
    if (
      frame &&
      frame.scale === scale &&
      frame.left <= view.min.x &&
      frame.top <= view.min.y &&
      frame.left + frame.width >= view.max.x &&
      frame.top + frame.height >= view.max.y
    ) {
      this.place();
      this.recolour();
    } else {
      const corner = view.min.subtract(size.multiplyBy(GROUND_PADDING)).round();
      const full = size.multiplyBy(1 + 2 * GROUND_PADDING).round();
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
      this.shade();
    }
  }

  /** Puts the drawing where it belongs now that the map has come to rest. */
  place() {
    const { left, top } = /** @type {Frame} */ (this.frame);
    const at = L.point(left, top).subtract(this.map.getPixelOrigin());
    for (const node of this.nodes()) L.DomUtil.setTransform(node, at, 1);
  }

  /** @param {{zoom: number, center: any}} event where the map goes */
  animate({ zoom, center }) {
    const { scale, left, top } = /** @type {Frame} */ (this.frame);
    const grown = this.map.getZoomScale(zoom, 0) / scale;
    const at = L.point(left, top).multiplyBy(grown).subtract(this.map._getNewPixelOrigin(center, zoom));
    for (const node of this.nodes()) L.DomUtil.setTransform(node, at, grown);
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
