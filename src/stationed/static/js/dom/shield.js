// Shield: keeps what is done on a control from the map beneath.

import { L } from './leaflet.js';

/**
 * Keeps clicks and wheels on a control from the map beneath. Clicks are stopped here and not left to Leaflet, which
 * looks for the control above the clicked node and misses it when the click itself has replaced that node.
 * @param {HTMLElement} node
 */
export function shield(node) {
  L.DomEvent.disableClickPropagation(node);
  L.DomEvent.disableScrollPropagation(node);
  node.addEventListener('click', (event) => event.stopPropagation());
}
