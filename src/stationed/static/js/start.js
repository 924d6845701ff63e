// Start: joins a Leaflet map to the page's data block and hands out window.stationed.
//
// stationed.open(map, id) is called by the page's own script once the map is there; stationed.add(app, name) asks for a
// control. The handle is for one page with one atlas map.

import { App } from './app.js';
import { unpack } from './data/unpack.js';
import { holdLoad } from './dom/hold-load.js';
import { Address } from './host/address.js';
import { ask } from './host/asked.js';
import { Guest } from './host/guest.js';
import { Messages } from './host/messages.js';
import { Said } from './host/said.js';
import { MarkList } from './map/mark-list.js';

/** @typedef {Record<string, new (app: App) => any>} Controls by the names that the page's script asks for */

/** Hands out window.stationed. @param {Controls} controls */
export function start(controls) {
  /** @type {any} */
  const stationed = {};
  stationed.open = (/** @type {any} */ map, /** @type {string} */ id) => open(stationed, controls, map, id);
  stationed.add = (/** @type {App} */ app, /** @type {string} */ name) => {
    app.waiting.push(name);
  };
  /** @type {any} */ (window).stationed = stationed;
}

/**
 * @param {any} stationed @param {Controls} controls
 * @param {any} map the Leaflet map @param {string} id the id of the data block @returns {App}
 */
function open(stationed, controls, map, id) {
  const node = /** @type {HTMLElement} */ (document.getElementById(id));
  const block = JSON.parse(node.textContent || '');
  const packed = node.getAttribute('data-packed') || '';
  const app = new App(map, block);
  Object.assign(stationed, { app });
  app.ready = unpack(block, packed).then((whole) => {
    begin(app, whole, controls);
    return stationed;
  });
  // The slopes are drawn when all else is painted; who pictures a page when it is loaded has them too.
  holdLoad(app.ready.then(() => app.ground.shaded));
  Object.assign(stationed, handleOf(app));
  return app;
}

/** What the handle gives to scripts on the page and to the host. @param {App} app */
function handleOf(app) {
  return {
    ready: app.ready,
    map: app.map,
    getState: () => app.getState(),
    setState: (/** @type {unknown} */ partial) => ask(app, partial, { anew: true }),
    on: (/** @type {string} */ name, /** @type {Function} */ listener) => app.on(name, listener),
    shown: () => app.shown(),
  };
}

/**
 * Starts the map: everything the page's script asked for has been asked by now.
 * @param {App} app
 * @param {any} block
 * @param {Controls} controls
 */
function begin(app, block, controls) {
  app.fill(block);
  for (const name of app.waiting) app.map.addControl(new controls[name](app));
  app.start();
  for (const part of [new MarkList(app), new Said(app)]) part.start();
  new Address(app).open();
  if (window.parent !== window) new Messages(app).start();
  new Guest(app).start();
  document.documentElement.setAttribute('data-stationed', 'ready');
  app.fire('ready', app.getState());
}
