// Ground: land, water and the dated background, drawn beneath the deployments.
//
// In:  the ground and context tables and their shapes. Borders, countries and railways appear on the days they held.
// Options: none. Colours come from the style sheet through class names, so that light and dark need no redraw.

const GROUND_ORDER = ['land', 'water', 'lakes', 'rivers'];

class Ground extends L.Layer {
  /** @param {App} app */
  constructor(app) {
    super();
    this.app = app;
    /** @type {{row: number, paths: any[], first: number, last: number}[]} */
    this.features = [];
    this.day = 0;
    /** @type {any} */
    this.group = null;
    /** @type {Record<string, any>} */
    this.renderers = {};
  }

  /** @param {any} map @returns {any} */
  onAdd(map) {
    ['land', 'areas', 'water', 'lines'].forEach((name, i) => this.makePane(map, `stationed-pane-${name}`, 150 + i * 5));
    this.group = L.layerGroup();
    map.addLayer(this.group);
    this.features = [];
    this.addGround();
    this.addContext();
    this.showDay(this.day);
  }

  /** @param {any} map @returns {any} */
  onRemove(map) {
    map.removeLayer(this.group);
    this.features = [];
  }

  /** @param {any} map @param {string} name @param {number} level */
  makePane(map, name, level) {
    if (!map.getPane(name)) {
      const pane = map.createPane(name);
      pane.style.zIndex = String(level);
      pane.style.pointerEvents = 'none';
    }
    this.renderers[name] = L.svg({ pane: name, padding: 0.6 });
  }

  addGround() {
    const { ground } = this.app.tables;
    const rows = Array.from({ length: ground.n }, (_, row) => row);
    const rank = (/** @type {number} */ row) => (GROUND_ORDER.indexOf(ground.text('layer', row)) + 5) % 5;
    for (const row of rows.sort((a, b) => rank(a) - rank(b) || a - b)) {
      const layer = ground.text('layer', row);
      this.addShape(ground.numbers('shape')[row], layer === 'land' ? 'stationed-pane-land' : 'stationed-pane-water', `stationed-${layer}`);
    }
  }

  addContext() {
    const { context } = this.app.tables;
    const order = ['country', 'disputed-area'];
    const rank = (/** @type {number} */ row) => (order.indexOf(context.text('kind', row)) + 3) % 3;
    const rows = Array.from({ length: context.n }, (_, row) => row).sort((a, b) => rank(a) - rank(b) || a - b);
    for (const row of rows) {
      const focus = context.numbers('focus')[row] ? ' stationed-focus' : '';
      const kind = context.text('kind', row);
      const pane = kind === 'country' || kind === 'region' ? 'stationed-pane-areas' : 'stationed-pane-lines';
      const paths = this.addShape(context.numbers('shape')[row], pane, `stationed-${kind}${focus}`);
      this.features.push({ row, paths, first: context.numbers('first')[row], last: context.numbers('last')[row] });
    }
  }

  /** @param {number} index @param {string} pane @param {string} name @returns {any[]} */
  addShape(index, pane, name) {
    const shape = this.app.data.shapes[index];
    if (!shape || shape.k === 'P') return [];
    const parts = readShape(shape, this.app.data.scale).map((part) => part.map(([x, y]) => L.latLng(y, x)));
    const options = { pane, renderer: this.renderers[pane], interactive: false, className: name, smoothFactor: 0.6, weight: 1, fill: shape.k === 'A' };
    const path = shape.k === 'A' ? L.polygon(parts, options) : L.polyline(parts, options);
    this.group.addLayer(path);
    return [path];
  }

  /** Shows the borders, countries and railways of a day. @param {number} day */
  showDay(day) {
    this.day = day;
    for (const feature of this.features) {
      const on = feature.first <= day && feature.last >= day;
      for (const path of feature.paths) {
        const node = path.getElement();
        if (node) node.style.display = on ? '' : 'none';
      }
    }
  }

  /** The rows of context in force on the day shown. @returns {number[]} */
  rowsShown() {
    return this.features.filter((/** @type {any} */ f) => f.first <= this.day && f.last >= this.day).map((/** @type {any} */ f) => f.row);
  }
}
