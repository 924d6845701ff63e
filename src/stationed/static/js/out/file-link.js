// File link: a link that saves a file, and the memory that it holds.

import { element } from '../dom/element.js';

/**
 * Gives back the memory of a file whose link is about to go.
 * @param {Element} node what holds the link, if there is one
 */
export function withdraw(node) {
  for (const link of /** @type {Iterable<HTMLAnchorElement>} */ (
    /** @type {any} */ (node.querySelectorAll('a[download]'))
  ))
    URL.revokeObjectURL(link.href);
}

/** A link that saves a file, once. @param {string} name @param {Blob} content @param {string} [text] */
export function fileLink(name, content, text = '') {
  const link = element('a', { download: name, text });
  link.href = URL.createObjectURL(content);
  // The browser has taken the file by then; the memory is given back.
  link.addEventListener('click', () =>
    setTimeout(() => {
      URL.revokeObjectURL(link.href);
      link.remove();
    }, 60000),
  );
  return link;
}
