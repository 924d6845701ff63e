// Tiles: places and records that lie in files beside the page, read part by part.
//
// Loaded by tile pages alone, after the page's own script. stationedTiles.open(app, id) takes the app and the id of the
// element that says which files there are.

import { Places } from './places.js';

/** @type {any} */ (globalThis).stationedTiles = {
  open(/** @type {any} */ app, /** @type {string} */ id) {
    const about = JSON.parse(/** @type {HTMLElement} */ (document.getElementById(id)).textContent || '{}');
    const sources = Object.keys(about.sources).length;
    app.data.apart = { deployments: about.deployments, steps: about.steps, sources };
    const places = new Places(app, about);
    /** @type {any} */ (globalThis).stationed.tiles = places;
    app.ready.then(() => places.addTo(app.map));
    return places;
  },
};
