// Edges: the colours of the periods about symbols and pennants: a quiet edge while one period is on, a plain one while
// several are, split where what a sign stands for is in more than one.
//
// In:  the app. Out: the colours of a mark's edge; strokes on a canvas.

import { marksDrawn } from './drawn.js';
/** @import { App } from '../app.js' */
/** @import { Box } from './layout.js' */
/** @import { Mark } from '../shown/standing.js' */

/**
 * The periods that are on and hold some of the days shown.
 * @param {App} app
 * @returns {number[]}
 */
export function periodsInView(app) {
  const { first, last } = app.days();
  const { periods } = app.tables;
  const [begin, end] = [periods.numbers('first'), periods.numbers('last')];
  return app.periodRows().filter((row) => first === null || last === null || (begin[row] <= last && end[row] >= first));
}

/** The periods whose colours are on the map: of two times side by side those of both. @param {App} app @returns {number[]} */
export function periodsDrawn(app) {
  const found = new Set(marksDrawn(app).flatMap((marks) => periodsInView(marks.app)));
  return Array.from(found).sort((a, b) => a - b);
}

/**
 * The colours of the periods that the claims of some marks may be in, each once; none where the fill says the period.
 * @param {App} app
 * @param {boolean} filled whether signs are filled in the colour of their first period
 * @returns {(marks: Pick<Mark, 'all'>[]) => string[]}
 */
export function edgesBy(app, filled) {
  const { claims, periods } = app.tables;
  const on = periodsInView(app);
  const [first, last] = [claims.numbers('possible_first'), claims.numbers('possible_last')];
  const [begin, end] = [periods.numbers('first'), periods.numbers('last')];
  const colours = on.map((row) => periods.text('colour', row));
  return (marks) => {
    const found = colours.filter((_, i) =>
      marks.some(({ all }) => all.some((claim) => first[claim] <= end[on[i]] && last[claim] >= begin[on[i]])),
    );
    return filled && found.length < 2 ? [] : Array.from(new Set(found));
  };
}

/**
 * Strokes in one colour after the other, each within its share of the width of a box.
 * @param {CanvasRenderingContext2D} context
 * @param {string[]} colours
 * @param {Box} box with room for the stroke
 * @param {() => void} stroke
 */
export function strokeSplit(context, colours, { x, y, w, h }, stroke) {
  colours.forEach((colour, i) => {
    context.save();
    if (colours.length > 1) {
      context.beginPath();
      context.rect(x + (w * i) / colours.length, y, w / colours.length, h);
      context.clip();
    }
    context.strokeStyle = colour;
    stroke();
    context.restore();
  });
}
