// Link: the address of the map as it is seen.
//
// In:  the app and the address of the page. Out: text for a link.

import { writeHash } from '../shown/state.js';
/** @import { App } from '../app.js' */

/** The state as a hash. @param {App} app @returns {string} */
function hashOf(app) {
  return writeHash(app.getState());
}

/** The address of the map as it is seen now. @param {App} app @returns {string} */
export function linkTo(app) {
  const page = location.href.split('#')[0];
  return /^(https?|file):/.test(page) ? `${page}${hashOf(app)}` : hashOf(app);
}

/** Whether others can open the page under its address. @returns {boolean} */
export function isPublic() {
  return /^https?:$/.test(location.protocol);
}

/** The name of the page's file, for a snippet to be completed. @returns {string} */
export function fileName() {
  return location.pathname.split('/').pop() || 'map.html';
}
