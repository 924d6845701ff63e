// Link: the address of the map as it is seen.
//
// In:  the app and the address of the page. Out: text for a link; none where the page has no address of its own, as in
// a srcdoc frame of a notebook, unless it was built with the address of the place it is published at.

import { writeHash } from '../shown/state.js';
/** @import { App } from '../app.js' */

/**
 * The address under which a page is opened again, without a fragment; '' when there is none.
 * @param {string} href of the document
 * @param {string} published the address that the document says of itself, '' for none
 * @returns {string}
 */
export function addressOf(href, published) {
  if (/^(https?|file):/.test(href)) return href.split('#')[0];
  return /^https?:/.test(published) ? published.split('#')[0] : '';
}

/** The address of this page, '' when it has none. @returns {string} */
export function pageAddress() {
  const said = /** @type {HTMLLinkElement | null} */ (document.querySelector('head > link[rel="canonical"]'));
  return addressOf(location.href, said ? said.href : '');
}

/** The address of the map as it is seen now, '' when it has none. @param {App} app @returns {string} */
export function linkTo(app) {
  const page = pageAddress();
  return page && `${page}${writeHash(app.getState())}`;
}

/** Whether others can open the page under its address. @returns {boolean} */
export function isPublic() {
  return /^https?:/.test(pageAddress());
}

/** The name of the page's file, for a snippet to be completed. @returns {string} */
export function fileName() {
  return location.pathname.split('/').pop() || 'map.html';
}
