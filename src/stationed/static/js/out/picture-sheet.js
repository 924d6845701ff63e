// Picture sheet: title and dates above the map, legend and credit beneath it, in the colours of the page.
//
// In:  a pen to measure with, the app. Out: how high the sheet is, and its painter.

import { creditOf, titleOf } from '../data/names.js';
import { pageColours } from '../dom/colours.js';
import { linkTo, isPublic } from './link.js';
import { KEY, legendRows, paintKey } from './picture-key.js';
import { momentText } from '../shown/moment.js';
import { wrapped } from './wrapped.js';
/** @import { App } from '../app.js' */
/** @import { Pen } from './picture-map.js' */

const SANS = 'system-ui, "Segoe UI", "Noto Sans", sans-serif';

const FONTS = {
  title: '600 24px Georgia, "Noto Serif", serif',
  moment: `400 15px ${SANS}`,
  key: `400 12.5px ${SANS}`,
  small: `400 11px ${SANS}`,
};

const MARGIN = 18;

/** @typedef {{text: string, font: string, x: number, y: number, quiet: boolean, key: Element | null, before?: number}} Line */

/**
 * Lays the sheet out.
 * @param {Pen} pen @param {App} app @param {{width: number, height: number}} map
 */
export function sheetOf(pen, app, map) {
  const width = Math.max(map.width, 240);
  const { meta } = app.data;
  const page = { lines: /** @type {Line[]} */ ([]), y: MARGIN };
  const say = (
    /** @type {string} */ text,
    /** @type {keyof typeof FONTS} */ font,
    /** @type {number} */ high,
    quiet = true,
  ) => {
    pen.font = FONTS[font];
    for (const part of wrapped(text, width - 2 * MARGIN, (one) => pen.measureText(one).width)) {
      page.lines.push({ text: part, font: FONTS[font], x: MARGIN, y: page.y + high / 2, quiet, key: null });
      page.y += high;
    }
  };
  say(titleOf(app), 'title', 30, false);
  say(momentText(app, { titled: true }), 'moment', 21);
  const top = page.y + 10;
  page.y = top + map.height + 12;
  const { rows, notes } = legendRows();
  layKeys(pen, rows, width, page);
  for (const note of notes) say(note, 'small', 16);
  page.y += 4;
  const credit = [creditOf(app), meta.licence.name, isPublic() ? linkTo(app) : ''].filter(Boolean).join(' · ');
  say(credit, 'small', 16);
  return { width, height: Math.ceil(page.y + MARGIN - 6), top, left: (width - map.width) / 2, lines: page.lines };
}

/** Rows of the legend side by side. @param {Pen} pen @param {{text: string, key: Element | null}[]} rows @param {number} width @param {{lines: Line[], y: number}} page */
function layKeys(pen, rows, width, page) {
  pen.font = FONTS.key;
  let x = MARGIN;
  let high = 21;
  for (const { text, key } of rows) {
    const [before, tall] = sizeOf(key);
    const [first, ...rest] = wrapped(text, width - 2 * MARGIN - before, (one) => pen.measureText(one).width);
    const wide = before + pen.measureText(first || '').width;
    if (x > MARGIN && (x + wide > width - MARGIN || rest.length)) {
      x = MARGIN;
      page.y += high;
      high = 21;
    }
    high = Math.max(high, tall + 4);
    const line = { font: FONTS.key, quiet: false, before };
    page.lines.push({ ...line, text: first || '', x, y: page.y + Math.max(20, tall) / 2, key });
    for (const more of rest) page.lines.push({ ...line, text: more, x: x + before, y: (page.y += 18) + 10, key: null });
    x += wide + 22;
  }
  if (rows.length) page.y += high + 4;
}

/** The width that is kept for a key, and its height. @param {Element | null} key @returns {number[]} */
function sizeOf(key) {
  if (!key) return [0, 0];
  if (!key.matches('.stationed-key-circle')) return [KEY, 0];
  const size = Number(key.getAttribute('width'));
  return [Math.max(KEY, size + 6), size];
}

/**
 * Paints all of a sheet but its map.
 * @param {Pen} pen @param {App} app @param {ReturnType<typeof sheetOf>} sheet
 */
export function paintSheetOf(pen, app, { width, height, lines }) {
  const colours = pageColours(app.map.getContainer());
  const turned = document.body.dir === 'rtl' || document.documentElement.dir === 'rtl';
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, width, height);
  for (const { text, font, x, y, quiet, key, before = 0 } of lines) {
    if (key) paintKey(pen, key, turned ? width - x - before + 6 : x, y, before);
    const at = x + (key ? before : 0);
    Object.assign(pen, { font, textBaseline: 'middle', direction: turned ? 'rtl' : 'ltr', globalAlpha: 1 });
    Object.assign(pen, { textAlign: turned ? 'right' : 'left', fillStyle: quiet ? colours.quiet : colours.ink });
    pen.fillText(text, turned ? width - at : at, y);
  }
}

/** The scale of the map, at its lower left. @param {Pen} pen @param {App} app @param {{width: number, height: number}} map */
export function paintScale(pen, app, { height }) {
  const bar = /** @type {HTMLElement | null} */ (app.map.getContainer().querySelector('.leaflet-control-scale-line'));
  const wide = bar ? parseFloat(bar.style.width) : 0;
  if (!bar || !wide) return;
  const colours = pageColours(app.map.getContainer());
  const [x, y] = [14, height - 14];
  Object.assign(pen, { fillStyle: colours.paper, globalAlpha: 0.8 });
  pen.fillRect(x - 6, y - 22, wide + 12, 28);
  Object.assign(pen, { strokeStyle: colours.ink, lineWidth: 1.5, globalAlpha: 1 });
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(x, y - 6);
  pen.lineTo(x, y);
  pen.lineTo(x + wide, y);
  pen.lineTo(x + wide, y - 6);
  pen.stroke();
  Object.assign(pen, { font: FONTS.small, textAlign: 'left', textBaseline: 'middle', direction: 'ltr' });
  pen.fillStyle = colours.ink;
  pen.fillText(bar.textContent || '', x + 4, y - 11);
}
