// Paint: lines, areas, arrows and texts on a canvas.
//
// In:  a 2D context, points in pixels, the colours. Out: pixels, and the paths that can be hit.

import { turnsAside } from '../data/directions.js';
import { pathOf } from '../dom/paths.js';

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} colour
 * @param {string} halo
 */
export function paintText(context, text, x, y, colour, halo) {
  context.direction = turnsAside(text, false) ? 'rtl' : 'ltr';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = halo;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** @param {{x: number, y: number}[][]} parts @param {boolean} area @returns {Path2D} */
export function pathOfShape(parts, area) {
  return pathOf(parts.map((part) => `M${part.map(({ x, y }) => `${x} ${y}`).join('L')}${area ? 'Z' : ''}`).join(''));
}

/**
 * A line or an area where deployments move or operate.
 * @param {CanvasRenderingContext2D} context @param {{x: number, y: number}[][]} parts @param {Path2D} path of them
 * @param {{area: boolean, arrow: boolean, colour: string, possible: boolean, chosen: boolean, crowded: boolean}} style
 */
export function paintShape(context, parts, path, style) {
  context.globalAlpha = style.crowded ? 0.45 : style.possible ? 0.5 : 0.9;
  context.strokeStyle = style.colour;
  context.lineWidth = style.chosen ? 4 : style.crowded ? 1.2 : style.area ? 1.6 : 2.6;
  context.lineJoin = 'round';
  context.lineCap = 'butt';
  context.setLineDash(style.possible ? [8, 6] : []);
  if (style.area) {
    context.save();
    context.globalAlpha = style.crowded ? 0.08 : 0.14;
    context.fillStyle = style.colour;
    context.fill(path, 'evenodd');
    context.restore();
  }
  context.stroke(path);
  context.setLineDash([]);
  if (style.arrow && !style.crowded) for (const part of parts) paintArrows(context, part, style.colour);
  context.globalAlpha = 1;
}

/**
 * Lines up to a share of their way.
 * @param {{x: number, y: number}[][]} parts one after the other
 * @param {number} share of the length of them all, 0 to 1
 * @returns {{x: number, y: number}[][]} without those that are not begun
 */
export function partsUpTo(parts, share) {
  const steps = (/** @type {{x: number, y: number}[]} */ part) =>
    part.slice(1).map((b, i) => Math.hypot(b.x - part[i].x, b.y - part[i].y));
  const whole = parts.flatMap(steps).reduce((sum, step) => sum + step, 0);
  let left = whole * share;
  return parts.flatMap((part) => {
    if (left <= 0) return [];
    const begun = [part[0]];
    steps(part).forEach((step, i) => {
      const [a, b] = [part[i], part[i + 1]];
      const on = step ? Math.min(1, left / step) : 0;
      if (on > 0) begun.push({ x: a.x + (b.x - a.x) * on, y: a.y + (b.y - a.y) * on });
      left -= step;
    });
    return [begun];
  });
}

/**
 * Arrowheads along a line, one every 90 pixels and one at its end.
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number}[]} part
 * @param {string} colour
 */
function paintArrows(context, part, colour) {
  let since = 45;
  for (let i = 1; i < part.length; i += 1) {
    const a = part[i - 1];
    const b = part[i];
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    for (let at = 90 - since; at < length; at += 90) {
      paintArrow(
        context,
        a.x + ((b.x - a.x) * at) / length,
        a.y + ((b.y - a.y) * at) / length,
        Math.atan2(b.y - a.y, b.x - a.x),
        colour,
        7,
      );
    }
    since = (since + length) % 90;
    if (i === part.length - 1 && length > 0)
      paintArrow(context, b.x, b.y, Math.atan2(b.y - a.y, b.x - a.x), colour, 11);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} angle
 * @param {string} colour
 * @param {number} size
 */
export function paintArrow(context, x, y, angle, colour, size) {
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(size * 0.5, 0);
  context.lineTo(-size * 0.6, size * 0.55);
  context.lineTo(-size * 0.3, 0);
  context.lineTo(-size * 0.6, -size * 0.55);
  context.closePath();
  context.fillStyle = colour;
  context.fill();
  context.restore();
}
