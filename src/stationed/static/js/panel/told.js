// Told: the text of a step of the story, its names that lead to what they name and its pictures.
//
// In:  the app, a text with blank lines between paragraphs; [words](#id) names a deployment, a unit or a location. Out:
// nodes. What names nothing that the map has stays plain text.

import { button, element, heldPicture } from '../dom/element.js';
import { visitNamed } from '../map/visit.js';
/** @import { App } from '../app.js' */

const LINK = /\[([^[\]]+)\]\(#([^()\s]+)\)/g;

/** @param {App} app @param {string} text @returns {HTMLElement[]} */
export function toldNodes(app, text) {
  return text.split('\n\n').map((paragraph) => element('p', {}, partsOf(app, paragraph)));
}

/** The ids that a text names, in its order. @param {string} text @returns {string[]} */
export function namedIn(text) {
  return Array.from(text.matchAll(LINK), ([, , id]) => id);
}

/** The pictures of a step, each with what it is, whose, and who may use it. @param {App} app @param {number} step @returns {HTMLElement[]} */
export function toldPictures(app, step) {
  const { illustrations } = app.tables;
  const { language } = app.words;
  const of = illustrations.numbers('step');
  return Array.from({ length: illustrations.n }, (_, row) => row)
    .filter((row) => of[row] === step)
    .map((row) => {
      const caption = illustrations.words('caption', row, language);
      const rights = [illustrations.text('credit', row), illustrations.text('licence', row)]
        .filter(Boolean)
        .join(' · ');
      const picture = heldPicture(illustrations.text('picture', row), {
        alt: illustrations.words('alt', row, language),
        width: illustrations.numbers('width')[row],
        height: illustrations.numbers('height')[row],
      });
      return element('figure', { class: 'stationed-told-picture' }, [
        picture,
        caption || rights
          ? element('figcaption', {}, [
              caption ? element('span', { text: caption, ...app.words.own }) : null,
              rights ? element('small', { class: 'stationed-quiet', text: rights }) : null,
            ])
          : null,
      ]);
    });
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
