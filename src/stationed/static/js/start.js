// Start: joins a Leaflet map to the page's data block and hands out window.stationed.
//
// stationed.open(map, id) is called by the page's own script once the map is there; the controls follow with
// stationed.add(control). The handle is for one page with one atlas map.

/** @type {any} */
const stationed = /** @type {any} */ (window).stationed = { controls: {} };

/**
 * @param {any} map the Leaflet map @param {string} id the id of the data block @returns {App}
 */
stationed.open = function open(map, id) {
  const node = /** @type {HTMLElement} */ (document.getElementById(id));
  const app = new App(map, JSON.parse(node.textContent || ''));
  /** @type {(value: any) => void} */
  let done = () => {};
  app.ready = new Promise((resolve) => { done = resolve; });
  Object.assign(stationed, app.handle());
  stationed.app = app;
  // The controls are added by the same script: when it has run, everything is there.
  Promise.resolve().then(() => {
    app.start();
    new Address(app).open();
    document.documentElement.setAttribute('data-stationed', 'ready');
    done(stationed);
    app.fire('ready', app.getState());
  });
  return app;
};

stationed.controls = {
  panel: (/** @type {App} */ app) => new Panel(app),
  timeline: (/** @type {App} */ app) => new Timeline(app),
  card: (/** @type {App} */ app) => new Card(app),
  legend: (/** @type {App} */ app) => new Legend(app),
  tools: (/** @type {App} */ app) => new Tools(app),
  story: (/** @type {App} */ app) => new Story(app),
  search: (/** @type {App} */ app) => new Search(app),
  table: (/** @type {App} */ app) => new Table(app),
};
