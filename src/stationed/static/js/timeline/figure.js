// Figure: the figure of a day in words.

import { lastBefore } from '../data/days.js';
import { withinSentence } from '../data/words.js';
import { coveredOn, isMissing } from './coverage.js';
/** @import { App } from '../app.js' */
/** @import { Coverage } from './coverage.js' */
/** @import { Series } from './ribbons.js' */

/**
 * The figure of a day in words; a figure that is in doubt as its two ends; where it is missing for most of what is there,
 * how many that are and for how many it is known; nothing outside the timeline, of which nothing is counted.
 * @param {App} app
 * @param {Series | null} series
 * @param {number} day
 * @param {Coverage | null} coverage
 * @returns {string}
 */
export function figureText(app, series, day, coverage) {
  const [first, last] = app.data.meta.domain;
  if (!series || day < first || day > last) return '';
  const { words } = app;
  const covered = coverage ? coveredOn(coverage, day) : { all: 0, known: 0 };
  const text = valueText(app, series, lastBefore(series.days, day));
  if (!isMissing(covered)) return text;
  const known = words.say('figure.covered', { n: covered.known });
  return `${text} · ${countedText(app)}: ${words.number(covered.all)} (${known})`;
}

/** @param {App} app @param {Series} series @param {number} at @returns {string} */
function valueText({ words }, series, at) {
  if (at < 0 || series.high[at] === 0) return words.say('figure.unknown');
  const unit = withinSentence(series.label, words.language);
  const { low, high } = { low: series.low[at], high: series.high[at] };
  return low === high ? words.say('figure.one', { low, unit }) : words.say('figure.band', { low, high, unit });
}

/** What is counted where a figure is missing: the last of the series. @param {App} app @returns {string} */
export function countedText({ data, words }) {
  const { series } = data.meta;
  return series.length ? withinSentence(series[series.length - 1].label, words.language) : '';
}
