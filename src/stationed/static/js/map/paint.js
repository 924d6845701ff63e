// Paint: a placed scene on a canvas: lines and areas, leaders, dots, symbols, names.
//
// In:  a 2D context, the scene, the symbols, the colours. Out: pixels, and the boxes that can be clicked.

import { STROKE, mix } from '../dom/colours.js';
import { discRadius, firstFree, nameBoxes } from './layout.js';
import { SYMBOL, symbolsIn } from './scene.js';
import { POSSIBLE } from '../shown/windows.js';
/** @import { Box, Taken } from './layout.js' */

const NAME_FONT = '600 12.5px system-ui, "Segoe UI", "Noto Sans", sans-serif';

const CROWD_FONT = '500 11px system-ui, "Segoe UI", "Noto Sans", sans-serif';

const SHAPE_FONT = 'italic 400 11.5px system-ui, "Segoe UI", "Noto Sans", sans-serif';

const COUNT_FONT = '600 11px system-ui, "Segoe UI", "Noto Sans", sans-serif';

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} colour
 * @param {string} halo
 */
export function paintText(context, text, x, y, colour, halo) {
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = halo;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** @param {CanvasRenderingContext2D} context @param {any} group @param {Record<string, string>} colours */
export function paintAnchor(context, group, colours) {
  const { box, x, y } = group;
  const apart = x < box.x - 1 || x > box.x + box.w + 1 || y < box.y - 1 || y > box.y + box.h + 1;
  if (apart) {
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(
      Math.max(box.x, Math.min(x, box.x + box.w)),
      Math.max(box.y + SYMBOL.head, Math.min(y, box.y + box.h)),
    );
    context.strokeStyle = colours.quiet;
    context.lineWidth = 1;
    context.setLineDash([]);
    context.stroke();
  }
  if (group.form === 'dot') paintDisc(context, group, colours);
  if (!apart || group.form === 'dot') return;
  context.beginPath();
  context.arc(x, y, 3.2, 0, Math.PI * 2);
  context.fillStyle = group.approximate ? colours.paper : colours.ink;
  context.fill();
  context.strokeStyle = colours.ink;
  context.lineWidth = 1.4;
  context.stroke();
}

/**
 * A disc for marks that there is no room to draw, with their number; in a crowd the points beneath show through.
 * @param {CanvasRenderingContext2D} context
 * @param {any} group
 * @param {Record<string, string>} colours
 */
function paintDisc(context, group, colours) {
  context.beginPath();
  context.arc(group.x, group.y, group.radius || discRadius(group.count), 0, Math.PI * 2);
  context.globalAlpha = group.radius ? 0.86 : 1;
  context.fillStyle = mix(group.colour, colours.paper, 0.22);
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = group.colour;
  context.lineWidth = 1.6;
  context.stroke();
  if (group.count === 1) return;
  context.font = COUNT_FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colours.ink;
  context.fillText(group.figure, group.x, group.y + 0.5);
}

/**
 * The symbols of a group, cell by cell.
 * @param {CanvasRenderingContext2D} context
 * @param {any} group
 * @param {any} kit
 * @returns {any[]} the boxes that can be clicked
 */
export function paintSymbols(context, group, kit) {
  const size = group.sizes.find((/** @type {any} */ s) => s.form === group.form);
  const shown = symbolsIn(group.form, group.count);
  const hits = [];
  for (let i = 0; i < shown; i += 1) {
    const mark = group.members[i];
    const x = group.box.x + (i % size.columns) * (SYMBOL.w + SYMBOL.gap);
    const y = group.box.y + Math.floor(i / size.columns) * (SYMBOL.h + SYMBOL.head + 2) + SYMBOL.head;
    const box = { x, y, w: SYMBOL.w, h: SYMBOL.h };
    paintMark(context, mark, box, kit);
    hits.push({ x, y: y - SYMBOL.head, w: SYMBOL.w, h: SYMBOL.h + SYMBOL.head, group, mark });
  }
  if (shown < group.count) {
    const i = shown;
    const x = group.box.x + (i % size.columns) * (SYMBOL.w + SYMBOL.gap);
    const box = { x, y: group.box.y + SYMBOL.head, w: SYMBOL.w, h: SYMBOL.h };
    paintCount(context, `+${group.count - shown}`, box, kit.colours);
    hits.push({ ...box, group, mark: null });
  }
  return hits;
}

/** @param {CanvasRenderingContext2D} context @param {any} mark @param {Box} box @param {any} kit */
function paintMark(context, mark, box, kit) {
  const style = kit.styleOf(mark);
  context.globalAlpha = mark.state === POSSIBLE ? 0.62 : 1;
  if (mark.deployment === kit.chosen) {
    context.strokeStyle = kit.colours.accent;
    context.lineWidth = 3;
    context.setLineDash([]);
    context.strokeRect(box.x - 4, box.y - 4, box.w + 8, box.h + 8);
  }
  kit.symbols.draw(context, kit.symbolOf(mark), box, { ...style, dashed: mark.state === POSSIBLE });
  context.globalAlpha = 1;
  context.setLineDash([]);
  if (kit.contested(mark)) paintDoubt(context, box.x + box.w, box.y, kit.colours);
}

/**
 * The mark of a contested deployment: a small amber disc with two strokes.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {Record<string, string>} colours
 */
function paintDoubt(context, x, y, colours) {
  context.beginPath();
  context.arc(x, y, 5.5, 0, Math.PI * 2);
  context.fillStyle = colours.doubt;
  context.fill();
  context.strokeStyle = colours.paper;
  context.lineWidth = 1.2;
  context.stroke();
  context.strokeStyle = STROKE;
  context.beginPath();
  for (const [x1, y1, x2, y2] of [
    [-2.6, -1.3, 2.6, -1.3],
    [-2.6, 1.3, 2.6, 1.3],
    [-1.4, 3.1, 1.4, -3.1],
  ]) {
    context.moveTo(x + x1, y + y1);
    context.lineTo(x + x2, y + y2);
  }
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {Box} box
 * @param {Record<string, string>} colours
 */
function paintCount(context, text, box, colours) {
  context.beginPath();
  context.roundRect(box.x + 1, box.y + 1, box.w - 2, box.h - 2, 10);
  context.fillStyle = colours.paper;
  context.fill();
  context.strokeStyle = colours.quiet;
  context.lineWidth = 1;
  context.stroke();
  context.font = COUNT_FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colours.ink;
  context.fillText(text, box.x + box.w / 2, box.y + box.h / 2 + 0.5);
}

/**
 * The name of a group where it is free.
 * @param {CanvasRenderingContext2D} context
 * @param {any} group
 * @param {Taken} taken
 * @param {Record<string, string>} colours
 */
export function paintName(context, group, taken, colours) {
  if (!group.name) return;
  context.font = group.radius ? CROWD_FONT : group.drawn ? SHAPE_FONT : NAME_FONT;
  const w = context.measureText(group.name).width + 2;
  const box = firstFree(taken, nameBoxes(group.box, w, 16));
  if (!box) return;
  taken.add(box);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  paintText(context, group.name, box.x + 1, box.y + 8.5, group.radius ? colours.quiet : colours.ink, colours.halo);
}

/**
 * A line or an area where deployments move or operate.
 * @param {CanvasRenderingContext2D} context @param {{x: number, y: number}[][]} parts
 * @param {{area: boolean, arrow: boolean, colour: string, possible: boolean, chosen: boolean, crowded: boolean}} style
 * @returns {Path2D}
 */
export function paintShape(context, parts, style) {
  const path = new Path2D();
  for (const part of parts) {
    part.forEach((point, i) => (i ? path.lineTo(point.x, point.y) : path.moveTo(point.x, point.y)));
    if (style.area) path.closePath();
  }
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
  return path;
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
