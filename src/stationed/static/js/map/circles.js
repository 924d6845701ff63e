// Circles: the strength at each place, by area, on a scale that the legend draws.
//
// In:  the app with its key size, the placed groups. Out: pixels beneath the symbols, and the scale: the greatest figure
// that is drawn, rounded up, has a circle of a few per cent of the map, so that no circle swallows it.

/** @import { App } from '../app.js' */
/** @import { Group } from './group.js' */

/** The greatest radius: of the lesser side of the map, and in pixels at least and at most. */
const SHARE = 0.045;

const WIDEST = [18, 32];

/** The least radius that is still a circle. */
const LEAST = 2.5;

/** The figures that the legend draws, as parts of the greatest. */
const PARTS = [1, 5, 50];

/** @typedef {{unit: Record<string, string>, top: number, widest: number}} Scale */

/**
 * The scale of the circles for the groups that are drawn, or null where there are none.
 * @param {App} app
 * @param {any[]} groups
 * @returns {Scale | null}
 */
function circleScale(app, groups) {
  const figures = figuresOf(app);
  if (!figures) return null;
  const most = groups.reduce((one, group) => Math.max(one, mostOf(figures, group)), 0);
  if (!most) return null;
  const { x, y } = app.map.getSize();
  const widest = Math.max(WIDEST[0], Math.min(WIDEST[1], Math.min(x, y) * SHARE));
  return { unit: app.data.meta.quantities[0].unit, top: roundUp(most), widest };
}

/** The first figure of each claim where circles are asked for, or null. @param {App} app */
function figuresOf(app) {
  const [quantity] = app.data.meta.quantities;
  const { claims } = app.tables;
  return app.state.size === 'strength' && quantity && claims.has(quantity.name) ? claims.numbers(quantity.name) : null;
}

/**
 * The least of 1, 2 and 5, tenfold as often as need be, that is no less than a figure.
 * @param {number} figure above 0
 * @returns {number}
 */
export function roundUp(figure) {
  const ten = 10 ** Math.floor(Math.log10(figure));
  return [1, 2, 5, 10].map((part) => part * ten).find((round) => round >= figure) || figure;
}

/** @param {Pick<Scale, 'top' | 'widest'>} scale @param {number} figure @returns {number} pixels */
export function radiusOf({ top, widest }, figure) {
  return Math.max(LEAST, widest * Math.sqrt(figure / top));
}

/** The whole figures that the legend draws a circle for, the greatest first. @param {{top: number}} scale @returns {number[]} */
export function figuresDrawn({ top }) {
  return PARTS.map((part) => top / part).filter(Number.isInteger);
}

/**
 * Circles whose area stands for the first figure at each place; a formation that contains another shown there counts
 * alone.
 * @param {CanvasRenderingContext2D} context
 * @param {App} app
 * @param {any[]} groups
 * @param {any[]} others groups that are drawn elsewhere on the map by the same scale
 * @returns {Scale | null} the scale that they were drawn by
 */
export function paintCircles(context, app, groups, others) {
  const [figures, scale] = [figuresOf(app), circleScale(app, [...groups, ...others])];
  if (!figures || !scale) return null;
  for (const group of groups) {
    const most = mostOf(figures, group);
    if (!most) continue;
    context.beginPath();
    context.arc(group.x, group.y, radiusOf(scale, most), 0, Math.PI * 2);
    context.globalAlpha = 0.16;
    context.fillStyle = group.colour;
    context.fill();
    context.globalAlpha = 0.8;
    context.lineWidth = 1;
    context.strokeStyle = group.colour;
    context.stroke();
    context.globalAlpha = 1;
  }
  return scale;
}

/**
 * The greatest figure among the marks of a group.
 * @param {ArrayLike<number>} figures
 * @param {Group} group
 * @returns {number}
 */
function mostOf(figures, group) {
  return group.members.reduce((most, mark) => Math.max(most, figures[mark.claim] || 0), 0);
}
