// Share: a link to the map as it is seen now, a snippet that embeds it (snippets.js), and how to cite it.
//
// In:  the app. The link is the page's own address with the state in its hash; a page without an address of its own
// (srcdoc) says so and has no link and no snippet to give.

import { titleOf } from '../data/names.js';
import { localised } from '../data/words.js';
import { copyField, dialogOf } from '../dom/dialog.js';
import { element } from '../dom/element.js';
import { L } from '../dom/leaflet.js';
import { citationOf } from './citation.js';
import { dialogButton } from './dialog-button.js';
import { shapeOf } from './heights.js';
import { fileName, isPublic, linkTo, pageAddress } from './link.js';
import { SNIPPET_FORMS, snippet } from './snippets.js';
/** @import { App } from '../app.js' */

export class Share extends L.Control {
  /** @param {App} app @param {any} [options] */
  constructor(app, options = {}) {
    super({ position: 'topleft', ...options });
    /** @type {App} */
    this.app = app;
    /** @type {() => void} */
    this.leave = () => {};
    this.dialog = dialogOf('share', () => this.content());
  }

  onAdd() {
    this.leave = dialogButton(this.app, this.dialog, { name: 'share', picture: 'link' });
    return element('div', { class: 'stationed-nothing' });
  }

  onRemove() {
    this.leave();
  }

  content() {
    const { words } = this.app;
    const link = linkTo(this.app);
    const field = (/** @type {string} */ id, /** @type {string} */ text, /** @type {number} */ lines) =>
      copyField(this.app, { id: `stationed-share-${id}`, label: words.say(`share.${id}`), text, lines });
    return {
      title: words.say('share.title'),
      close: words.say('dialog.close'),
      nodes: [
        link ? field('link', link, 1) : null,
        isPublic()
          ? null
          : element('p', { class: 'stationed-quiet', text: words.say(link ? 'share.local' : 'share.within') }),
        link ? this.embedding(field('embed', '', 5)) : null,
        field('citation', citationOf(this.app, isPublic() ? link : ''), 3),
      ],
    };
  }

  /** The snippet in the form that the site takes. @param {any} field @returns {any} */
  embedding(field) {
    const { words, data } = this.app;
    const forms = element(
      'select',
      { 'aria-label': words.say('share.form') },
      SNIPPET_FORMS.map((form) => element('option', { value: form, text: words.say(`share.form.${form}`) })),
    );
    const links = element('input', { type: 'checkbox' });
    const url = isPublic() ? pageAddress() : fileName();
    const write = () => {
      field.field.value = snippet(forms.value, {
        url,
        title: titleOf(this.app),
        state: this.app.getState(),
        shape: shapeOf(data.meta.extent),
        provider: localised(data.meta.atlas.title, words.language),
        links: links.checked,
      });
    };
    for (const node of [forms, links]) node.addEventListener('change', write);
    write();
    field.insertBefore(
      element('div', { class: 'stationed-copy-row' }, [
        forms,
        element('label', {}, [links, element('span', { text: words.say('share.links') })]),
      ]),
      field.field,
    );
    return field;
  }
}
