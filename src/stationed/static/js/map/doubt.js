// Doubt: what sources differ on, and places that are known about only, drawn so that it is seen.
//
// In:  a 2D context, boxes and groups in pixels. Out: the mark of sources that differ, rival claims as a frame out of
// register, and a soft halo about a place that is approximate.

import facts from '../../../facts/placing.json' with { type: 'json' };
import { STROKE } from '../dom/colours.js';
/** @import { Mark } from '../shown/standing.js' */
/** @import { Box } from './layout.js' */
/** @import { Symbols } from './symbols.js' */

/**
 * A soft halo about each place that is known about only, beneath all signs; those of a crowd have none.
 * @param {CanvasRenderingContext2D} context
 * @param {any[]} groups
 */
export function paintHalos(context, groups) {
  for (const { x, y, radius, approximate, colour } of groups) {
    if (!approximate || radius) continue;
    context.fillStyle = colour;
    context.globalAlpha = facts.haze;
    for (const r of facts.halo) {
      context.beginPath();
      context.arc(x, y, r, 0, Math.PI * 2);
      context.fill();
    }
  }
  context.globalAlpha = 1;
}

/**
 * The frame of a symbol once more, out of register: some source has it otherwise.
 * @param {CanvasRenderingContext2D} context
 * @param {Symbols} symbols
 * @param {number} code
 * @param {Box} box
 * @param {string} colour
 */
export function paintRival(context, symbols, code, box, colour) {
  const { register } = facts;
  symbols.outline(context, code, { ...box, x: box.x + register, y: box.y + register }, colour);
}

/** The mark of a contested deployment on a sign that stands for several, if one of them is. */
export function paintHiddenDoubt(
  /** @type {any} */ context,
  /** @type {{box: Box}} */ { box },
  /** @type {Mark[]} */ marks,
  /** @type {any} */ kit,
) {
  if (marks.some((mark) => kit.contested(mark))) paintDoubt(context, box.x + box.w, box.y, kit.colours);
}

/**
 * The mark of a contested deployment: a small amber disc with two strokes.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {Record<string, string>} colours
 */
export function paintDoubt(context, x, y, colours) {
  context.beginPath();
  context.arc(x, y, 5, 0, Math.PI * 2);
  context.fillStyle = colours.doubt;
  context.fill();
  context.strokeStyle = colours.paper;
  context.lineWidth = 1.2;
  context.stroke();
  context.strokeStyle = STROKE;
  context.beginPath();
  for (const [x1, y1, x2, y2] of [
    [-2.4, -1.2, 2.4, -1.2],
    [-2.4, 1.2, 2.4, 1.2],
    [-1.3, 2.9, 1.3, -2.9],
  ]) {
    context.moveTo(x + x1, y + y1);
    context.lineTo(x + x2, y + y2);
  }
  context.stroke();
}
