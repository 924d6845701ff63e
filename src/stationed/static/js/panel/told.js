// Told: the text of a step of the story, its names that lead to what they name and its pictures.
//
// In:  the app, a text with blank lines between paragraphs; [words](#id) names a deployment, a unit or a location. Out:
// nodes. What names nothing that the map has stays plain text.

import { button, element } from '../dom/element.js';
import { visitNamed } from '../map/visit.js';
/** @import { App } from '../app.js' */

const LINK = /\[([^[\]]+)\]\(#([^()\s]+)\)/g;

/** @param {App} app @param {string} text @returns {HTMLElement[]} */
export function toldNodes(app, text) {
  return text.split('\n\n').map((paragraph) => element('p', {}, partsOf(app, paragraph)));
}

/** Plain text and links, in turn. @param {App} app @param {string} paragraph @returns {Node[]} */
function partsOf(app, paragraph) {
  const nodes = [];
  let end = 0;
  for (const { index = 0, 0: whole, 1: words, 2: id } of paragraph.matchAll(LINK)) {
    if (index > end) nodes.push(document.createTextNode(paragraph.slice(end, index)));
    nodes.push(app.targetOf(id) ? linkTo(app, words, id) : document.createTextNode(words));
    end = index + whole.length;
  }
  if (end < paragraph.length) nodes.push(document.createTextNode(paragraph.slice(end)));
  return nodes;
}

/** @param {App} app @param {string} words @param {string} id */
function linkTo(app, words, id) {
  return button('stationed-told-name', words, () => visitNamed(app, id));
}
