// Card, a side: its name, what of it is there now, and its strength over time.
//
// In:  the app and the side. Out: nodes.

import { deploymentsOfSide } from '../data/claims.js';
import { element } from '../dom/element.js';
import { momentText } from '../shown/moment.js';
import { NOT } from '../shown/windows.js';
import { deploymentList } from './list.js';
import { sideStrength } from './strength.js';
/** @import { App } from '../app.js' */

/** @param {App} app @param {number} side @returns {any[]} */
export function sideSections(app, side) {
  const { words, tables } = app;
  const { allegiances } = tables;
  const here = deploymentsOfSide(app, side).filter((row) => app.shownNow.states[row] !== NOT);
  const swatch = element('span', { class: 'stationed-swatch' });
  swatch.style.backgroundColor = allegiances.text('colour', side);
  return [
    element('header', { class: 'stationed-card-head stationed-card-side' }, [
      swatch,
      element('div', {}, [
        element('h2', { text: allegiances.words('label', side, words.language), ...words.own }),
        element('p', { class: 'stationed-quiet', text: words.say('choice.allegiance') }),
      ]),
    ]),
    sideStrength(app, side),
    element('section', { class: 'stationed-claim' }, [
      element('h3', { text: `${words.say('count.deployments', { n: here.length })} · ${momentText(app)}` }),
      deploymentList(app, here, true),
    ]),
  ];
}
