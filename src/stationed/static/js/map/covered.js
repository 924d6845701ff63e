// Covered: what lies over the map and would hide symbols and names.
//
// In:  the map's container. Out: boxes in pixels of the canvas of the marks.

/** @import { Box } from './layout.js' */

const COVERING =
  '.stationed-zooms, .stationed-credit, .stationed-map .stationed-legend, .stationed-locator, .stationed-over, .stationed-divider > span, .leaflet-control-scale, .leaflet-control-layers, #stationed-card';

/**
 * The parts of the view that legend, buttons and card cover.
 * @param {Element} container @param {{x: number, y: number}} pad how far the canvas reaches beyond the view
 * @returns {Box[]}
 */
export function coveredBoxes(container, pad) {
  const origin = container.getBoundingClientRect();
  const nodes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(COVERING)]);
  return nodes
    .filter((node) => node && node.offsetWidth)
    .map((node) => {
      const box = node.getBoundingClientRect();
      return { x: box.left - origin.left + pad.x, y: box.top - origin.top + pad.y, w: box.width, h: box.height };
    });
}
