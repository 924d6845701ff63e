// Covered: what lies over the map and would hide symbols and names.
//
// In:  the map's container. Out: boxes in pixels of the canvas of the marks.

import { marksDrawn } from './drawn.js';
/** @import { App } from '../app.js' */
/** @import { Box, Taken } from './layout.js' */

const COVERING =
  '.stationed-zooms, .stationed-room, .stationed-credit, .stationed-map .stationed-legend, .stationed-locator, .stationed-over, .stationed-divider > span, .leaflet-control-scale, .leaflet-control-layers, #stationed-card';

/**
 * The parts of the view that legend, buttons and card cover.
 * @param {Element} container @param {{x: number, y: number}} pad how far the canvas reaches beyond the view
 * @returns {Box[]}
 */
function coveredBoxes(container, pad) {
  const origin = container.getBoundingClientRect();
  const nodes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(COVERING)]);
  return nodes
    .filter((node) => node && node.offsetWidth)
    .map((node) => {
      const box = node.getBoundingClientRect();
      return { x: box.left - origin.left + pad.x, y: box.top - origin.top + pad.y, w: box.width, h: box.height };
    });
}

/**
 * Takes the room of what lies over the map.
 * @param {Taken} taken @param {Element} container @param {{x: number, y: number}} pad
 * @returns {string} what tells it from what lay there before
 */
export function takeCovered(taken, container, pad) {
  const boxes = coveredBoxes(container, pad);
  for (const box of boxes) taken.add(box);
  return keyOf(boxes);
}

/** @param {Box[]} boxes @returns {string} */
function keyOf(boxes) {
  return boxes.map(({ x, y, w, h }) => [x, y, w, h].map(Math.round).join()).join(' ');
}

/**
 * Draws the marks anew where a change of the state has covered another part of them, as a card does that opens after they
 * were drawn; else symbols and names would be cut at its edge.
 * @param {App} app
 */
export function keepUncovered(app) {
  const look = () => {
    const [{ map, padding, covered }] = marksDrawn(app);
    if (!map) return;
    const pad = map.getSize().multiplyBy(padding).round();
    if (keyOf(coveredBoxes(map.getContainer(), pad)) === covered) return;
    for (const marks of marksDrawn(app)) marks.redraw();
  };
  // In the next frame, which has to know where everything is in any case.
  app.on('state', () => requestAnimationFrame(look));
  app.map.on('stationed:covered', look); // what stands on a leaf has its place when the leaf has its height
}
