// Ground: land, water and the dated background, drawn beneath the deployments.
//
// In:  the ground and context tables and their shapes. Borders, countries and railways appear on the days they held.
// Options: none. Colours come from the style sheet through class names, so that light and dark need no redraw.

const GROUND_ORDER = ['land', 'water', 'lakes', 'rivers'];

const GROUND_PANE = 'stationed-pane-ground';
const LEVELS = { land: 0, areas: 1, water: 2, lines: 3 };

class Ground extends L.Layer {
  /** @param {App} app */
  constructor(app) {
    super();
    this.app = app;
    /** @type {{row: number, paths: any[], on: boolean, first: number, last: number}[]} */
    this.features = [];
    this.day = 0;
    /** @type {any} */
    this.group = null;
    /** @type {any} */
    this.renderer = null;
  }

  /** @param {any} map @returns {any} */
  onAdd(map) {
    if (!map.getPane(GROUND_PANE)) {
      const pane = map.createPane(GROUND_PANE);
      pane.style.zIndex = '150';
      pane.style.pointerEvents = 'none';
    }
    this.renderer = L.svg({ pane: GROUND_PANE, padding: 0.6 });
    this.group = L.layerGroup();
    map.addLayer(this.group);
    this.features = [];
    // One picture for all of it: the browser lays each further one over the whole map again at every frame.
    for (const shape of [...this.groundShapes(), ...this.contextShapes()].sort((a, b) => a.level - b.level)) shape.add();
    this.showDay(this.day);
  }

  /** @param {any} map @returns {any} */
  onRemove(map) {
    map.removeLayer(this.group);
    this.features = [];
  }

  /** Land and water in the order in which they lie. @returns {{level: number, add: () => void}[]} */
  groundShapes() {
    const { ground } = this.app.tables;
    const rows = Array.from({ length: ground.n }, (_, row) => row);
    const rank = (/** @type {number} */ row) => (GROUND_ORDER.indexOf(ground.text('layer', row)) + 5) % 5;
    return rows.sort((a, b) => rank(a) - rank(b) || a - b).map((row) => {
      const layer = ground.text('layer', row);
      return { level: layer === 'land' ? LEVELS.land : LEVELS.water, add: () => { this.addShape(ground.numbers('shape')[row], `stationed-${layer}`); } };
    });
  }

  /** Countries lie between land and water, borders and railways on top. @returns {{level: number, add: () => void}[]} */
  contextShapes() {
    const { context } = this.app.tables;
    const order = ['country', 'disputed-area'];
    const rank = (/** @type {number} */ row) => (order.indexOf(context.text('kind', row)) + 3) % 3;
    const rows = Array.from({ length: context.n }, (_, row) => row).sort((a, b) => rank(a) - rank(b) || a - b);
    return rows.map((row) => {
      const focus = context.numbers('focus')[row] ? ' stationed-focus' : '';
      const kind = context.text('kind', row);
      return {
        level: kind === 'country' || kind === 'region' ? LEVELS.areas : LEVELS.lines,
        add: () => {
          const paths = this.addShape(context.numbers('shape')[row], `stationed-${kind}${focus}`);
          this.features.push({ row, paths, on: true, first: context.numbers('first')[row], last: context.numbers('last')[row] });
        },
      };
    });
  }

  /** @param {number} index @param {string} name @returns {any[]} */
  addShape(index, name) {
    const shape = this.app.data.shapes[index];
    if (!shape || shape.k === 'P') return [];
    const parts = readShape(shape, this.app.data.scale).map((part) => part.map(([x, y]) => L.latLng(y, x)));
    const options = { pane: GROUND_PANE, renderer: this.renderer, interactive: false, className: name, smoothFactor: 0.6, weight: 1, fill: shape.k === 'A' };
    const path = shape.k === 'A' ? L.polygon(parts, options) : L.polyline(parts, options);
    this.group.addLayer(path);
    return [path];
  }

  /** Shows the borders, countries and railways of a day. @param {number} day */
  showDay(day) {
    this.day = day;
    for (const feature of this.features) {
      const on = feature.first <= day && feature.last >= day;
      if (on === feature.on) continue;
      feature.on = on;
      for (const path of feature.paths) {
        const node = path.getElement();
        if (node) node.style.display = on ? '' : 'none';
      }
    }
  }

  /** The rows of context in force on the day shown. @returns {number[]} */
  rowsShown() {
    const { context } = this.app.tables;
    const first = context.numbers('first');
    const last = context.numbers('last');
    const rows = [];
    for (let row = 0; row < context.n; row += 1) if (first[row] <= this.day && last[row] >= this.day) rows.push(row);
    return rows;
  }
}
