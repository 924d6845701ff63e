// Dialog button: a button in the row of actions that opens a dialog, as those of share and download do.
//
// In:  the app, the dialog, its name, which is that of its words too, and the button's icon.

import { openDialog } from '../dom/dialog.js';
import { button, element, replaceChildren } from '../dom/element.js';
import { icon } from '../dom/icons.js';
import { addAction } from '../panel/actions.js';
/** @import { App } from '../app.js' */

/**
 * Adds the button, worded in the language shown; what is given back takes it and the dialog away.
 * @param {App} app @param {any} dialog @param {{name: string, picture: Parameters<typeof icon>[0]}} look
 * @returns {() => void}
 */
export function dialogButton(app, dialog, { name, picture }) {
  const opener = button('stationed-action', '', () => openDialog(dialog), { 'aria-haspopup': 'dialog' });
  addAction(opener);
  const stop = app.on('state', (/** @type {any} */ event) => {
    if (event.first || event.changes.language)
      replaceChildren(opener, [icon(picture), element('span', { text: app.words.say(`${name}.open`) })]);
  });
  return () => {
    stop();
    opener.remove();
    dialog.remove();
  };
}
