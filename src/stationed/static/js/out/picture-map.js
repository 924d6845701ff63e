// Picture of the map: all that is drawn in the panes of the map, painted once more.
//
// In:  a pen (a 2D context, or SvgPen) whose origin is the corner of the map, the app. Out: what the view shows, and how
// much of what others put on the map could not be painted, as it is made of markup.

import { pageColours } from '../dom/colours.js';
import { element } from '../dom/element.js';
import { pathOf } from '../dom/paths.js';
import { paintText } from '../map/paint.js';
import { plainColour } from './plain-colour.js';
import { SvgPen } from './svg-pen.js';
/** @import { App } from '../app.js' */

/** @typedef {any} Pen a 2D context or an SvgPen */

const LABEL = 'system-ui, "Segoe UI", "Noto Sans", sans-serif';

const DRAWN = 'svg, canvas, img, .stationed-event-mark span';

/** But for those of tips and popups, which are read and left. */
const PANES = '.leaflet-map-pane > .leaflet-pane:not(.leaflet-popup-pane, .leaflet-tooltip-pane)';

/** What is made of markup and has a place on the map. */
const MARKUP = '.leaflet-marker-pane > :not(img), .leaflet-tooltip-pane > *, .leaflet-popup-pane > *';

/** @param {Pen} pen @param {App} app */
export function paintMap(pen, app) {
  const container = /** @type {HTMLElement} */ (app.map.getContainer());
  const view = container.getBoundingClientRect();
  const colours = pageColours(container);
  const [background, opacity] = plainColour(getComputedStyle(container).backgroundColor);
  pen.fillStyle = opacity ? background : colours.paper;
  pen.fillRect(0, 0, view.width, view.height);
  for (const node of inOrder(container)) {
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    if (!box.width || !box.height || style.visibility === 'hidden') continue;
    pen.save();
    cutAtLine(pen, app, node, view);
    pen.globalAlpha = Number(style.opacity);
    if (node instanceof SVGElement) paintSheet(pen, node, (path) => matrixOn(path, view));
    else if (sideOf(app, node) >= 0) paintSide(pen, app, node, { box, view });
    else if (node === app.marks.canvas && pen instanceof SvgPen) paintMarks(pen, app, box, view);
    else if (node instanceof HTMLCanvasElement) paintCanvas(pen, node, box, view);
    else if (node instanceof HTMLImageElement)
      pen.drawImage(node, box.left - view.left, box.top - view.top, box.width, box.height);
    else paintFigure(pen, node, box, { view, colours });
    pen.restore();
  }
}

/** How many things on the map are made of markup, which no picture has. @param {App} app @returns {number} */
export function unpainted(app) {
  return app.map.getContainer().querySelectorAll(MARKUP).length;
}

/** What is drawn, the lowest first. @param {HTMLElement} container @returns {Element[]} */
function inOrder(container) {
  const height = (/** @type {Element} */ node) => Number(getComputedStyle(node).zIndex) || 0;
  const nodes = Array.from(container.querySelectorAll(PANES)).flatMap((pane) =>
    Array.from(pane.children).flatMap((child) =>
      (child.matches(DRAWN) ? [child] : Array.from(child.querySelectorAll(DRAWN))).map((node) => ({
        node,
        pane: height(pane),
        own: height(child),
      })),
    ),
  );
  return nodes.sort((a, b) => a.pane - b.pane || a.own - b.own).map(({ node }) => node);
}

/** Where the coordinates of a shape lie in the view. @param {any} shape @param {DOMRect} view @returns {number[]} */
function matrixOn(shape, view) {
  const { a, b, c, d, e, f } = shape.getScreenCTM() || new DOMMatrix();
  return [a, b, c, d, e - view.left, f - view.top];
}

/**
 * The paths of an SVG of the page as its style sheet has them.
 * @param {Pen} pen @param {SVGElement} sheet @param {(path: Element) => number[]} matrixOf
 */
export function paintSheet(pen, sheet, matrixOf) {
  const whole = pen.globalAlpha;
  for (const path of sheet.querySelectorAll('path')) {
    const text = path.getAttribute('d');
    if (!text) continue;
    const style = getComputedStyle(path);
    if (style.display === 'none' || style.visibility === 'hidden') continue;
    const outline = pathOf(text);
    const alpha = whole * Number(style.opacity);
    const paint = {
      fill: () => {
        const [colour, opacity] = plainColour(style.fill);
        if (!opacity) return;
        Object.assign(pen, { fillStyle: colour, globalAlpha: alpha * opacity * Number(style.fillOpacity) });
        pen.fill(outline, style.fillRule);
      },
      stroke: () => {
        const [colour, opacity] = plainColour(style.stroke);
        const width = parseFloat(style.strokeWidth);
        if (!opacity || !width) return;
        Object.assign(pen, { strokeStyle: colour, globalAlpha: alpha * opacity * Number(style.strokeOpacity) });
        Object.assign(pen, { lineWidth: width, lineJoin: style.strokeLinejoin, lineCap: style.strokeLinecap });
        pen.setLineDash(style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(parseFloat));
        pen.stroke(outline);
      },
    };
    pen.save();
    pen.transform(...matrixOf(path));
    for (const part of style.paintOrder.startsWith('stroke') ? ['stroke', 'fill'] : ['fill', 'stroke'])
      paint[/** @type {'fill'} */ (part)]();
    pen.restore();
  }
}

/** The marks as lines and letters. @param {SvgPen} pen @param {App} app @param {DOMRect} box @param {DOMRect} view */
function paintMarks(pen, app, box, view) {
  pen.translate(box.left - view.left, box.top - view.top);
  app.marks.paint(/** @type {any} */ (pen), pen.ratio);
}

/** Of which time's marks a node is the canvas while both stand side by side: 0 for A, 1 for B, -1 for none. @param {Pick<App, 'beside'>} app @param {Element} node @returns {number} */
function sideOf({ beside }, node) {
  return beside ? beside.sides.findIndex((/** @type {any} */ side) => side.canvas === node) : -1;
}

/** Keeps what belongs to one of two times on its side of the line. @param {Pen} pen @param {App} app @param {Element} node @param {DOMRect} view */
function cutAtLine(pen, { beside }, node, view) {
  const i = beside ? beside.panes.findIndex((/** @type {Element} */ pane) => pane.contains(node)) : -1;
  if (i < 0) return;
  pen.beginPath();
  pen.rect(i ? beside.x : 0, 0, i ? view.width - beside.x : beside.x, view.height);
  pen.clip();
}

/** The marks of one time on their side of the line, as lines and letters, and the line. @param {Pen} pen @param {App} app @param {Element} node @param {{box: DOMRect, view: DOMRect}} where */
function paintSide(pen, { beside, map }, node, { box, view }) {
  const i = sideOf({ beside }, node);
  pen.save();
  pen.translate(box.left - view.left, box.top - view.top);
  beside.sides[i].paint(pen, pen.ratio || 2);
  pen.restore();
  const colours = pageColours(map.getContainer());
  const label = beside.labels[i];
  Object.assign(pen, { strokeStyle: colours.ink, lineWidth: 3, globalAlpha: 1 });
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(beside.x, 0);
  pen.lineTo(beside.x, view.height);
  pen.stroke();
  Object.assign(pen, { font: `600 13px ${LABEL}`, textAlign: i ? 'left' : 'right', textBaseline: 'middle' });
  paintText(pen, label, beside.x + (i ? 12 : -12), 24, colours.ink, colours.halo);
}

/** The part of a canvas that is in view. @param {Pen} pen @param {HTMLCanvasElement} canvas @param {DOMRect} box @param {DOMRect} view */
function paintCanvas(pen, canvas, box, view) {
  const [x, y] = [Math.max(box.left, view.left), Math.max(box.top, view.top)];
  const [w, h] = [Math.min(box.right, view.right) - x, Math.min(box.bottom, view.bottom) - y];
  const fine = canvas.width / box.width;
  if (w <= 0 || h <= 0 || !canvas.width) return;
  const cut = element('canvas', { width: String(Math.ceil(w * fine)), height: String(Math.ceil(h * fine)) });
  cut.getContext('2d').drawImage(canvas, (box.left - x) * fine, (box.top - y) * fine);
  pen.drawImage(cut, x - view.left, y - view.top, cut.width / fine, cut.height / fine);
}

/**
 * The number beside a mark of events.
 * @param {Pen} pen @param {Element} node @param {DOMRect} box @param {{view: DOMRect, colours: Record<string, string>}} on
 */
function paintFigure(pen, node, box, { view, colours }) {
  const style = getComputedStyle(node);
  const [x, y] = [box.left + box.width / 2 - view.left, box.top + box.height / 2 - view.top];
  Object.assign(pen, {
    font: `600 ${style.fontSize} ${style.fontFamily}`,
    textAlign: 'center',
    textBaseline: 'middle',
  });
  paintText(pen, node.textContent || '', x, y, plainColour(style.color)[0], colours.halo);
}
