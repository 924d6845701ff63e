// Picture part: the buttons of the download dialog that save a picture of what the map shows.
//
// In:  the app. Out: nodes for the dialog. A frame may forbid to save files and no page is told so: within a frame the
// picture is shown as well, to be saved as any picture on a page.

import { button, element, replaceChildren } from '../dom/element.js';
import { fileLink } from './file-link.js';
import { FORMS, pictureFile } from './picture.js';
import { unpainted } from './picture-map.js';
/** @import { App } from '../app.js' */

/** @param {App} app @returns {any[]} */
export function pictureSavers(app) {
  const { words, data } = app;
  const said = element('span', { class: 'stationed-copied', role: 'status' });
  const framed = element('div', { class: 'stationed-made' });
  const left = unpainted(app);
  const presses = FORMS.map((fine) =>
    button('stationed-copy', fine ? `PNG ${fine}×` : 'SVG', async () => {
      for (const press of presses) press.disabled = true;
      said.textContent = '';
      const file = await pictureFile(app, fine);
      for (const press of presses) press.disabled = false;
      if (!file) said.textContent = words.say('download.toolarge');
      else if (said.isConnected) {
        fileLink(`${data.meta.map}${fine > 1 ? `-${fine}x` : ''}.${fine ? 'png' : 'svg'}`, file).click();
        if (window.parent !== window) show(framed, file, words.say('download.byhand'));
      }
    }),
  );
  return [
    element('h3', { text: words.say('download.picture') }),
    element('p', { class: 'stationed-quiet', text: words.say('download.view') }),
    left ? element('p', { class: 'stationed-quiet', text: words.say('download.unpainted', { n: left }) }) : null,
    element('p', { class: 'stationed-downloads' }, [...presses, said]),
    framed,
  ];
}

/** Shows a picture in the page. @param {HTMLElement} place @param {Blob} file @param {string} text */
function show(place, file, text) {
  const image = document.createElement('img');
  image.alt = text;
  const reader = new FileReader();
  reader.onload = () => {
    image.src = String(reader.result);
    replaceChildren(place, [element('p', { text }), image]);
  };
  reader.readAsDataURL(file);
}
