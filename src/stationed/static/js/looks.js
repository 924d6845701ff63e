// Looks: how the app has its deployments drawn: colours by allegiance or period, solid or dashed, full or hollow.
//
// In:  the app's tables and state, the colours of the page. Out: the kit that scene and paint ask.

/** The colour of a claim's unit, or of the first switched-on period that its deployment is in. @param {any} app @param {Mark} mark @returns {string} */
function colourOf(app, mark) {
  const { periods, units, allegiances } = app.tables;
  if (app.state.colour === 'period') {
    const row = periodOf(app, mark);
    return row < 0 ? '#6b6259' : periods.text('colour', row);
  }
  const side = units.numbers('allegiance')[mark.unit];
  return side < 0 ? '#6b6259' : allegiances.text('colour', side);
}

/** The first switched-on period that a claim is possibly in, or -1. @param {any} app @param {Mark} mark @returns {number} */
function periodOf(app, mark) {
  const { periods, claims } = app.tables;
  const first = claims.numbers('possible_first')[mark.claim];
  const last = claims.numbers('possible_last')[mark.claim];
  const rows = app.periodRows().filter((/** @type {number} */ row) => first <= periods.numbers('last')[row] && last >= periods.numbers('first')[row]);
  return rows.length ? rows[0] : -1;
}

/** What scene and paint need to know of colours, symbols and doubts. @param {App} app */
function drawingKit(app) {
  const colours = pageColours(app.map.getContainer());
  const { claims, deployments, units, locations } = app.tables;
  const target = app.state.select ? app.targetOf(app.state.select) : null;
  const chosenUnit = target && target.table === 'units' ? target.row : -1;
  return {
    colours,
    symbols: app.symbols,
    chosen: target && target.table === 'deployments' ? target.row : -1,
    chosenUnit,
    symbolOf: (/** @type {Mark} */ mark) => units.numbers('symbol')[mark.unit],
    contested: (/** @type {Mark} */ mark) => deployments.text('contested_in', mark.deployment) !== '',
    styleOf(/** @type {Mark} */ mark) {
      const colour = colourOf(app, mark);
      const doubtful = claims.text('certainty', mark.claim) === 'uncertain';
      return { colour, frame: mix(colour, colours.tint, 0.3), ink: colours.ink, hollow: doubtful };
    },
    shapeStyle(/** @type {Mark[]} */ marks, /** @type {boolean} */ area, /** @type {string} */ kind) {
      const best = marks.reduce((one, other) => (other.state > one.state ? other : one));
      return {
        area, arrow: !area && kind === 'axis', colour: colourOf(app, best), possible: best.state === POSSIBLE,
        chosen: marks.some((mark) => mark.deployment === this.chosen), approximate: locations.text('precision', 0) !== 'exact',
      };
    },
  };
}
