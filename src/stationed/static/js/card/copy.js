// Card, its foot: copies a citation of what the card is about, or a link to it.
//
// In:  the app and the target of the card. Out: a node. Where the page may not use the clipboard the text is shown,
// selected.

import { claimsOfDeployment } from '../data/claims.js';
import { datesOf, designationOf, placeOf } from '../data/names.js';
import { copyText } from '../dom/dialog.js';
import { button, element } from '../dom/element.js';
import { citationOf } from '../out/citation.js';
import { isPublic, linkTo } from '../out/link.js';
/** @import { App } from '../app.js' */

/** @param {App} app @param {{table: string, row: number}} target @returns {any} */
export function copyRow(app, target) {
  const { words } = app;
  const said = element('span', { class: 'stationed-copied', role: 'status' });
  const field = element('textarea', {
    class: 'stationed-copy-text',
    dir: 'auto',
    readonly: true,
    rows: 4,
    hidden: true,
    'aria-label': words.say('share.citation'),
  });
  const copier = (/** @type {string} */ name, /** @type {() => string} */ text) => {
    const press = button('stationed-copy', words.say(name), async () => {
      field.value = text();
      field.hidden = false;
      const done = await copyText(field.value, field);
      field.hidden = done;
      if (done) press.focus();
      said.textContent = words.say(done ? 'copy.done' : 'copy.byhand');
    });
    return press;
  };
  return element('footer', { class: 'stationed-card-foot' }, [
    element('div', { class: 'stationed-copy-row' }, [
      copier('card.cite', () => recordCitation(app, target)),
      linkTo(app) ? copier('card.link', () => linkTo(app)) : null,
      said,
    ]),
    field,
  ]);
}

/**
 * How to cite a record: what it says, claim by claim with sources, and where it stands.
 * @param {App} app
 * @param {{table: string, row: number}} target
 * @returns {string}
 */
function recordCitation(app, target) {
  const inside = citationOf(app, isPublic() ? linkTo(app) : '');
  return `${targetName(app, target)}${target.table === 'deployments' ? `, ${claimsCited(app, target.row)}` : ''}. ${app.words.say('card.cited', { work: inside })}`;
}

/** @param {App} app @param {{table: string, row: number}} target @returns {string} */
function targetName(app, { table, row }) {
  if (table === 'units') return app.tables.units.words('designation', row, app.words.language);
  if (table === 'locations') return app.placeName(row);
  if (table === 'allegiances') return app.tables.allegiances.words('label', row, app.words.language);
  return designationOf(app, claimsOfDeployment(app, row)[0]).name;
}

/** Place, dates and sources of each claim. @param {App} app @param {number} row @returns {string} */
function claimsCited(app, row) {
  const { claims, sources } = app.tables;
  return claimsOfDeployment(app, row)
    .map((claim) => {
      const cited = claims.list('sources', claim).map((source) => sources.text('citation', source).replace(/\.$/, ''));
      const locator = claims.text('locator', claim);
      if (cited.length && locator) cited[0] += `, ${locator.replace(/\.$/, '')}`;
      const said = [placeOf(app, claim), datesOf(app, claim)].filter(Boolean).join(', ');
      return cited.length ? `${said} (${cited.join('; ')})` : said;
    })
    .join('; ');
}
