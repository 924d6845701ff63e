// Names of the ground: countries in force, lakes, rivers, towns, where the deployments leave room.
//
// In:  the canvas, the app's tables, the projection and the boxes already taken. Out: pixels.

import facts from '../../../facts/ground.json' with { type: 'json' };
import { placesOfTexts } from '../data/columns.js';
import { paintText } from './paint.js';

const WATERS = new Set(facts.waters);

const GROUND_FONT = {
  country: 'italic 500 17px Georgia, "Noto Serif", serif',
  water: 'italic 400 12px Georgia, "Noto Serif", serif',
  way: '400 11px system-ui, "Segoe UI", "Noto Sans", sans-serif',
  town: '400 11px system-ui, "Segoe UI", "Noto Sans", sans-serif',
};

/** @param {CanvasRenderingContext2D} context @param {any} app @param {any} view */
export function paintGroundNames(context, app, view) {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  paintCountries(context, app, view);
  paintWaters(context, app, view);
  paintTowns(context, app, view);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {any} point
 * @param {any} view
 * @param {{font: string, colour: string, spacing?: string, height: number}} style
 */
function paintIfFree(context, text, point, view, style) {
  context.font = style.font;
  context.letterSpacing = style.spacing || '0px';
  const w = context.measureText(text).width + 6;
  const box = { x: point.x - w / 2, y: point.y - style.height / 2, w, h: style.height };
  if (view.taken.free(box)) {
    view.taken.add(box);
    paintText(context, text, point.x, point.y, style.colour, view.colours.halo);
  }
  context.letterSpacing = '0px';
}

/** @param {CanvasRenderingContext2D} context @param {any} app @param {any} view */
function paintCountries(context, app, view) {
  const { context: features } = app.tables;
  for (const row of app.ground.rowsShown()) {
    if (features.text('kind', row) !== 'country' || !features.numbers('labelled')[row]) continue;
    const point = view.project(features.numbers('label_longitude')[row], features.numbers('label_latitude')[row]);
    const text = features.words('name', row, app.words.language).toUpperCase();
    paintIfFree(context, text, point, view, {
      font: GROUND_FONT.country,
      colour: view.colours.quiet,
      spacing: '3px',
      height: 22,
    });
  }
}

/** @param {CanvasRenderingContext2D} context @param {any} app @param {any} view */
function paintWaters(context, app, view) {
  const { ground } = app.tables;
  for (let row = 0; row < ground.n; row += 1) {
    const text = ground.words('name', row, app.words.language);
    if (!text || view.zoom < ground.numbers('name_zoom')[row]) continue;
    const point = view.project(ground.numbers('label_longitude')[row], ground.numbers('label_latitude')[row]);
    // Names of waters are blue and slanted, as on most maps; those of streets, hills or whatever else there is are not.
    const wet = WATERS.has(ground.text('layer', row));
    const { font, colour } = wet
      ? { font: GROUND_FONT.water, colour: view.colours.water }
      : { font: GROUND_FONT.way, colour: view.colours.quiet };
    paintIfFree(context, text, point, view, { font, colour, height: 15 });
  }
}

/** From which zoom on a place of a kind is named though nothing is shown there. */
const TOWN_ZOOMS = /** @type {Record<string, number>} */ ({ city: 5, town: 6, village: 8 });

/** No more towns than this are tried in one view. */
const MOST_TOWNS = 1500;

/**
 * The towns of the gazetteer that nothing is shown at, small, for orientation; in a crowd they would only be in the
 * way.
 * @param {CanvasRenderingContext2D} context
 * @param {any} app
 * @param {any} view
 */
function paintTowns(context, app, view) {
  const { locations } = app.tables;
  const { standing, scene } = app.marks;
  if (scene.crowded) return;
  const least = placesOfTexts(locations, 'kind', (kind) => TOWN_ZOOMS[kind] ?? Infinity);
  context.font = GROUND_FONT.town;
  let tried = 0;
  scene.eachIn(view.view, (/** @type {number} */ row, /** @type {number} */ x, /** @type {number} */ y) => {
    if (standing.has(row) || view.zoom < least(row)) return;
    tried += 1;
    if (tried > MOST_TOWNS || !view.taken.free({ x: x - 3, y: y - 7, w: 24, h: 14 })) return;
    const text = app.placeName(row);
    const box = { x: x - 3, y: y - 7, w: context.measureText(text).width + 16, h: 14 };
    if (!view.taken.free(box)) return;
    view.taken.add(box);
    context.beginPath();
    context.arc(x, y, 1.8, 0, Math.PI * 2);
    context.fillStyle = view.colours.quiet;
    context.fill();
    context.textAlign = 'left';
    paintText(context, text, x + 5, y + 0.5, view.colours.quiet, view.colours.halo);
    context.textAlign = 'center';
  });
}
