// Picture: what the map shows now as a file, with title, dates, legend and credit; made in the page.
//
// In:  the app, a form. Out: a Blob: PNG, at so many pixels to one of the page, or SVG; null where the browser can make
// no canvas of that size. The page is afterwards as it was.

import { titleOf } from '../data/names.js';
import { element } from '../dom/element.js';
import { marksDrawn } from '../map/drawn.js';
import { paintMap } from './picture-map.js';
import { paintScale, paintSheetOf, sheetOf } from './picture-sheet.js';
import { SvgPen } from './svg-pen.js';
import { momentText } from '../shown/moment.js';
/** @import { App } from '../app.js' */
/** @import { Pen } from './picture-map.js' */

/** The pictures that are offered: PNG by their pixels to one of the page. */
export const FORMS = [1, 2, 3, 0];

/**
 * The picture.
 * @param {App} app @param {number} fine pixels to one of the page; 0 for SVG
 * @returns {Promise<Blob | null>}
 */
export async function pictureFile(app, fine) {
  await app.ground.shaded;
  app.ground.finish();
  const layers = marksDrawn(app);
  const size = app.map.getSize();
  const map = { width: size.x, height: size.y };
  const scratch = element('canvas').getContext('2d');
  for (const marks of layers) Object.assign(marks, { alone: true, sharp: fine });
  try {
    for (const marks of layers) marks.redraw();
    const sheet = sheetOf(scratch, app, map);
    if (!fine) return drawn(app, sheet, map);
    const canvas = element('canvas', {
      width: String(Math.round(sheet.width * fine)),
      height: String(Math.round(sheet.height * fine)),
    });
    const pen = canvas.getContext('2d');
    pen.scale(fine, fine);
    pen.imageSmoothingQuality = 'high';
    paintAll(pen, app, sheet, map);
    return await new Promise((done) => {
      canvas.toBlob(done, 'image/png');
    });
  } catch {
    return null; // too large, or with pictures of others in it, which a browser gives to nobody
  } finally {
    for (const marks of layers) Object.assign(marks, { alone: false, sharp: 0 });
    for (const marks of layers) marks.redraw();
  }
}

/** @param {App} app @param {ReturnType<typeof sheetOf>} sheet @param {{width: number, height: number}} map */
function drawn(app, sheet, map) {
  const title = [titleOf(app), momentText(app, { titled: true })].filter(Boolean).join(' · ');
  const pen = new SvgPen(sheet.width, sheet.height, { title, language: app.words.language });
  paintAll(pen, app, sheet, map);
  return new Blob([pen.text()], { type: 'image/svg+xml' });
}

/** @param {Pen} pen @param {App} app @param {ReturnType<typeof sheetOf>} sheet @param {{width: number, height: number}} map */
function paintAll(pen, app, sheet, map) {
  paintSheetOf(pen, app, sheet);
  pen.save();
  pen.beginPath();
  pen.rect(sheet.left, sheet.top, map.width, map.height);
  pen.clip();
  pen.translate(sheet.left, sheet.top);
  paintMap(pen, app);
  paintScale(pen, app, map);
  pen.restore();
}
