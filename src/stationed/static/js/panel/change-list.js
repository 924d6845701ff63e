// Change list: what changed between two times, change by change, each a button that leads to the unit.
//
// In:  the app and a comparison. Out: nodes. Of each change so many are listed; the table has all.

import { unitRuns } from '../data/claims.js';
import { designationOf, placeOf } from '../data/names.js';
import { button, element } from '../dom/element.js';
import { visit } from '../map/visit.js';
import { isFlagged } from '../shown/comparison.js';
/** @import { App } from '../app.js' */
/** @import { Change, Comparison } from '../shown/comparison.js' */
/** @import { Held } from '../shown/windows.js' */

const MOST_LISTED = 200;

/** The claims of a subject that are held at a time. @param {App} app @param {number} subject @param {Held} held */
function claimsAt({ tables }, subject, { flags }) {
  const { deployments, units } = tables;
  const d = subject - units.n;
  const all =
    d < 0
      ? Array.from(unitRuns(tables).of(subject))
      : Array.from(
          { length: deployments.numbers('claim_count')[d] },
          (_, i) => deployments.numbers('first_claim')[d] + i,
        );
  return all.filter((claim) => flags[claim]);
}

/** Distinct texts of some claims. @param {number[]} claims @param {(claim: number) => string} textOf @returns {string[]} */
function textsOf(claims, textOf) {
  return Array.from(new Set(claims.map(textOf).filter(Boolean)));
}

/**
 * What became of a subject, told in words: its name, and from where to where, from which name, from how many.
 * @param {App} app @param {Comparison} comparison @param {number} subject @param {Change} change
 * @returns {{name: string, told: string}}
 */
export function changeText(app, { changes, figure }, subject, change) {
  const { words, tables } = app;
  const [a, b] = [changes.a, changes.b].map((held) => claimsAt(app, subject, held));
  const named = (/** @type {number} */ claim) => designationOf(app, claim).name;
  const places = (/** @type {number[]} */ claims) => words.list(textsOf(claims, (claim) => placeOf(app, claim)));
  const men = (/** @type {number[]} */ claims) =>
    words.list(
      textsOf(claims, (claim) => tables.claims.text(/** @type {any} */ (`${figure}_${words.language}`), claim)),
    );
  const fromTo = (/** @type {string} */ from, /** @type {string} */ to) => words.say('compare.fromto', { from, to });
  const name = named((b.length ? b : a)[0]);
  if (change === 'renamed') return { name, told: words.say('compare.was', { name: words.list(textsOf(a, named)) }) };
  if (change === 'moved') return { name, told: fromTo(places(a), places(b)) };
  if (change === 'stronger' || change === 'weaker') return { name, told: fromTo(men(a), men(b)) };
  return { name, told: places(change === 'left' ? a : b.length ? b : a) };
}

/** How sure a change is, in words; blank where nobody doubts it. @param {App} app @param {Comparison} comparison @param {number} subject @param {Change} change */
export function changeDoubt({ words }, { changes }, subject, change) {
  return words.list(
    [
      isFlagged(changes.possible, subject, change) ? words.say('compare.perhaps') : '',
      isFlagged(changes.disputed, subject, change) ? words.say('compare.disputed') : '',
    ].filter(Boolean),
  );
}

/** @param {App} app @param {Comparison} comparison @returns {any[]} */
export function changeLists(app, comparison) {
  return comparison.counts.map(({ name, all }) => {
    const subjects = subjectsOf(app, comparison, name);
    const items = subjects.slice(0, MOST_LISTED).map((subject) => item(app, comparison, subject, name));
    const more = all - items.length;
    const { words } = app;
    return element('section', { class: `stationed-change stationed-change-${name}` }, [
      element('h3', {}, [
        element('span', { class: 'stationed-swatch' }),
        element('span', { text: words.say(`compare.n.${name}`, { n: all }) }),
      ]),
      element('ul', {}, [
        ...items,
        more > 0 ? element('li', { class: 'stationed-quiet', text: words.say('map.more', { n: more }) }) : null,
      ]),
    ]);
  });
}

/** The subjects of a change, the greatest units first. @param {App} app @param {Comparison} comparison @param {Change} change @returns {number[]} */
function subjectsOf({ tables }, { changes }, change) {
  const rank = tables.units.numbers('rank');
  const found = [];
  for (let one = 0; one < changes.kinds.length; one += 1) if (isFlagged(changes.kinds, one, change)) found.push(one);
  return found.sort((x, y) => (rank[y] ?? -1) - (rank[x] ?? -1) || x - y);
}

/** @param {App} app @param {Comparison} comparison @param {number} subject @param {Change} change */
function item(app, comparison, subject, change) {
  const { tables, words } = app;
  const { name, told } = changeText(app, comparison, subject, change);
  const doubt = changeDoubt(app, comparison, subject, change);
  const { a, b } = comparison.changes;
  const claims = [...claimsAt(app, subject, b), ...claimsAt(app, subject, a)];
  const deployments = Array.from(new Set(claims.map((claim) => tables.claims.numbers('deployment')[claim])));
  const id =
    subject < tables.units.n ? tables.units.text('id', subject) : tables.deployments.text('id', deployments[0]);
  const press = button('stationed-changed', '', () => visit(app, id, deployments, { near: true }), {
    'aria-current': app.state.select === id ? 'true' : null,
    'data-focus': `${change} ${id}`,
  });
  press.append(
    element('span', { class: 'stationed-changed-name', text: name, ...words.own }),
    element('span', { class: 'stationed-quiet', text: told }),
  );
  if (doubt) press.append(element('span', { class: 'stationed-changed-doubt', text: doubt }));
  return element('li', {}, [press]);
}
