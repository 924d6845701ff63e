// Period layers: each period is a real Leaflet layer, so hasLayer, overlayadd, overlayremove and layer controls work.
//
// In:  the app and the period's row. The layer draws nothing itself: being on the map is what switches the period on.

import { L } from '../dom/leaflet.js';
/** @import { App } from '../app.js' */

export class PeriodLayer extends L.Layer {
  /** @param {App} app @param {number} row */
  constructor(app, row) {
    super();
    this.app = app;
    this.row = row;
    this.id = app.tables.periods.text('id', row);
  }

  /** @returns {any} */
  onAdd() {}

  /** @returns {any} */
  onRemove() {}

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
