// Marks: the one layer that draws the deployments, on a canvas above the ground.
//
// In:  set(shown) gives it what the selection shows; the rest it asks of the app (colours, words, symbols).
// Events on the map: stationed:select with the deployment, or with the list of a group; stationed:hover.
// Options: padding, how far beyond the view it draws, as a share of the view's size.

import { L } from '../dom/leaflet.js';
import { Anchors } from './anchors.js';
import { placesBeside } from './beside.js';
import { paintCircles } from './circles.js';
import { paintChangeSigns } from './change-looks.js';
import { takeCovered } from './covered.js';
import { CrowdNote } from './crowd-note.js';
import { CrowdPoints } from './crowd-points.js';
import { paintHalos } from './doubt.js';
import { EventMarks } from './event-marks.js';
import { paintGroundNames } from './ground-names.js';
import { hitUnder } from './hits.js';
import { NEAR } from './forms.js';
import { Growth } from './growth.js';
import { Taken, mostNamed } from './layout.js';
import { drawingKit, pointPalette } from './looks.js';
import { nameWidth, paintName, paintUnits } from './names.js';
import { OnPaper } from './on-paper.js';
import { Outlines, paintOutlines } from './outlines.js';
import { placeGroups } from './placing.js';
import { projectionOf } from './projection.js';
import { Scene } from './scene.js';
import { paintSign } from './signs.js';
import { paintTrack } from './track.js';
import { Standing } from '../shown/standing.js';
/** @import { App } from '../app.js' */
/** @import { Group } from './group.js' */
/** @import { View } from './scene.js' */
/** @import { Held } from '../shown/windows.js' */

export class Marks extends L.Layer {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super();
    this.app = app;
    this.padding = options.padding || 0.15;
    this.home = options.pane || 'overlayPane';
    /** Whether it is one of several layers, of which the map's own is the first. */
    this.beyond = Boolean(options.pane);
    this.hits = /** @type {any[]} */ ([]);
    this.shapes = /** @type {any[]} */ ([]);
    this.groups = /** @type {Group[]} */ ([]);
    /** @type {import('./circles.js').Scale | null} the scale of the circles as they were drawn */
    this.circles = null;
    this.shown = /** @type {Held | null} */ (null);
    this.standing = /** @type {Standing | null} */ (null);
    this.scene = /** @type {Scene | null} */ (null);
    /** @type {Outlines | null} */
    this.outlines = null;
    /** While it is set nothing is drawn: more is to come. */
    this.waiting = false;
    this.points = new CrowdPoints(app, () => this.redraw());
    this.note = new CrowdNote(app);
    this.happenings = new EventMarks(app);
    this.growth = new Growth(this);
    this.map = /** @type {any} */ (null);
    this.canvas = /** @type {any} */ (null);
    this.paper = new OnPaper(app);
    this.zoom = 0;
    /** Pixels of the canvas to one of the page, where it is to be finer than the screen; 0 for the screen's own. */
    this.sharp = 0;
    /** Whether nothing lies over the map, as in a picture of it. */
    this.alone = false;
    this.covered = ''; // what lay over it when it was drawn last
  }

  events() {
    return {
      move: this.drag,
      moveend: this.redraw,
      resize: this.redraw,
      zoomanim: this.animate,
      zoom: this.follow,
      click: this.click,
      mousemove: this.move,
      mouseout: this.leave,
    };
  }

  /** @param {any} map @returns {any} */
  onAdd(map) {
    this.map = map;
    this.canvas = L.DomUtil.create('canvas', 'stationed-marks leaflet-zoom-animated');
    this.canvas.setAttribute('aria-hidden', 'true');
    map.getPane(this.home).append(this.canvas, this.happenings.root);
    map.getContainer().appendChild(this.note.root);
    map.on(this.events(), this);
    if (!this.beyond) this.paper.start();
    this.redraw();
  }

  /** @param {any} map @returns {any} */
  onRemove(map) {
    map.off(this.events(), this);
    this.paper.stop();
    this.canvas.remove();
    this.happenings.root.remove();
    this.points.leave('not on a map');
    this.note.root.remove();
  }

  /** @param {Held} shown */
  set(shown) {
    if (!this.standing) this.prepare();
    if (this.shown !== shown) /** @type {Standing} */ (this.standing).gather(shown);
    this.shown = shown;
    if (this.map) this.redraw();
  }

  /** Builds what depends on the data and not on what is shown. */
  prepare() {
    const { tables, data, map } = this.app;
    const project = projectionOf(map);
    this.standing = new Standing(tables);
    this.scene = new Scene(tables, new Anchors(tables.locations, data.shapes, data.scale, project), this.standing);
    this.outlines = new Outlines(tables.locations, data.shapes, data.scale, project);
  }

  /** @param {any} event */
  animate(event) {
    const scale = this.map.getZoomScale(event.zoom, this.zoom);
    const offset = this.map._latLngBoundsToNewLayerBounds(this.bounds, event.zoom, event.center).min;
    for (const node of [this.canvas, this.points.canvas, this.happenings.root])
      if (node) L.DomUtil.setTransform(node, offset, scale);
  }

  /** While the map is dragged its points go on beyond the edge of what was drawn. */
  drag() {
    if (!this.points.gl || !this.scene || !this.scene.crowded || !this.canvas || this.map.getZoom() !== this.zoom)
      return;
    const { corner, full, ratio } = this.frame();
    this.points.place(this.view(corner, full, -1), ratio);
  }

  /** What is drawn: somewhat more than is seen. */
  frame() {
    const size = this.map.getSize();
    const pad = size.multiplyBy(this.padding).round();
    return {
      corner: this.map.containerPointToLayerPoint(pad.multiplyBy(-1)).round(),
      full: size.add(pad.multiplyBy(2)),
      ratio: Math.max(this.sharp, window.devicePixelRatio || 1),
    };
  }

  /** Follows a flight or a pinch, at every frame. */
  follow() {
    if (this.bounds) this.animate({ zoom: this.map.getZoom(), center: this.map.getCenter() });
  }

  place() {
    const { corner, full, ratio } = this.frame();
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
    if (!this.map || !this.shown || this.waiting) return;
    if (this.alone || this.sharp) this.growth.end();
    const { full, ratio } = this.place();
    const context = this.canvas.getContext('2d');
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, full.x, full.y); // not in paint: pictures have a ground by then
    this.paint(context, ratio);
    this.map.fire('stationed:drawn');
  }

  /**
   * Paints what is shown. Of what can be pressed, what was painted last counts.
   * @param {CanvasRenderingContext2D} context @param {number} ratio pixels to one of the page
   */
  paint(context, ratio) {
    const { scene, standing, outlines } = /** @type {{scene: Scene, standing: Standing, outlines: Outlines}} */ (
      /** @type {unknown} */ (this)
    );
    const kit = drawingKit(this.app);
    const { corner, full } = this.frame();
    this.corner = corner;
    this.hits = [];
    const view = this.view(corner, full, kit.chosen);
    const project = (/** @type {number} */ x, /** @type {number} */ y) =>
      this.map.latLngToLayerPoint([y, x]).subtract(corner);
    if (scene.crowded) this.points.paint(context, scene, view, pointPalette(this.app, standing, kit), ratio);
    else this.points.hide();
    this.shapes = paintOutlines(context, outlines, standing, view, kit, scene.crowded);
    paintTrack(context, this.app, { project, colours: kit.colours });
    const groups = scene.groups(view).filter(({ x }) => this.covers(x));
    this.paintGroups(context, groups, kit, { project, view });
    this.note.say(scene);
  }

  /** @param {any} corner @param {any} full @param {number} chosen deployment @returns {View} */
  view(corner, full, chosen) {
    const origin = this.map.getPixelOrigin().add(corner);
    return {
      scale: this.map.getZoomScale(this.zoom, 0),
      left: origin.x,
      top: origin.y,
      width: full.x,
      height: full.y,
      chosen,
      reach: NEAR,
    };
  }

  /** @param {any} context @param {Group[]} groups @param {any} kit @param {{project: any, view: View}} where */
  paintGroups(context, groups, kit, { project, view }) {
    const size = this.map.getSize();
    const pad = size.multiplyBy(this.padding).round();
    const [left, right] = this.seen(size);
    const taken = new Taken({ x: pad.x + left + 4, y: pad.y + 4, w: right - left - 8, h: size.y - 8 });
    this.covered = this.alone ? '' : takeCovered(taken, this.map.getContainer(), pad);
    for (const group of groups) Object.assign(group, { wide: nameWidth(context, this.dress(group, kit)) });
    const placed = placeGroups(groups, taken);
    paintHalos(context, placed);
    this.circles = paintCircles(context, this.app, placed, this.others());
    // The greatest lie uppermost.
    for (const group of placed.slice().reverse()) this.hits.push(...paintSign(context, group, kit));
    if (kit.changeOf) paintChangeSigns(context, this.hits, kit);
    for (const group of mostNamed(placed)) paintName(context, group, taken, kit.colours);
    this.groups = placed;
    this.happenings.show(context, view, { groups: placed, taken, colours: kit.colours });
    for (const group of placed) paintUnits(context, this.app, group, taken, kit.colours);
    paintGroundNames(context, this.app, { project, view, zoom: this.zoom, taken, colours: kit.colours });
  }

  /** The groups of other layers by whose scale the circles are drawn as well. @returns {Group[]} */
  others() {
    return [];
  }

  /** From which to which pixel of the map it is in sight. @param {{x: number}} size of the map @returns {[number, number]} */
  seen(size) {
    return [0, size.x];
  }

  /** Whether it draws what stands at a pixel of the canvas. @param {number} _x @returns {boolean} */
  covers(_x) {
    return true;
  }

  /** A group with its name, colour and doubt. @param {Group} group @param {any} kit */
  dress(group, kit) {
    const { locations } = this.app.tables;
    const { words } = this.app;
    const name = this.app.placeName(group.location);
    return Object.assign(group, {
      name: group.places > 1 && !group.radius ? words.say('map.places', { name, n: group.places - 1 }) : name,
      figure: group.count < 10000 ? words.number(group.count) : words.short(group.count),
      colour: kit.styleOf(group.lead).colour,
      approximate: !['', 'exact'].includes(locations.text('precision', group.location)),
      drawn: locations.numbers('shape')[group.location] >= 0,
    });
  }

  /** The deployments shown at a location, in the order of the block. @param {number} location @returns {number[]} */
  shownAt(location) {
    return this.standing ? this.standing.deploymentsAt(location) : [];
  }

  /** The places with something shown that no click parts from a location. @param {number} location @returns {number[]} */
  beside(location) {
    const { scene, standing } = this;
    return scene && standing ? placesBeside(scene.anchors, location, (other) => standing.has(other)) : [];
  }

  /** @param {any} event */
  click(event) {
    const hit = hitUnder(this, event);
    this.map.fire('stationed:pick', hit ? { mark: hit.mark, group: hit.group } : { mark: null, group: null });
  }

  /** @param {any} event */
  move(event) {
    // What lies over the map, such as a card, covers its marks.
    const { target } = event.originalEvent;
    const own = target === this.map.getContainer() || target.closest('.leaflet-map-pane');
    const hit = own ? hitUnder(this, event) : null;
    this.map.getContainer().classList.toggle('stationed-pointing', Boolean(hit));
    this.map.fire('stationed:hover', { hit, point: event.containerPoint });
  }

  leave() {
    this.map.fire('stationed:hover', { hit: null, point: null });
  }
}
