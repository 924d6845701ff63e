// Side link: the name of a side, wherever it is said, as the button that leads to its card.

import { button, element } from '../dom/element.js';
/** @import { App } from '../app.js' */

/** @param {App} app @param {number} side */
export function sideLink(app, side) {
  const { allegiances } = app.tables;
  const id = allegiances.text('id', side);
  const name = allegiances.words('label', side, app.words.language);
  if (namesAnother(app, id)) return element('span', { text: name, ...app.words.own });
  return button('stationed-link', name, () => app.apply({ select: id }), { ...app.words.own });
}

/** An id of a side that a unit, a place or a deployment has as well names that. @param {App} app @param {string} id */
function namesAnother({ tables: { units, locations, deployments } }, id) {
  return [units, locations, deployments].some((table) => table.find('id', id) >= 0);
}
