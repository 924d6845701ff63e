// Start: joins a Leaflet map to the page's data block and hands out window.stationed.
//
// stationed.open(map, id) is called by the page's own script once the map is there; stationed.add(app, name) asks for a
// control. The handle is for one page with one atlas map.

/** @type {any} */
const stationed = /** @type {any} */ (window).stationed = { controls: {} };

/**
 * @param {any} map the Leaflet map @param {string} id the id of the data block @returns {App}
 */
stationed.open = function open(map, id) {
  const node = /** @type {HTMLElement} */ (document.getElementById(id));
  const block = JSON.parse(node.textContent || '');
  const packed = node.getAttribute('data-packed') || '';
  const app = new App(map, block);
  Object.assign(stationed, { app });
  app.ready = unpack(block, packed).then((whole) => begin(app, whole));
  Object.assign(stationed, handleOf(app));
  return app;
};

/** What the handle gives to scripts on the page and to the host. @param {App} app */
function handleOf(app) {
  return {
    ready: app.ready, map: app.map, getState: () => app.getState(), setState: (/** @type {unknown} */ partial) => app.setState(partial),
    on: (/** @type {string} */ name, /** @type {Function} */ listener) => app.on(name, listener), shown: () => app.shown(),
  };
}

/** Adds a control once the data is there. @param {App} app @param {string} name */
stationed.add = function add(app, name) {
  app.waiting.push(name);
};

/** Starts the map: everything the page's script asked for has been asked by now. @param {App} app @param {any} block @returns {any} */
function begin(app, block) {
  app.fill(block);
  for (const name of app.waiting) app.map.addControl(stationed.controls[name](app));
  app.start();
  new Address(app).open();
  if (window.parent !== window) for (const manners of [new Messages(app), new Guest(app)]) manners.start();
  document.documentElement.setAttribute('data-stationed', 'ready');
  app.fire('ready', app.getState());
  return stationed;
}

stationed.controls = {
  panel: (/** @type {App} */ app) => new Panel(app),
  timeline: (/** @type {App} */ app) => new Timeline(app),
  card: (/** @type {App} */ app) => new Card(app),
  legend: (/** @type {App} */ app) => new Legend(app),
  tools: (/** @type {App} */ app) => new Tools(app),
  story: (/** @type {App} */ app) => new Story(app),
  locator: (/** @type {App} */ app) => new Locator(app),
  search: (/** @type {App} */ app) => new Search(app),
  table: (/** @type {App} */ app) => new Table(app),
  share: (/** @type {App} */ app) => new Share(app),
  download: (/** @type {App} */ app) => new Download(app),
};
