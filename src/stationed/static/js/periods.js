// Period layers: each period is a real Leaflet layer, so hasLayer, overlayadd, overlayremove and layer controls work.
//
// In:  the app and the period's row. The layer draws nothing itself: being on the map is what switches the period on.

class PeriodLayer extends L.Layer {
  /** @param {App} app @param {number} row */
  constructor(app, row) {
    super();
    this.app = app;
    this.row = row;
    this.id = app.tables.periods.text('id', row);
  }

  /** @returns {any} */
  onAdd() {
    this.app.layerSwitched();
    this.tell('overlayadd');
  }

  /** @returns {any} */
  onRemove() {
    this.app.layerSwitched();
    this.tell('overlayremove');
  }

  /** Says so on the map, unless a layer control does (it listens to the layer's own events). @param {string} name */
  tell(name) {
    const map = this._map || this.app.map;
    if (!this.listens('add')) map.fire(name, { layer: this, name: this.app.periodTitle(this.row) });
  }
}
