// Signs: a placed group on a canvas: its symbols with leader and dot, its pennant, its tick or its disc.
//
// In:  a 2D context, a placed group, the kit of looks. Out: pixels, and the boxes that can be clicked.

import { mix, onDot } from '../dom/colours.js';
import { POSSIBLE } from '../shown/windows.js';
import { paintDoubt, paintHiddenDoubt, paintRival } from './doubt.js';
import { strokeSplit } from './edges.js';
import { PENNANT, framesIn, hidesPlace, tickRadius } from './forms.js';
import { discRadius } from './layout.js';
/** @import { Mark } from '../shown/standing.js' */
/** @import { Box } from './layout.js' */

const COUNT_FONT = '600 11px system-ui, "Segoe UI", "Noto Sans", sans-serif';

const SMALL_FONT = '700 10px system-ui, "Segoe UI", "Noto Sans", sans-serif';

/** A sign smaller than this can be hit within so many pixels of its middle, as far as no other is nearer. */
const TARGET = 24;

/**
 * The sign of a group.
 * @param {CanvasRenderingContext2D} context
 * @param {any} group
 * @param {any} kit
 * @returns {any[]} the boxes that can be clicked
 */
export function paintSign(context, group, kit) {
  if (group.form === 'dot') {
    paintDisc(context, group, kit.colours);
    return [{ ...group.box, group, mark: null }];
  }
  if (!group.as || !group.as.rows) {
    if (group.as) paintPennant(context, group, kit);
    else paintTick(context, group, kit);
    paintHiddenDoubt(context, group, group.members, kit);
    return [{ ...targetOf(group.box), group, mark: group.count === 1 ? group.members[0] : null }];
  }
  const hits = paintSymbols(context, group, kit);
  paintLeaders(context, group, kit);
  return hits;
}

/** A box that can be hit about a small sign. @param {Box} box @returns {Box} */
function targetOf(box) {
  const [w, h] = [Math.max(box.w, TARGET), Math.max(box.h, TARGET)];
  return { x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2, w, h };
}

/**
 * The symbols of a group, the greatest on the uppermost rung.
 * @param {CanvasRenderingContext2D} context
 * @param {any} group
 * @param {any} kit
 * @returns {any[]}
 */
function paintSymbols(context, group, kit) {
  const { shown, cell } = group.as;
  return framesIn(group.box, group.as).map((frame, i) => {
    const hit = { x: frame.x, y: frame.y - cell.head, w: frame.w, h: frame.h + cell.head, head: cell.head, group };
    if (i < shown) {
      paintMark(context, group.members[i], frame, kit);
      return { ...hit, mark: group.members[i] };
    }
    paintCount(context, `+${kit.short(group.count - shown)}`, frame, kit.colours);
    paintHiddenDoubt(context, { box: frame }, group.members.slice(shown), kit);
    return { ...hit, mark: null };
  });
}

/** Lines from a place to its symbols, in the colour of the unit, and the dot of the place. */
function paintLeaders(/** @type {any} */ context, /** @type {any} */ group, /** @type {any} */ kit) {
  const { x, y, box } = group;
  if (hidesPlace(group)) return;
  const frames = framesIn(box, group.as);
  context.strokeStyle = kit.styleOf(group.members[0]).colour;
  context.lineWidth = 1.6;
  context.setLineDash([]);
  context.beginPath();
  for (const frame of frames) {
    const end = {
      x: Math.max(frame.x, Math.min(x, frame.x + frame.w)),
      y: Math.max(frame.y, Math.min(y, frame.y + frame.h)),
    };
    context.moveTo(x, y);
    if (frames.length > 1) {
      // The rungs of a ladder hang on one rail.
      const rail = x + (end.x - x) / 2;
      const level = frame.y + frame.h / 2;
      context.lineTo(rail, y);
      context.lineTo(rail, level);
      context.lineTo(end.x, level);
    } else context.lineTo(end.x, end.y);
  }
  context.stroke();
  paintDot(context, group, kit.colours);
}

/** @param {CanvasRenderingContext2D} context @param {any} group @param {Record<string, string>} colours */
function paintDot(context, { x, y, approximate }, colours) {
  context.beginPath();
  context.arc(x, y, 3.2, 0, Math.PI * 2);
  context.fillStyle = approximate ? colours.paper : colours.ink;
  context.fill();
  context.strokeStyle = colours.ink;
  context.lineWidth = 1.4;
  context.stroke();
}

/**
 * A pennant on a pole that stands on the place, with the number of what it stands for.
 * @param {CanvasRenderingContext2D} context
 * @param {any} group
 * @param {any} kit
 */
function paintPennant(context, group, kit) {
  const { x, y, box } = group;
  const side = box.x + box.w / 2 < x ? -1 : 1;
  const [w, h, notch] = [side * (box.w - 1), PENNANT.h, side * 4];
  const { colour, hollow } = kit.styleOf(group.members[0]);
  context.globalAlpha = alphaOf(group.members);
  context.fillStyle = hollow ? kit.colours.paper : colour;
  context.lineWidth = kit.quiet ? 1.3 : 2;
  context.setLineDash(possibleOnly(group.members) ? [3, 2] : []);
  const flag = () => {
    context.beginPath();
    context.moveTo(x, box.y);
    context.lineTo(x + w, box.y);
    context.lineTo(x + w - notch, box.y + h / 2);
    context.lineTo(x + w, box.y + h);
    context.lineTo(x, box.y + h);
    context.closePath();
  };
  flag();
  context.fill();
  const edges = kit.edgesOf(group.members);
  const about = { x: box.x - 4, y: box.y - 4, w: box.w + 8, h: box.h + 8 };
  strokeSplit(context, edges.length ? edges : [kit.colours.ink], about, () => {
    flag();
    context.stroke();
  });
  context.setLineDash([]);
  context.globalAlpha = 1;
  context.beginPath();
  context.moveTo(x, box.y);
  context.lineTo(x, y);
  context.strokeStyle = kit.colours.ink;
  context.stroke();
  paintDot(context, group, kit.colours);
  if (group.count > 1)
    paintFigure(context, group.figure, x + (w - notch) / 2, box.y + h / 2, hollow ? kit.colours.ink : onDot(colour));
}

/**
 * A tick on the place, where there is no room for more.
 * @param {CanvasRenderingContext2D} context
 * @param {any} group
 * @param {any} kit
 */
function paintTick(context, group, kit) {
  const { colour, hollow } = kit.styleOf(group.members[0]);
  context.globalAlpha = alphaOf(group.members);
  context.beginPath();
  context.arc(group.x, group.y, tickRadius(group.count), 0, Math.PI * 2);
  context.fillStyle = hollow ? kit.colours.paper : colour;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = hollow ? colour : kit.colours.paper;
  context.lineWidth = 1.4;
  context.setLineDash(possibleOnly(group.members) ? [3, 2] : []);
  context.stroke();
  context.setLineDash([]);
  if (group.count > 1) paintFigure(context, group.figure, group.x, group.y, hollow ? kit.colours.ink : onDot(colour));
}

/** Whether it is in doubt of all of some marks that they were there then. @param {Mark[]} marks */
function possibleOnly(marks) {
  return marks.every(({ state }) => state === POSSIBLE);
}

/** @param {Mark[]} marks */
function alphaOf(marks) {
  return possibleOnly(marks) ? 0.7 : 1;
}

/** @param {CanvasRenderingContext2D} context @param {string} text @param {number} x @param {number} y @param {string} colour */
function paintFigure(context, text, x, y, colour) {
  context.font = SMALL_FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colour;
  context.fillText(text, x, y + 0.5);
}

/**
 * A disc for marks of a crowd, with their number; the points beneath show through.
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

/** @param {CanvasRenderingContext2D} context @param {Mark} mark @param {Box} box @param {any} kit */
function paintMark(context, mark, box, kit) {
  const style = kit.styleOf(mark);
  context.globalAlpha = mark.state === POSSIBLE ? 0.62 : 1;
  if (mark.deployment === kit.chosen) {
    context.strokeStyle = kit.colours.accent;
    context.lineWidth = 3;
    context.setLineDash([]);
    context.strokeRect(box.x - 4, box.y - 4, box.w + 8, box.h + 8);
  }
  const dashed = mark.state === POSSIBLE;
  if (kit.contested(mark)) paintRival(context, kit.symbols, kit.symbolOf(mark), box, style.colour);
  kit.symbols.draw(context, kit.symbolOf(mark), box, {
    ...style,
    dashed,
    edges: kit.edgesOf([mark]),
    quiet: kit.quiet,
    paper: kit.colours.paper,
  });
  context.globalAlpha = 1;
  context.setLineDash([]);
  if (kit.contested(mark)) paintDoubt(context, box.x + box.w, box.y, kit.colours);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {Box} box
 * @param {Record<string, string>} colours
 */
function paintCount(context, text, box, colours) {
  context.beginPath();
  context.roundRect(box.x + 1, box.y + 1, box.w - 2, box.h - 2, 8);
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
