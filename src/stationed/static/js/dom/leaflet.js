// Leaflet: the library as the page provides it, by its global name, so that a folium.Map and this script share one.

/** @type {typeof import('leaflet')} */
export const L = /** @type {any} */ (globalThis).L;
