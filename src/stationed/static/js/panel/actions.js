// Actions: the row of buttons in the panel's foot: table, share, download.

import { element } from '../dom/element.js';

/**
 * Puts a button into the row of actions, which stands above the languages; without a panel, after the map.
 * @param {any} node
 */
export function addAction(node) {
  const panel = document.getElementById('stationed-panel') || document.body;
  /** @type {any} */
  let row = panel.querySelector('.stationed-actions');
  if (!row) {
    row = element('div', { class: 'stationed-actions' });
    panel.insertBefore(row, panel.querySelector('.stationed-foot'));
  }
  row.appendChild(node);
}
