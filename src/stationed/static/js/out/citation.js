// Citation: how to cite what is seen.

import { creditOf, titleOf } from '../data/names.js';
import { momentText } from '../shown/moment.js';
/** @import { App } from '../app.js' */

/**
 * How to cite what is seen: who, what, which part of it, under which licence, where.
 * @param {App} app
 * @param {string} address
 * @returns {string}
 */
export function citationOf(app, address) {
  const { meta } = app.data;
  const target = app.state.select ? app.targetOf(app.state.select) : null;
  const record =
    target && target.table === 'deployments' ? app.words.say('share.record', { id: app.state.select }) : '';
  const parts = [creditOf(app), titleOf(app), momentText(app, { titled: true }), record, meta.licence.name, address];
  return `${parts
    .filter(Boolean)
    .map((/** @type {string} */ part) => part.replace(/\.$/, ''))
    .join('. ')}.`;
}
