// Looks: how the app has its deployments drawn: colours by allegiance or period, solid or dashed, full or hollow.
//
// In:  the app's tables and state, the colours of the page. Out: the kit that scene and paint ask.

import { PLAIN, channels, pageColours, symbolColours } from '../dom/colours.js';
import { CHANGES } from '../shown/changes.js';
import { comparisonOf } from '../shown/comparison.js';
import { doubtsOf } from '../shown/doubts.js';
import { changeLooks, changeOfClaim } from './change-looks.js';
import { edgesBy } from './edges.js';
/** @import { App } from '../app.js' */
/** @import { Mark } from '../shown/standing.js' */
/** @import { Standing } from '../shown/standing.js' */

/** Whether marks have the colours of periods: when the reader asks for them, and where there are no sides. @param {App} app */
export function byPeriods(app) {
  return app.state.colour ? app.state.colour === 'period' : app.tables.allegiances.n === 0;
}

/**
 * The colour of a claim's unit, or of the first of some periods that it is in.
 * @param {App} app
 * @param {number} claim
 * @param {number[]} periods rows of those switched on
 * @param {number[]} [all] the claims that are drawn as one with it
 * @returns {string}
 */
function colourOf(app, claim, periods, all = [claim]) {
  const { claims, units, allegiances } = app.tables;
  if (byPeriods(app)) {
    const rows = all.map((one) => periodOf(app, one, periods)).filter((row) => row >= 0);
    return rows.length ? app.tables.periods.text('colour', Math.min(...rows)) : PLAIN;
  }
  const unit = claims.numbers('unit')[claim];
  const side = unit < 0 ? -1 : units.numbers('allegiance')[unit];
  return side < 0 ? PLAIN : allegiances.text('colour', side);
}

/**
 * The first of some periods that a claim is possibly in, or -1.
 * @param {App} app
 * @param {number} claim
 * @param {number[]} periods rows
 * @returns {number}
 */
function periodOf(app, claim, periods) {
  const { claims } = app.tables;
  const first = claims.numbers('possible_first')[claim];
  const last = claims.numbers('possible_last')[claim];
  const begin = app.tables.periods.numbers('first');
  const end = app.tables.periods.numbers('last');
  for (const row of periods) if (first <= end[row] && last >= begin[row]) return row;
  return -1;
}

/** The rows of the deployment and of the unit that are chosen, -1 for none. @param {App} app */
function chosenOf({ state, targets }) {
  const target = state.select ? targets.of(state.select) : null;
  const row = (/** @type {string} */ table) => (target?.table === table ? target.row : -1);
  return { chosen: row('deployments'), chosenUnit: row('units') };
}

/** What scene and paint need to know of colours, symbols and doubts. @param {App} app */
export function drawingKit(app) {
  const colours = pageColours(app.map.getContainer());
  const { units, locations } = app.tables;
  const doubts = doubtsOf(app.tables);
  const periods = app.periodRows();
  const compared = comparisonOf(app);
  return {
    colours,
    symbols: app.symbols,
    ...chosenOf(app),
    symbolOf: (/** @type {Mark} */ mark) => units.numbers('symbol')[mark.unit],
    edgesOf: edgesBy(app, byPeriods(app)),
    /** With one period its edge is quiet, with several they are told apart. */
    quiet: periods.length === 1,
    contested: doubts.contested,
    /** A number with two figures at most from a thousand on, for which there is little room. */
    short: (/** @type {number} */ n) => app.words.short(n),
    /** Whether something else draws a line for now. */
    grows: (/** @type {number} */ location) => app.marks.growth.has(location),
    styleOf(/** @type {Mark} */ mark) {
      const colour = colourOf(app, mark.claim, periods, mark.all);
      const doubtful = doubts.hollow(mark);
      return { colour, ...symbolColours(colour, colours, doubtful), hollow: doubtful };
    },
    shapeStyle(/** @type {number} */ location, /** @type {boolean} */ area) {
      const standing = /** @type {Standing} */ (app.marks.standing);
      const lead = standing.lead[location];
      return {
        area,
        arrow: !area && locations.text('kind', location) === 'axis',
        colour: compared ? colours[changeOfClaim(compared, lead)] : colourOf(app, lead, periods),
        possible: standing.sure[location] === 0,
        chosen: this.chosen >= 0 && standing.placesOf(this.chosen, app.tables).has(location),
      };
    },
    /** By which change each mark is drawn, while two times are compared. */
    changeOf: /** @type {import('./change-looks.js').ChangeOf | null} */ (null),
    ...(compared ? changeLooks(compared, colours) : {}),
  };
}

/**
 * A colour for each location at which something is shown: that of what leads there.
 * @param {App} app
 * @param {Standing} standing
 * @param {{colours: Record<string, string>}} kit
 * @returns {{codes: Uint8Array, colours: number[][]}}
 */
export function pointPalette(app, standing, { colours: { ink } }) {
  const compared = comparisonOf(app);
  if (compared) return changePalette(app, compared, standing);
  const { units, allegiances, periods, locations } = app.tables;
  const byPeriod = byPeriods(app);
  const named = byPeriod ? periods : allegiances;
  const rows = app.periodRows();
  const dark = channels(ink);
  const tone = (/** @type {string} */ colour) => channels(colour).map((part, i) => part * 0.82 + dark[i] * 0.18);
  const colours = [
    tone(PLAIN),
    ...Array.from({ length: Math.min(named.n, 254) }, (_, row) => tone(named.text('colour', row))),
  ];
  const codes = new Uint8Array(locations.n);
  const side = units.numbers('allegiance');
  // With one side only there is nothing to look up.
  if (!byPeriod && standing.alike) return { codes: codes.fill(1), colours };
  for (let location = 0; location < locations.n; location += 1) {
    if (!standing.has(location)) continue;
    const claim = standing.lead[location];
    const unit = standing.unit[claim];
    const row = byPeriod ? periodOf(app, claim, rows) : unit < 0 ? -1 : side[unit];
    codes[location] = row < colours.length - 1 ? row + 1 : 0;
  }
  return { codes, colours };
}

/**
 * The same by changes: that of what leads there.
 * @param {App} app @param {import('../shown/comparison.js').Comparison} comparison @param {Standing} standing
 */
function changePalette(app, comparison, standing) {
  const page = pageColours(app.map.getContainer());
  const codes = new Uint8Array(app.tables.locations.n);
  for (let location = 0; location < codes.length; location += 1)
    if (standing.has(location))
      codes[location] = CHANGES.indexOf(changeOfClaim(comparison, standing.lead[location])) + 1;
  return { codes, colours: [channels(PLAIN), ...CHANGES.map((name) => channels(page[name]))] };
}
