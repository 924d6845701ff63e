// Relief: the slopes of the land as shade and light, between the land and its waters.
//
// In:  the table of grey pictures, the paths of the land as they are drawn. Out: a canvas in the frame of the ground.
// Options: none. Colours and their strength come from the style sheet (--stationed-shade, --stationed-shine); it is
// hidden there where contrast is wanted. It fades out where the map is nearer than the pictures are fine.

import { element } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { worldShifts } from './ground-paths.js';
import { FEATHER, GREY, fading, levelsOf, tones } from './relief-levels.js';
import { worldWidth } from './projection.js';
/** @import { App } from '../app.js' */
/** @import { Frame } from './ground-paths.js' */
/** @import { Level } from './relief-levels.js' */

/** Pixels of the canvas at most: a larger frame is drawn coarser and shown larger. */
const MOST_PIXELS = 8e6;

/** The canvas is as fine as the pictures, since more shows no more, but never coarser than this: the coast is cut in it. */
const COARSEST = 0.5;

/** So far from its edges, in its own pixels, a level hides all beneath it: the feather, and what smoothing looks at. */
const HIDES = FEATHER + 4;

/** @typedef {{frame: Frame, world: number, shrunk: number}} View */

export class Relief {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.canvas = element('canvas', { class: 'stationed-relief leaflet-zoom-animated', 'aria-hidden': 'true' });
    /** @type {(Level & {grey: Uint8Array, drawing: any, edged: any})[]} */
    this.levels = [];
    this.colours = '';
    /** @type {Frame | null} the frame that it was drawn in last */
    this.frame = null;
  }

  /** Reads the pictures, which then want their colours. @returns {Promise<void>} */
  async read() {
    const { relief } = this.app.tables;
    const numbers = (/** @type {'size' | 'column' | 'row'} */ name) => Array.from(relief.numbers(name));
    const levels = levelsOf(numbers('size'), numbers('column'), numbers('row'));
    const pictures = await Promise.all(
      Array.from({ length: relief.n }, (_, row) => decoded(relief.text('picture', row))),
    );
    this.levels = levels.map((level, at) => {
      const { grey, drawing } = together(level, pictures);
      return { ...level, grey, drawing, edged: at ? feathered(drawing) : null };
    });
    this.colours = '';
  }

  /** Gives the levels the colours of the theme; true when it has others than before. @returns {boolean} */
  colour() {
    const style = getComputedStyle(this.app.map.getContainer());
    const [shade, shine] = ['shade', 'shine'].map((name) => style.getPropertyValue(`--stationed-${name}`).trim());
    if (this.colours === shade + shine) return false;
    this.colours = shade + shine;
    const table = tones(shade, shine);
    for (const { grey, drawing, edged } of this.levels) {
      const context = drawing.getContext('2d');
      const image = context.createImageData(drawing.width, drawing.height);
      const pixels = new Uint32Array(image.data.buffer);
      for (let i = 0; i < grey.length; i += 1) pixels[i] = table[grey[i]];
      context.putImageData(image, 0, 0);
      if (edged) compose(context, 'destination-in', edged);
    }
    return true;
  }

  /**
   * Draws the slopes of the land in a frame.
   * @param {any} map @param {Frame} frame @param {string[]} land paths in pixels of the frame
   */
  draw(map, frame, land) {
    const { canvas } = this;
    const world = worldWidth(map);
    const finest = this.levels[this.levels.length - 1];
    const grown = finest && map.options.crs === L.CRS.EPSG3857 ? (world * frame.scale) / finest.size : Infinity;
    const strength = fading(grown);
    const fine = Math.min(1, Math.max(COARSEST, 1 / grown), Math.sqrt(MOST_PIXELS / (frame.width * frame.height)));
    const shrunk = strength ? fine : 0;
    this.frame = frame;
    canvas.width = Math.ceil(frame.width * shrunk);
    canvas.height = Math.ceil(frame.height * shrunk);
    if (!strength || !canvas.width || !canvas.height) return; // as a map has no size in a frame that is not shown
    const [width, height] = [canvas.width, canvas.height].map((pixels) => `${pixels / shrunk}px`);
    Object.assign(canvas.style, { width, height, opacity: `${strength}` });
    this.colour();
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    const view = { frame, world, shrunk };
    this.levels.forEach((level, at) => {
      const finer = this.levels[at + 1];
      // What a finer level hides is not drawn: without a graphics card that is most of the time that the relief takes.
      outside(context, finer ? boxes(finer, view, HIDES) : [], () => this.lay(context, level, view));
    });
    context.globalCompositeOperation = 'destination-in';
    context.drawImage(masked(canvas, land, shrunk), 0, 0);
  }

  /**
   * Lays one level where it belongs, in place of the coarser ones there, into which it passes at its edges.
   * @param {any} context @param {Level & {drawing: any, edged: any}} level @param {View} view
   */
  lay(context, level, view) {
    const places = boxes(level, view);
    if (level.edged)
      outside(context, boxes(level, view, HIDES), () =>
        places.forEach((box) => compose(context, 'destination-out', level.edged, box)),
      );
    // What is taken away and what is added make a whole together: neither shade nor light is doubled.
    for (const box of places) compose(context, 'lighter', level.drawing, box);
  }
}

/**
 * Where a level lies on the canvas, once on each world that the frame reaches.
 * @param {Level} level @param {View} view @param {number} inset own pixels that are left away at each edge
 */
function boxes({ size, left, top, right, bottom }, { frame, world, shrunk }, inset = 0) {
  const unit = world / size;
  const grown = unit * frame.scale;
  return worldShifts(frame, [left * unit, right * unit], world).map((shift) => {
    const x = (/** @type {number} */ at) => Math.round((at * grown - frame.left + shift) * shrunk);
    const y = (/** @type {number} */ at) => Math.round((at * grown - frame.top) * shrunk);
    const corner = [x(left + inset), y(top + inset)];
    return [...corner, x(right - inset) - corner[0], y(bottom - inset) - corner[1]];
  });
}

/** Draws where none of the boxes is. @param {any} context @param {number[][]} hidden @param {() => void} draw */
function outside(context, hidden, draw) {
  context.save();
  const path = new Path2D();
  path.rect(0, 0, context.canvas.width, context.canvas.height);
  for (const [x, y, width, height] of hidden) path.rect(x, y, width, height);
  if (hidden.length) context.clip(path, 'evenodd');
  draw();
  context.restore();
}

/** @param {string} picture a WebP file in base64 @returns {Promise<HTMLImageElement>} */
async function decoded(picture) {
  const image = new Image();
  image.src = `data:image/webp;base64,${picture}`;
  await image.decode();
  return image;
}

/** The pictures of a level as one. @param {Level} level @param {HTMLImageElement[]} pictures */
function together({ left, top, right, bottom, tiles }, pictures) {
  const drawing = element('canvas', { width: String(right - left), height: String(bottom - top) });
  const context = drawing.getContext('2d', { willReadFrequently: true });
  context.fillStyle = `rgb(${GREY}, ${GREY}, ${GREY})`;
  context.fillRect(0, 0, drawing.width, drawing.height);
  for (const { picture, x, y } of tiles) context.drawImage(pictures[picture], x - left, y - top);
  const { data } = context.getImageData(0, 0, drawing.width, drawing.height);
  const grey = new Uint8Array(data.length / 4);
  for (let i = 0; i < grey.length; i += 1) grey[i] = data[4 * i]; // a call for each pixel takes ten times as long
  return { drawing, grey };
}

/** How far a level is drawn, as alpha: none at its edges, all within. @param {any} drawing of its size */
function feathered({ width, height }) {
  const mask = element('canvas', { width: String(width), height: String(height) });
  const context = mask.getContext('2d');
  for (const [x, y] of [
    [width, 0],
    [0, height],
  ]) {
    const rise = context.createLinearGradient(0, 0, x, y);
    const share = FEATHER / (x + y);
    [0, 1].forEach((at) => rise.addColorStop(at, 'transparent'));
    [share, 1 - share].forEach((at) => rise.addColorStop(at, 'black'));
    context.fillStyle = rise;
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = 'destination-in';
  }
  return mask;
}

/** Draws a picture in a way of composing. @param {any} context @param {string} way @param {any} picture @param {number[]} box */
function compose(context, way, picture, box = [0, 0]) {
  context.globalCompositeOperation = way;
  context.drawImage(picture, ...box);
  context.globalCompositeOperation = 'source-over';
}

/** The land as a mask of the canvas's size. @param {any} canvas @param {string[]} land @param {number} shrunk */
function masked({ width, height }, land, shrunk) {
  const mask = element('canvas', { width: String(width), height: String(height) });
  const context = mask.getContext('2d');
  context.scale(shrunk, shrunk);
  for (const path of land) context.fill(new Path2D(path), 'evenodd');
  return mask;
}
