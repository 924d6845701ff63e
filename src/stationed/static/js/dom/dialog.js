// Dialog: a window over the page, for share and download: a native dialog, with copy buttons that work without a
// clipboard.
//
// Escape and the closing button close it; the focus goes back to the button that opened it.

import { button, element, replaceChildren } from './element.js';
import { icon } from './icons.js';
/** @import { App } from '../app.js' */

/**
 * A dialog with a heading; content is built anew each time it is opened.
 * @param {string} name @param {() => {title: string, close: string, nodes: any[]}} content @returns {any}
 */
export function dialogOf(name, content) {
  const node = element('dialog', {
    class: `stationed-dialog stationed-dialog-${name}`,
    'aria-labelledby': `stationed-dialog-${name}`,
  });
  node.fill = () => {
    const { title, close, nodes } = content();
    const leave = button('stationed-close', '', () => node.close(), { 'aria-label': close, title: close });
    leave.appendChild(icon('close'));
    replaceChildren(node, [element('h2', { id: `stationed-dialog-${name}`, text: title }), ...nodes, leave]);
  };
  // A click beside the dialog is a click on the dialog itself, not on what is in it.
  node.addEventListener('click', (/** @type {Event} */ event) => {
    if (event.target === node) node.close();
  });
  return node;
}

/** @param {any} node dialog */
export function openDialog(node) {
  if (!node.isConnected) document.body.appendChild(node);
  node.fill();
  node.showModal();
}

/**
 * A text to take along: its field, which can always be selected by hand, and a button that copies it; the field is its
 * property `field`.
 * @param {App} app @param {{id: string, label: string, text: string, lines?: number}} what @returns {any}
 */
export function copyField(app, { id, label, text, lines = 1 }) {
  const { words } = app;
  const field = element(lines > 1 ? 'textarea' : 'input', {
    id,
    class: 'stationed-copy-text',
    dir: 'auto',
    readonly: true,
    rows: lines > 1 ? lines : null,
    spellcheck: 'false',
    on: { focus: () => field.select() },
  });
  field.value = text;
  const said = element('span', { class: 'stationed-copied', role: 'status' });
  const press = button(
    'stationed-copy',
    words.say('copy.button'),
    async () => {
      said.textContent = words.say((await copyText(field.value, field)) ? 'copy.done' : 'copy.byhand');
    },
    { 'aria-label': words.say('copy.what', { what: label }) },
  );
  const node = element('div', { class: 'stationed-copy-field' }, [
    element('label', { for: id, text: label }),
    field,
    element('div', { class: 'stationed-copy-row' }, [press, said]),
  ]);
  node.field = field;
  return node;
}

/**
 * Copies a text; where the page may not use the clipboard, its field is selected instead.
 * @param {string} text
 * @param {any} field
 * @returns {Promise<boolean>}
 */
export async function copyText(text, field) {
  // Asked first, because a frame that may not use the clipboard writes an error to the console when it tries.
  const policy = /** @type {any} */ (document).permissionsPolicy || /** @type {any} */ (document).featurePolicy;
  const allowed = navigator.clipboard && (!policy || policy.allowsFeature('clipboard-write'));
  if (
    allowed &&
    (await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    ))
  )
    return true;
  field.focus();
  field.select();
  // Older, but allowed where the clipboard is not.
  return document.execCommand('copy');
}
