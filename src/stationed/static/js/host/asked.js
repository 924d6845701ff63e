// Asked: sets what a script of the page or the host asks for, and says what of it the map does not have.
//
// In:  the app, a state as somebody else has it. Out: the state after that, and what was passed over.
// Event of the app: asked, with the texts, which has a line above the map say what is not there.

import { stateIn } from './message-shapes.js';
import { cleanState } from '../shown/state.js';
import { passedOver } from '../shown/unmet.js';
import { widened } from '../shown/widened.js';
/** @import { App } from '../app.js' */

/**
 * @param {App} app @param {unknown} given
 * @param {{anew?: boolean}} [how] anew: also what is so already
 * @returns {{state: Record<string, string>, unmet: Record<string, string>}} unmet: by key what meant nothing to the map
 */
export function ask(app, given, { anew = false } = {}) {
  const asked = stateIn(given) || {};
  const now = app.getState();
  const clean = cleanState(asked, app.known);
  const changes = Object.entries(widened(app.tables, app.periodRows(), clean)).filter(
    ([key, value]) => anew || (now[key] || '') !== value,
  );
  if (changes.length) app.apply(Object.fromEntries(changes));
  app.fire('asked', asked);
  return { state: app.getState(), unmet: passedOver(given, asked, app.known) };
}
