// Period layers: each period is a real Leaflet layer, so hasLayer, overlayadd, overlayremove and layer controls work, and
// scripts ask it for its bounds, its parts and GeoJSON.
//
// In:  the app and the period's row. The layer draws nothing itself: being on the map is what switches the period on. Its
// parts are made when somebody asks for them, one a claim that is possibly in the period, and are not put on the map.

import { geometryOf } from '../data/geometry.js';
import { datesOf, designationOf, placeOf } from '../data/names.js';
import { L } from '../dom/leaflet.js';
import { DEFINITE } from '../shown/windows.js';
import { boundsOf } from './views.js';
/** @import { App } from '../app.js' */

export class PeriodLayer extends L.Layer {
  /** @param {App} app @param {number} row */
  constructor(app, row) {
    super();
    this.app = app;
    this.row = row;
    this.id = app.tables.periods.text('id', row);
    /** @type {any[] | null} */
    this.parts = null;
  }

  /** @returns {any} */
  onAdd() {}

  /** @returns {any} */
  onRemove() {}

  /** The bounds of all places that something in the period stands at; not valid where there are none. @returns {any} */
  getBounds() {
    const place = this.app.tables.claims.numbers('location');
    const places = new Set(this.claims().map((claim) => place[claim]));
    places.delete(-1);
    return boundsOf(this.app, Array.from(places));
  }

  /**
   * Calls a function with a layer for each claim of the period that has a place on the map; its feature says what it is.
   * @param {(layer: any) => void} visit
   * @param {any} [context] what this is in the function
   * @returns {this}
   */
  eachLayer(visit, context) {
    if (!this.parts)
      this.parts = this.features()
        .filter(({ geometry }) => geometry !== null)
        .flatMap((feature) => L.geoJSON(feature).getLayers());
    this.parts.forEach((layer) => visit.call(context, layer));
    return this;
  }

  /** The claims of the period as GeoJSON, also those whose place is not known, with a geometry of null. @returns {any} */
  toGeoJSON() {
    return { type: 'FeatureCollection', features: this.features() };
  }

  /** The claims that are possibly in the period, in the order of the block. @returns {number[]} */
  claims() {
    const { selector } = this.app;
    if (!selector) return [];
    const { flags } = selector.inPeriod(this.row);
    return Array.from({ length: flags.length }, (_, claim) => claim).filter((claim) => flags[claim]);
  }

  /** @returns {{type: 'Feature', properties: Record<string, any>, geometry: any}[]} */
  features() {
    const { app } = this;
    const { claims, deployments, units, locations } = app.tables;
    const [deployment, unit, place] = [
      claims.numbers('deployment'),
      claims.numbers('unit'),
      claims.numbers('location'),
    ];
    const held = app.selector ? app.selector.inPeriod(this.row) : { states: new Uint8Array(0) };
    return this.claims().map((claim) => ({
      type: 'Feature',
      properties: {
        period_id: this.id,
        deployment_id: deployments.text('id', deployment[claim]),
        unit_id: unit[claim] < 0 ? '' : units.text('id', unit[claim]),
        designation: designationOf(app, claim).name,
        place: placeOf(app, claim),
        dates: datesOf(app, claim),
        presence: held.states[deployment[claim]] === DEFINITE ? 'definite' : 'possible',
      },
      geometry: geometryOf(locations, place[claim], app.data.shapes, app.data.scale),
    }));
  }

  /**
   * The map has put it on or taken it off; only then does hasLayer say so.
   * @param {string} type layeradd or layerremove
   */
  switched(type) {
    this.app.layerSwitched();
    this.tell(type === 'layeradd' ? 'overlayadd' : 'overlayremove');
  }

  /** Says so on the map, unless a layer control does (it listens to the layer's own events). @param {string} name */
  tell(name) {
    const map = this._map || this.app.map;
    if (!this.listens('add')) map.fire(name, { layer: this, name: this.app.periodTitle(this.row) });
  }
}
