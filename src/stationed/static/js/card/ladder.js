// Ladder: what stands at one dot as an order of battle: place by place, each unit beneath the one that it is part of.
//
// In:  the app and a group of marks. Out: a node, in which every place and every deployment is a button.

import { orderOfBattle } from './rungs.js';
import { designationOf } from '../data/names.js';
import { PLAIN, pageColours, symbolColours } from '../dom/colours.js';
import { button, element } from '../dom/element.js';
import { doubtsOf } from '../shown/doubts.js';
import { POSSIBLE } from '../shown/windows.js';
/** @import { App } from '../app.js' */
/** @import { Mark } from '../shown/standing.js' */

/** A ladder has so many rungs and says how many more there are. */
const MOST_RUNGS = 300;

/**
 * The places of a group, each with its ladder.
 * @param {App} app
 * @param {any} group
 * @returns {any[]}
 */
export function ladderNodes(app, group) {
  const { words, tables } = app;
  const marks = /** @type {Mark[]} */ (group.members).slice(0, MOST_RUNGS);
  const places = Array.from(new Set(marks.map(({ location }) => location)));
  const units = tables.units.numbers('higher');
  const more = group.members.length - marks.length;
  return [
    ...places.map((place) => {
      const here = marks.filter(({ location }) => location === place);
      return element('section', { class: 'stationed-ladder-place' }, [
        element('h3', {}, [
          button('stationed-link', app.placeName(place), () =>
            app.apply({ select: tables.locations.text('id', place) }),
          ),
          element('span', { class: 'stationed-quiet', text: ` ${words.number(here.length)}` }),
        ]),
        element(
          'ol',
          {},
          orderOfBattle(here, (unit) => (unit < 0 ? -1 : units[unit])).map((rung) => rungNode(app, rung)),
        ),
      ]);
    }),
    more > 0 ? element('p', { class: 'stationed-quiet', text: words.say('map.more', { n: more }) }) : null,
  ].filter(Boolean);
}

/** @param {App} app @param {{mark: Mark, depth: number}} rung */
function rungNode(app, { mark, depth }) {
  const { units, allegiances, deployments } = app.tables;
  const side = mark.unit < 0 ? -1 : units.numbers('allegiance')[mark.unit];
  const colour = side < 0 ? PLAIN : allegiances.text('colour', side);
  const doubts = doubtsOf(app.tables);
  const looks = symbolColours(colour, pageColours(app.map.getContainer()), doubts.hollow(mark));
  const sign = mark.unit < 0 ? null : app.symbols.svg(units.numbers('symbol')[mark.unit], looks, 22);
  const rung = button('stationed-rung', '', () => app.apply({ select: deployments.text('id', mark.deployment) }));
  rung.classList.toggle('stationed-rung-possible', mark.state === POSSIBLE);
  rung.append(
    element('span', { class: 'stationed-rung-sign' }, [sign]),
    element('span', { text: designationOf(app, mark.claim).name, ...app.words.own }),
  );
  if (doubts.contested(mark))
    rung.append(
      element('span', { class: 'stationed-rung-doubt', role: 'img', 'aria-label': app.words.say('legend.contested') }),
    );
  if (mark.state === POSSIBLE)
    rung.append(element('span', { class: 'stationed-hidden', text: app.words.say('legend.possible') }));
  return element('li', { style: { '--stationed-depth': depth } }, [rung]);
}
