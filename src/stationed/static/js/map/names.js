// Names: of the places of groups, near their dots, and of their units where there is room beside the symbols.
//
// In:  a 2D context, placed groups, the boxes that are taken. Out: the widths of names, pixels.

import { designationOf } from '../data/names.js';
import { framesIn } from './forms.js';
import { firstFree, nameBoxes } from './layout.js';
import { paintText } from './paint.js';
import { LINE, linesBeside } from './placing.js';
/** @import { App } from '../app.js' */
/** @import { Taken } from './layout.js' */

const SANS = 'system-ui, "Segoe UI", "Noto Sans", sans-serif';

const NAME_FONT = `600 12.5px ${SANS}`;

const CROWD_FONT = `500 11px ${SANS}`;

const SHAPE_FONT = `italic 400 11.5px ${SANS}`;

const UNIT_FONT = `400 11px ${SANS}`;

/** A name of a unit that is longer than this, in pixels, is left to the card. */
const WIDEST = 190;

/** @param {any} group */
function fontOf(group) {
  return group.radius ? CROWD_FONT : group.drawn ? SHAPE_FONT : NAME_FONT;
}

/** The width of the name of a group, 0 without one. @param {CanvasRenderingContext2D} context @param {any} group */
export function nameWidth(context, group) {
  if (!group.name || group.radius) return 0;
  context.font = fontOf(group);
  return context.measureText(group.name).width + 2;
}

/**
 * The name of a group where it has its place; that of a disc of a crowd beside it where that is free.
 * @param {CanvasRenderingContext2D} context
 * @param {any} group
 * @param {Taken} taken
 * @param {Record<string, string>} colours
 */
export function paintName(context, group, taken, colours) {
  if (!group.name || (!group.radius && !group.named)) return;
  context.font = fontOf(group);
  const wanted = () => firstFree(taken, nameBoxes(group.box, context.measureText(group.name).width + 2, LINE));
  const box = group.radius ? wanted() : group.named;
  if (!box) return;
  if (group.radius) taken.add(box);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  paintText(context, group.name, box.x + 1, box.y + 8.5, group.radius ? colours.quiet : colours.ink, colours.halo);
}

/**
 * The names of the units of a group, beside their symbols or below the name of the place, where that is free.
 * @param {CanvasRenderingContext2D} context
 * @param {App} app
 * @param {any} group
 * @param {Taken} taken
 * @param {Record<string, string>} colours
 */
export function paintUnits(context, app, group, taken, colours) {
  if (!group.as || !group.as.rows) return;
  context.font = UNIT_FONT;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  framesIn(group.box, group.as)
    .slice(0, group.as.shown)
    .forEach((frame, i) => {
      const text = designationOf(app, group.members[i].claim).name;
      // A unit that has the name of its place, such as a garrison, is named once.
      const w = text && !(group.named && text === group.name) ? context.measureText(text).width + 2 : 0;
      const box = w && w <= WIDEST ? firstFree(taken, linesBeside(group, frame, w)) : null;
      if (!box) return;
      taken.add(box);
      paintText(context, text, box.x + 1, box.y + box.h / 2 + 0.5, colours.quiet, colours.halo);
    });
}
