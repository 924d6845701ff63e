// Ladder: what stands at one dot as an order of battle: place by place, each unit beneath the one that it is part of.
//
// In:  the app and a group of marks. Out: a node, in which every place and every deployment is a button.

import { orderOfBattle } from './rungs.js';
import { designationOf } from '../data/names.js';
import { button, element } from '../dom/element.js';
import { marksOf } from '../map/drawn.js';
import { drawingKit } from '../map/looks.js';
import { POSSIBLE } from '../shown/windows.js';
/** @import { App } from '../app.js' */
/** @import { Mark } from '../shown/standing.js' */

/** A ladder has so many rungs, shared among its places, but some of each; it says how many more there are. */
const [MOST_RUNGS, LEAST_RUNGS] = [300, 5];

/**
 * The places of a group, each with its ladder.
 * @param {App} app
 * @param {any} group
 * @returns {any[]}
 */
export function ladderNodes(app, group) {
  /** @type {Map<number, Mark[]>} */
  const places = new Map();
  for (const mark of /** @type {Mark[]} */ (group.members)) {
    const here = places.get(mark.location);
    if (here) here.push(mark);
    else places.set(mark.location, [mark]);
  }
  const most = Math.max(LEAST_RUNGS, Math.floor(MOST_RUNGS / places.size));
  const kit = drawingKit(marksOf(app, group).app);
  return Array.from(places, ([place, marks]) => placeNode(app, place, marks, { most, kit }));
}

/** A place and its ladder. @param {App} app @param {number} place @param {Mark[]} marks @param {{most: number, kit: any}} how */
function placeNode(app, place, marks, { most, kit }) {
  const { words, tables } = app;
  const higher = tables.units.numbers('higher');
  const rungs = orderOfBattle(marks.slice(0, most), (unit) => (unit < 0 ? -1 : higher[unit]));
  const select = () => app.apply({ select: tables.locations.text('id', place) });
  const more = marks.length - most;
  return element('section', { class: 'stationed-ladder-place' }, [
    element('h3', {}, [
      button('stationed-link', app.placeName(place), select),
      element('span', { class: 'stationed-quiet', text: ` ${words.number(marks.length)}` }),
    ]),
    element(
      'ol',
      {},
      rungs.map((rung) => rungNode(app, rung, kit)),
    ),
    more > 0 ? button('stationed-link', words.say('map.more', { n: more }), select) : null,
  ]);
}

/** In the looks that the map draws it by. @param {App} app @param {{mark: Mark, depth: number}} rung @param {any} kit */
function rungNode(app, { mark, depth }, kit) {
  const { deployments } = app.tables;
  const looks = kit.styleOf(mark);
  const sign = mark.unit < 0 ? null : app.symbols.svg(kit.symbolOf(mark), looks, 22);
  const id = deployments.text('id', mark.deployment);
  const rung = button('stationed-rung', '', () => app.apply({ select: id }), { 'data-focus': id });
  rung.classList.toggle('stationed-rung-possible', mark.state === POSSIBLE);
  rung.append(
    element('span', { class: 'stationed-rung-sign' }, [sign]),
    element('span', { text: designationOf(app, mark.claim).name, ...app.words.own }),
  );
  if (kit.contested(mark))
    rung.append(
      element('span', { class: 'stationed-rung-doubt', role: 'img', 'aria-label': app.words.say('legend.contested') }),
    );
  if (mark.state === POSSIBLE)
    rung.append(
      element('span', {
        class: 'stationed-hidden',
        text: app.words.say(kit.changeOf ? 'compare.perhaps' : 'legend.possible'),
      }),
    );
  return element('li', { style: { '--stationed-depth': depth } }, [rung]);
}
