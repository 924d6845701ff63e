// Symbols: the military symbols and plain marks of the page, drawn with paths on a canvas.
//
// In:  the symbol table of the data block: for each symbol code a list of [path, fill, stroke, width] steps in
//      milsymbol's coordinates, with "frame", "ink", "solid" and "on" for the colours that the page chooses.
// Out: the symbol drawn in a box, or an svg element of it.

import { element } from '../dom/element.js';
import { strokeSplit } from './edges.js';
import { pathOf } from '../dom/paths.js';
/** @import { Box } from './layout.js' */

/** @import { SymbolDrawing } from '../data/block.d.ts' */

/** How much of the edge in the colour of the period is seen about a frame, in the coordinates of the symbols: quiet, plain. */
const EDGE = { quiet: 16, plain: 26 };

export class Symbols {
  /** @param {SymbolDrawing[]} drawings by symbol code */
  constructor(drawings) {
    this.drawings = drawings;
    /** @type {ReturnType<typeof pathOf>[][]} */
    this.paths = [];
  }

  /** Whether a symbol is a dot: of what is no military unit. @param {number} code */
  isPlain(code) {
    return this.drawings[code].key.startsWith('plain/');
  }

  /** The frame of a symbol: friend, hostile, neutral, unknown or plain. @param {number} code @returns {string} */
  frameOf(code) {
    return this.drawings[code].key.split('/')[0];
  }

  /** @param {number} code @returns {Path2D[]} */
  pathsOf(code) {
    if (!this.paths[code]) this.paths[code] = this.drawings[code].steps.map((step) => pathOf(step[0]));
    return this.paths[code];
  }

  /**
   * Draws a symbol with its frame filling a box; the echelon stands above it.
   * @param {CanvasRenderingContext2D} context @param {number} code @param {Box} box
   * @param {Record<string, any> & {ink: string, paper: string, edges: string[], quiet: boolean, dashed: boolean, hollow: boolean}} style colours by the names of steps
   */
  draw(context, code, box, style) {
    const drawing = this.drawings[code];
    const [x, y, w, h] = drawing.box;
    context.save();
    fit(context, drawing, box);
    const paths = this.pathsOf(code);
    const edge = style.quiet ? EDGE.quiet : EDGE.plain;
    const about = { x: x - edge, y: y - edge, w: w + 2 * edge, h: h + 2 * edge };
    context.lineWidth = drawing.steps[0][3] * 1.25 + edge;
    context.setLineDash([]);
    strokeSplit(context, style.edges, about, () => context.stroke(paths[0]));
    drawing.steps.forEach((step, i) => this.step(context, paths[i], step, style, i === 0));
    context.restore();
  }

  /**
   * Draws the frame of a symbol alone, as a line.
   * @param {CanvasRenderingContext2D} context @param {number} code @param {Box} box @param {string} colour
   */
  outline(context, code, box, colour) {
    const drawing = this.drawings[code];
    context.save();
    fit(context, drawing, box);
    context.strokeStyle = colour;
    context.lineWidth = drawing.steps[0][3] * 1.6;
    context.setLineDash([]);
    context.stroke(this.pathsOf(code)[0]);
    context.restore();
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Path2D} path
   * @param {any[]} step
   * @param {any} style
   * @param {boolean} frame
   */
  step(context, path, step, style, frame) {
    const [, fill, stroke, width] = step;
    if (fill !== 'none') {
      // A hollow frame is filled with paper, so that nothing runs through it.
      context.fillStyle = frame && style.hollow ? style.paper : style[fill];
      context.fill(path);
    }
    if (stroke !== 'none') {
      context.strokeStyle = style.ink;
      context.lineWidth = width * (frame ? 1.25 : 1.1);
      context.setLineDash(frame && style.dashed ? [14, 10] : []);
      context.stroke(path);
    }
  }

  /**
   * The symbol as an svg element, hidden from readers since text beside it says the same.
   * @param {number} code
   * @param {Record<string, string>} colours by the names of steps; of ink it is that of the text
   * @param {number} height
   * @returns {any}
   */
  svg(code, colours, height) {
    const { box, head, steps } = this.drawings[code];
    const [x, y, w, h] = box;
    const view = [x - 6, y - head - 4, w + 12, h + head + 10];
    /** @type {Record<string, string>} */
    const fills = { ...colours, ink: 'currentColor' };
    const width = Math.round((height * view[2]) / view[3]);
    return element(
      'svg',
      { viewBox: view.join(' '), width, height, 'aria-hidden': 'true', focusable: 'false', class: 'stationed-symbol' },
      steps.map((step) =>
        element('svg:path', {
          d: step[0],
          fill: fills[step[1]] || 'none',
          stroke: step[2] === 'none' ? 'none' : 'currentColor',
          'stroke-width': step[3],
        }),
      ),
    );
  }
}

/** Makes the frame of a drawing fill a box. @param {CanvasRenderingContext2D} context @param {SymbolDrawing} drawing @param {Box} box */
function fit(context, { box: [x, y, w, h] }, box) {
  const scale = Math.min(box.w / w, box.h / h);
  context.translate(box.x + (box.w - w * scale) / 2, box.y + (box.h - h * scale) / 2);
  context.scale(scale, scale);
  context.translate(-x, -y);
}
