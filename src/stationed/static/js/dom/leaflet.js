// Leaflet: the library as the page provides it, by its global name, so that a folium.Map and this script share one.

/** @type {typeof import('leaflet')} */
export const L = /** @type {any} */ (globalThis).L;

// A map of folium has it from another host, which readers may not reach: they are told so (host/failed.js).
if (!L && typeof document !== 'undefined') throw new Error('Leaflet was not loaded');
