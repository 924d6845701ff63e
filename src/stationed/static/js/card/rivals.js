// Card, rival claims: what each source says of one deployment, so many at a time.
//
// In:  the app and the claims. Out: nodes; those beyond the first come when the reader asks for them.

import { button, element } from '../dom/element.js';
import { claimSection } from './claim.js';
/** @import { App } from '../app.js' */

/** So many claims are shown at once: each is a section with a list. */
export const CLAIMS_SHOWN = 50;

/** @param {App} app @param {ArrayLike<number>} claims @returns {any[]} */
export function rivalSections(app, claims) {
  const { words } = app;
  if (claims.length === 1) return [claimSection(app, claims[0], '')];
  /** @type {(from: number) => any[]} */
  const some = (from) => {
    const end = Math.min(from + CLAIMS_SHOWN, claims.length);
    const nodes = [];
    for (let i = from; i < end; i += 1) nodes.push(claimSection(app, claims[i], words.say('card.claim', { n: i + 1 })));
    if (end < claims.length) nodes.push(rest(end));
    return nodes;
  };
  /** What stands in the place of the claims from there on. @param {number} from @returns {any} */
  const rest = (from) => {
    const more = element('p', { class: 'stationed-more' }, [
      button('stationed-link', words.say('map.more', { n: claims.length - from }), () => {
        const nodes = some(from);
        more.replaceWith(...nodes);
        nodes[0].setAttribute('tabindex', '-1');
        nodes[0].focus({ preventScroll: true });
      }),
    ]);
    return more;
  };
  return some(0);
}
