// Beside: the places so near to one that the map does not part them, however often its sign is clicked.
//
// In:  the points of the places, one of them. Out: the others. Pure: no DOM, no Leaflet, no clock.

import { NEAR } from './forms.js';
/** @import { Anchors } from './anchors.js' */

/** The zoom that the map comes to, at most, when it flies to places: streets lie apart there. */
export const NEAREST_ZOOM = 17;

/**
 * The places with a point beside one of a place, in the order of the block.
 * @param {Anchors} anchors
 * @param {number} location
 * @param {(location: number) => boolean} wanted
 * @returns {number[]}
 */
export function placesBeside({ n, x, y, location: of }, location, wanted) {
  const reach = NEAR / 2 ** NEAREST_ZOOM;
  const own = [];
  for (let i = 0; i < n; i += 1) if (of[i] === location) own.push(i);
  /** @type {Set<number>} */
  const found = new Set();
  for (let i = 0; i < n; i += 1) {
    if (of[i] === location || found.has(of[i]) || !wanted(of[i])) continue;
    if (own.some((one) => (x[one] - x[i]) ** 2 + (y[one] - y[i]) ** 2 < reach * reach)) found.add(of[i]);
  }
  return Array.from(found).sort((a, b) => a - b);
}
