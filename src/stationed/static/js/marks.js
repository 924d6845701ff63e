// Marks: the one layer that draws the deployments, on a canvas above the ground.
//
// In:  set(shown) gives it what the selection shows; the rest it asks of the app (colours, words, symbols).
// Events on the map: stationed:select with the deployment, or with the list of a group; stationed:hover.
// Options: padding, how far beyond the view it draws, as a share of the view's size.

/** What lies over the map and would hide symbols and names. */
const COVERING = '.stationed-zooms, .stationed-credit, .stationed-legend, .stationed-locator, .stationed-story, .leaflet-control-scale, .leaflet-control-layers, #stationed-card';

class Marks extends L.Layer {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super();
    this.app = app;
    this.padding = options.padding || 0.15;
    /** @type {any[]} */
    this.hits = [];
    /** @type {any[]} */
    this.shapes = [];
    /** @type {{flags: Uint8Array, states: Uint8Array} | null} */
    this.shown = null;
    /** @type {Map<number, Mark[]>} */
    this.places = new Map();
    /** @type {any} */
    this.map = null;
    /** @type {any} */
    this.canvas = null;
    this.zoom = 0;
  }

  events() {
    return { moveend: this.redraw, resize: this.redraw, zoomanim: this.animate, click: this.click, mousemove: this.move, mouseout: this.leave };
  }

  /** @param {any} map @returns {any} */
  onAdd(map) {
    this.map = map;
    this.canvas = L.DomUtil.create('canvas', 'stationed-marks leaflet-zoom-animated');
    this.canvas.setAttribute('aria-hidden', 'true');
    map.getPane('overlayPane').appendChild(this.canvas);
    map.on(this.events(), this);
    this.redraw();
  }

  /** @param {any} map @returns {any} */
  onRemove(map) {
    map.off(this.events(), this);
    this.canvas.remove();
  }

  /** @param {{flags: Uint8Array, states: Uint8Array}} shown */
  set(shown) {
    this.shown = shown;
    this.places = marksByLocation(this.app.tables, shown.flags, shown.states);
    if (this.map) this.redraw();
  }

  /** @param {any} event */
  animate(event) {
    const scale = this.map.getZoomScale(event.zoom, this.zoom);
    const offset = this.map._latLngBoundsToNewLayerBounds(this.bounds, event.zoom, event.center).min;
    L.DomUtil.setTransform(this.canvas, offset, scale);
  }

  place() {
    const size = this.map.getSize();
    const pad = size.multiplyBy(this.padding).round();
    const corner = this.map.containerPointToLayerPoint(pad.multiplyBy(-1)).round();
    const full = size.add(pad.multiplyBy(2));
    const ratio = window.devicePixelRatio || 1;
    L.DomUtil.setTransform(this.canvas, corner, 1);
    if (this.canvas.width !== Math.round(full.x * ratio) || this.canvas.height !== Math.round(full.y * ratio)) {
      this.canvas.width = Math.round(full.x * ratio);
      this.canvas.height = Math.round(full.y * ratio);
      this.canvas.style.width = `${full.x}px`;
      this.canvas.style.height = `${full.y}px`;
    }
    this.zoom = this.map.getZoom();
    this.bounds = L.latLngBounds(this.map.layerPointToLatLng(corner), this.map.layerPointToLatLng(corner.add(full)));
    return { corner, full, ratio };
  }

  redraw() {
    if (!this.map || !this.shown) return;
    const { corner, full, ratio } = this.place();
    const context = this.canvas.getContext('2d');
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, full.x, full.y);
    this.corner = corner;
    const project = (/** @type {number} */ x, /** @type {number} */ y) => this.map.latLngToLayerPoint([y, x]).subtract(corner);
    const inside = (/** @type {number} */ x, /** @type {number} */ y) => x > -40 && y > -40 && x < full.x + 40 && y < full.y + 40;
    const kit = drawingKit(this.app);
    this.hits = [];
    this.shapes = this.paintShapes(context, project, kit);
    paintTrack(context, this.app, { project, colours: kit.colours });
    const groups = groupsOf(this.app.tables, this.places, project, { inside, chosen: kit.chosen, reach: 20 });
    this.paintGroups(context, groups, kit, project);
  }

  /** @param {any} context @param {any} project @param {any} kit @returns {any[]} */
  paintShapes(context, project, kit) {
    const { locations } = this.app.tables;
    const shapes = [];
    for (const [location, marks] of this.places) {
      const shape = this.app.data.shapes[locations.numbers('shape')[location]];
      if (!shape || shape.k === 'P') continue;
      const parts = readShape(shape, this.app.data.scale).map((part) => part.map(([x, y]) => project(x, y)));
      const style = kit.shapeStyle(marks, shape.k === 'A', locations.text('kind', location));
      shapes.push({ path: paintShape(context, parts, style), area: shape.k === 'A', marks, location });
    }
    return shapes;
  }

  /** @param {any} context @param {any[]} groups @param {any} kit @param {any} project */
  paintGroups(context, groups, kit, project) {
    const size = this.map.getSize();
    const pad = size.multiplyBy(this.padding).round();
    const taken = new Taken({ x: pad.x + 4, y: pad.y + 4, w: size.x - 8, h: size.y - 8 });
    for (const box of this.covered(pad)) taken.add(box);
    const placed = placeGroups(groups.map((group) => this.dress(group, kit)), taken);
    paintCircles(context, this.app, placed, kit);
    for (const group of placed) paintAnchor(context, group, kit.colours);
    for (const group of placed) {
      if (group.form === 'dot') this.hits.push({ ...group.box, group, mark: null });
      else this.hits.push(...paintSymbols(context, group, kit));
    }
    for (const group of placed) paintName(context, group, taken, kit.colours);
    this.groups = placed;
    paintGroundNames(context, this.app, { project, zoom: this.zoom, taken, colours: kit.colours });
  }

  /** The parts of the view that legend, buttons and card cover. @param {any} pad @returns {Box[]} */
  covered(pad) {
    const origin = this.map.getContainer().getBoundingClientRect();
    const nodes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(COVERING)]);
    return nodes.filter((node) => node && node.offsetWidth).map((node) => {
      const box = node.getBoundingClientRect();
      return { x: box.left - origin.left + pad.x, y: box.top - origin.top + pad.y, w: box.width, h: box.height };
    });
  }

  /** A group with its name, colour and doubt. @param {any} group @param {any} kit */
  dress(group, kit) {
    const { locations } = this.app.tables;
    const places = new Set(group.members.map((/** @type {any} */ mark) => mark.location));
    const name = this.app.placeName(group.location);
    return {
      ...group,
      name: places.size > 1 ? this.app.words.say('map.places', { name, n: places.size - 1 }) : name,
      colour: kit.styleOf(group.members[0]).colour,
      approximate: locations.text('precision', group.location) !== 'exact',
      drawn: locations.numbers('shape')[group.location] >= 0,
    };
  }

  /** What lies under a point of the map: a symbol, a count, a line or an area. @param {any} event @returns {any} */
  under(event) {
    const point = this.map.latLngToLayerPoint(event.latlng).subtract(this.corner || L.point(0, 0));
    for (let i = this.hits.length - 1; i >= 0; i -= 1) {
      const hit = this.hits[i];
      if (point.x >= hit.x - 3 && point.x <= hit.x + hit.w + 3 && point.y >= hit.y - 3 && point.y <= hit.y + hit.h + 3) return hit;
    }
    return this.underShape(point);
  }

  /** @param {any} point @returns {any} */
  underShape(point) {
    const context = this.canvas.getContext('2d');
    const ratio = window.devicePixelRatio || 1;
    context.save();
    context.lineWidth = 12;
    const on = this.shapes.find((/** @type {any} */ shape) => context.isPointInStroke(shape.path, point.x * ratio, point.y * ratio))
      || this.shapes.find((/** @type {any} */ shape) => shape.area && context.isPointInPath(shape.path, point.x * ratio, point.y * ratio));
    context.restore();
    if (!on) return null;
    return { group: { members: on.marks, location: on.location }, mark: on.marks.length === 1 ? on.marks[0] : null };
  }

  /** @param {any} event */
  click(event) {
    const hit = this.under(event);
    if (hit) this.map.fire('stationed:pick', { mark: hit.mark, group: hit.group });
    else this.map.fire('stationed:pick', { mark: null, group: null });
  }

  /** @param {any} event */
  move(event) {
    const hit = this.under(event);
    this.map.getContainer().classList.toggle('stationed-pointing', Boolean(hit));
    this.map.fire('stationed:hover', { hit, point: event.containerPoint });
  }

  leave() {
    this.map.fire('stationed:hover', { hit: null, point: null });
  }

  /** Where a deployment's symbol is, in pixels of the map's container, or null when it is not drawn. @param {number} deployment */
  pointOf(deployment) {
    const hit = this.hits.find((/** @type {any} */ one) => (one.mark ? one.mark.deployment === deployment : one.group.members.some((/** @type {any} */ m) => m.deployment === deployment)));
    if (!hit) return null;
    return this.map.layerPointToContainerPoint(L.point(hit.x + hit.w / 2, hit.y + hit.h / 2).add(this.corner));
  }
}
