// Gallery: the snippets follow the form that is chosen, and the address that the gallery is read from.
//
// In:  for each map a details element with its embedding as data; snippets.js. Without scripts the HTML snippet stands
// there.

import { snippet } from '../js/out/snippets.js';

/**
 * The address of a page: the one that it was built for, else beside the gallery where that lies on the web.
 * @param {string} url
 * @returns {string}
 */
function addressOfPage(url) {
  return /^https?:/.test(location.protocol) ? new URL(url, location.href).href : url;
}

/** @param {HTMLElement} details */
function prepare(details) {
  const { dataset } = details;
  const form = /** @type {HTMLSelectElement} */ (details.querySelector('select'));
  const field = /** @type {HTMLTextAreaElement} */ (details.querySelector('textarea'));
  const copy = /** @type {HTMLButtonElement} */ (details.querySelector('button'));
  const said = /** @type {HTMLElement} */ (details.querySelector('[role=status]'));
  const embedding = {
    url: addressOfPage(dataset.url || ''),
    title: dataset.title || '',
    provider: dataset.provider,
    shape: Number(dataset.shape),
    state: {},
  };
  const show = () => {
    field.value = snippet(form.value, embedding);
  };
  form.addEventListener('change', show);
  field.addEventListener('focus', () => field.select());
  copy.addEventListener('click', () => {
    field.select();
    const done = navigator.clipboard
      ? navigator.clipboard.writeText(field.value)
      : Promise.reject(new Error('no clipboard'));
    done
      .then(
        () => dataset.done,
        () => dataset.byhand,
      )
      .then((text) => {
        said.textContent = text || '';
      });
  });
  for (const node of details.querySelectorAll('[hidden]')) node.removeAttribute('hidden');
  show();
}

for (const details of document.querySelectorAll('details')) prepare(details);
