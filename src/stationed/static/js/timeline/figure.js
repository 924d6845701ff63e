// Figure: the figure of a day in words.

import { lastBefore } from '../data/days.js';
import { localised } from '../data/words.js';
/** @import { App } from '../app.js' */
/** @import { Series } from './drawing.js' */

/**
 * The figure of a day in words; a figure that is in doubt as its two ends.
 * @param {App} app
 * @param {Series | null} series
 * @param {number} day
 * @returns {string}
 */
export function figureText(app, series, day) {
  if (!series) return '';
  const { words } = app;
  const at = lastBefore(series.days, day);
  if (at < 0 || series.high[at] === 0) return words.say('figure.unknown');
  const unit = localised(series.label, words.language).toLowerCase();
  const { low, high } = { low: series.low[at], high: series.high[at] };
  return low === high ? words.say('figure.one', { low, unit }) : words.say('figure.band', { low, high, unit });
}
