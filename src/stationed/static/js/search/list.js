// List: what a search has found, as the nodes of a list box.
//
// In:  the app, groups of results. Out: nodes; what a click does is given.

import { element } from '../dom/element.js';
/** @import { App } from '../app.js' */

/**
 * The results of one kind under their title.
 * @param {App} app
 * @param {{title: string, results: any[], count: number}} group
 * @param {(result: any) => Node} option
 */
export function groupNode({ words }, group, option) {
  const { title } = group;
  const shown =
    group.results.length < group.count ? words.say('search.some', { shown: group.results.length, n: group.count }) : '';
  return element('div', { role: 'group', 'aria-label': title, class: 'stationed-result-group' }, [
    element('p', { class: 'stationed-result-title', 'aria-hidden': 'true' }, [
      element('span', { text: title }),
      element('span', { text: shown }),
    ]),
    ...group.results.map(option),
  ]);
}

/**
 * One result: its symbol, its name and what there is about it.
 * @param {App} app
 * @param {any} result
 * @param {{id: string, colours: Record<string, string>, choose: () => void}} option colours: of the symbol
 */
export function optionNode({ symbols }, result, { id, colours, choose }) {
  const symbol =
    result.symbol < 0
      ? element('span', { class: `stationed-result-mark stationed-result-${result.kind}` })
      : symbols.svg(result.symbol, colours, 24);
  if (result.symbol < 0 && result.colour) symbol.style.color = result.colour;
  return element(
    'div',
    { role: 'option', id, class: 'stationed-result', 'aria-selected': 'false', on: { click: choose } },
    [
      element('span', { class: 'stationed-result-sign' }, [symbol]),
      element('span', { class: 'stationed-result-text' }, [
        element('span', { class: 'stationed-result-name', text: result.name }),
        element('span', { class: 'stationed-quiet', text: result.about }),
      ]),
    ],
  );
}
