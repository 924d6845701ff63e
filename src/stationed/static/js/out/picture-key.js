// Picture key: the legend of the page as rows of a picture.
//
// In:  the legend as it stands in the page, folded or not. Out: keys, each painted as its style sheet has it, and texts.

import { paintSheet } from './picture-map.js';
import { plainColour } from './plain-colour.js';
/** @import { Pen } from './picture-map.js' */

/** Width kept for a key. */
export const KEY = 26;

/** @typedef {{text: string, key: Element | null}} Row */

/** The rows of the legend, and what it says beneath them. @returns {{rows: Row[], notes: string[]}} */
export function legendRows() {
  const legend = document.querySelector('.stationed-legend');
  if (!legend) return { rows: [], notes: [] };
  for (const part of /** @type {any} */ (legend.querySelectorAll('details'))) if (part.fill) part.fill();
  const rows = Array.from(legend.querySelectorAll('ul:not(.stationed-postings) > li'), (item) => {
    const [key] = item.children;
    const painted = key && (key.matches('.stationed-swatch, .stationed-key') || key instanceof SVGElement);
    return { text: item.textContent || '', key: painted ? key : null };
  });
  const told = legend.querySelectorAll('p, .stationed-unlocated > summary');
  return { rows, notes: Array.from(told, (node) => node.textContent || '').filter(Boolean) };
}

/** Paints a key about the middle of a row. @param {Pen} pen @param {Element} key @param {number} x its left @param {number} y @param {number} wide kept for it */
export function paintKey(pen, key, x, y, wide) {
  pen.save();
  if (key instanceof SVGElement) paintSymbol(pen, key, x, y, wide);
  else paintBox(pen, getComputedStyle(key), x, y);
  pen.restore();
}

/** @param {Pen} pen @param {SVGElement} symbol @param {number} x @param {number} y @param {number} kept */
function paintSymbol(pen, symbol, x, y, kept) {
  const [left, top, , high] = (symbol.getAttribute('viewBox') || '0 0 1 1').split(' ').map(Number);
  const [width, height] = ['width', 'height'].map((name) => Number(symbol.getAttribute(name)));
  const scale = height / high;
  const [dx, dy] = [x + (kept - 6 - width) / 2 - left * scale, y - height / 2 - top * scale];
  paintSheet(pen, symbol, () => [scale, 0, 0, scale, dx, dy]);
}

/** @param {Pen} pen @param {CSSStyleDeclaration} style @param {number} x @param {number} y */
function paintBox(pen, style, x, y) {
  const [w, h] = [parseFloat(style.width), parseFloat(style.height)];
  const left = x + (KEY - 6 - w) / 2;
  const [fill, covers] = plainColour(style.backgroundColor);
  const [stroke] = plainColour(style.borderTopColor);
  const width = parseFloat(style.borderTopWidth) || 0;
  const alpha = Number(style.opacity);
  const round = parseFloat(style.borderTopLeftRadius) * (style.borderTopLeftRadius.endsWith('%') ? w / 100 : 1);
  pen.beginPath();
  const corners = Array.from(style.clipPath.matchAll(/([\d.]+)(%|px)? ([\d.]+)(%|px)?/g));
  if (corners.length)
    corners.forEach(([, cx, , cy], i) =>
      pen[i ? 'lineTo' : 'moveTo'](left + (w * Number(cx)) / 100, y - h / 2 + (h * Number(cy)) / 100),
    );
  else if (h) pen.roundRect(left, y - h / 2, w, h, round || 0);
  else {
    pen.moveTo(left, y);
    pen.lineTo(left + w, y);
  }
  if (covers && h) {
    Object.assign(pen, { fillStyle: fill, globalAlpha: alpha * covers });
    pen.fill();
  }
  if (!width) return;
  Object.assign(pen, { strokeStyle: stroke, lineWidth: width, globalAlpha: alpha });
  const dashes = /** @type {Record<string, number[]>} */ ({ dashed: [4, 3], dotted: [1.5, 2.5] });
  pen.setLineDash(dashes[style.borderTopStyle] || []);
  pen.stroke();
}
