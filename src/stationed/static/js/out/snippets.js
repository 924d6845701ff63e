// Snippets: what a site editor pastes to have a map in a page, in the form that the site takes.
//
// In:  an embedding: address, title, state and shape of the map. Out: text, every value escaped for its form.
// src/stationed/embed/snippets.py gives the same texts in Python; tests/embed holds the two together.
// Markup that a page's own script may not hold is written with \x3c. Pure: no DOM, no Leaflet, no clock.

import facts from '../../../facts/snippets.json' with { type: 'json' };
import { heightFor } from './heights.js';
import { STATE_KEYS } from '../shown/state.js';

/** The forms that there are snippets in. */
export const SNIPPET_FORMS = facts.forms;

export const HELPER = facts.helper;

export const POSTER = { width: facts.poster[0], height: facts.poster[1] };

/** Width in pixels at which the frame has exactly the height that the map asks for. */
const COLUMN = facts.column;

/**
 * State key -> attribute of the element stationed-map.
 * @type {Record<string, string>}
 */
export const ATTRIBUTES = facts.attributes;

/**
 * @typedef {object} Embedding
 * @property {string} url address of the page; a fragment in it is left out
 * @property {string} title of the map, in the language of the site
 * @property {Record<string, string>} state what the map starts with, see state.js; blank values are left out
 * @property {number} shape width : height of the map, see heights.js
 * @property {string} [provider] name of the atlas
 * @property {boolean} [links] whether links in the map may open; they are the only thing that a bare sandbox stops
 */

/** The text to paste. @param {string} form one of SNIPPET_FORMS @param {Embedding} embedding @returns {string} */
export function snippet(form, embedding) {
  if (form === 'element') return elementSnippet(embedding);
  if (form === 'wordpress')
    return `\x3c!-- wp:html -->\n<figure class="wp-block-embed">${frameSnippet(embedding)}</figure>\n\x3c!-- /wp:html -->`;
  if (form === 'mediawiki')
    return `<htmltag tagname="iframe" ${attributeText(frameAttributes(embedding), wikiText)}></htmltag>`;
  if (form === 'markdown') return markdownSnippet(embedding);
  if (form === 'oembed') return JSON.stringify(oembed(embedding), null, 2);
  return frameSnippet(embedding);
}

/** The address of the map with its state in the fragment. @param {Embedding} embedding @returns {string} */
function addressOf({ url, state }) {
  const known = STATE_KEYS.filter((key) => state[key]).map((key) => `${key}=${keyText(state[key])}`);
  return wholeText(url).split('#')[0] + (known.length ? `#${known.join('&')}` : '');
}

/** @param {string} value @returns {string} */
function keyText(value) {
  return encodeURIComponent(wholeText(value)).replace(/%2F/g, '/').replace(/%2C/g, ',');
}

/** A text without half characters, which no address can hold. @param {string} text @returns {string} */
function wholeText(text) {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) =>
    found.length === 2 ? found : '\ufffd',
  );
}

/** Attributes of the frame, in order. @param {Embedding} embedding @returns {[string, string][]} */
function frameAttributes(embedding) {
  const ui = embedding.state.ui || 'full';
  const height = heightFor(COLUMN, ui, embedding.shape);
  return [
    ['src', addressOf(embedding)],
    ['title', embedding.title],
    ['width', '100%'],
    ['height', String(height)],
    ['loading', 'lazy'],
    ['sandbox', sandboxOf(embedding)],
    ['referrerpolicy', 'no-referrer'],
    [
      'style',
      `border:0;width:100%;height:auto;aspect-ratio:${COLUMN}/${height};min-height:${heightFor(320, ui, embedding.shape)}px`,
    ],
  ];
}

/**
 * What the map may do in its frame: run, and nothing more unless links shall open.
 * @param {Embedding} embedding
 * @returns {string}
 */
function sandboxOf({ links }) {
  return links ? 'allow-scripts allow-popups allow-popups-to-escape-sandbox' : 'allow-scripts';
}

/** @param {Embedding} embedding @returns {string} */
function frameSnippet(embedding) {
  return `<iframe ${attributeText(frameAttributes(embedding), markupText)}>${linkSnippet(embedding)}</iframe>`;
}

/** @param {Embedding} embedding @returns {string} */
function elementSnippet(embedding) {
  const rest = { ...embedding.state };
  for (const key of Object.keys(ATTRIBUTES)) delete rest[key];
  /** @type {[string, string][]} */
  const attributes = [
    ['src', addressOf({ ...embedding, state: rest })],
    ['title', embedding.title],
  ];
  for (const [key, name] of Object.entries(ATTRIBUTES))
    if (embedding.state[key]) attributes.push([name, embedding.state[key]]);
  if (embedding.links) attributes.push(['sandbox', sandboxOf(embedding)]);
  const helper = markupText(besidePage(embedding.url, HELPER));
  return `\x3cscript src="${helper}" defer>\x3c/script>\n<stationed-map ${attributeText(attributes, markupText)}>${linkSnippet(embedding)}</stationed-map>`;
}

/** @param {Embedding} embedding @returns {string} */
function linkSnippet(embedding) {
  return `<a href="${markupText(addressOf(embedding))}">${markupText(embedding.title)}</a>`;
}

/** A picture that leads to the map: Markdown has no frames. @param {Embedding} embedding @returns {string} */
function markdownSnippet(embedding) {
  const title = embedding.title.replace(/[\r\n\t ]+/g, ' ').replace(/[\\`*_{}[\]()<>#+!|~&-]/g, '\\$&');
  const target = (/** @type {string} */ address) =>
    `<${address.replace(/[<>\\ \t\r\n]/g, (/** @type {string} */ sign) => encodeURIComponent(sign))}>`;
  const poster = posterOf(embedding.url);
  return poster
    ? `[![${title}](${target(poster)})](${target(addressOf(embedding))})`
    : `[${title}](${target(addressOf(embedding))})`;
}

/**
 * What an oEmbed consumer reads (oembed.com, version 1.0, type rich).
 * @param {Embedding} embedding
 * @returns {Record<string, any>}
 */
export function oembed(embedding) {
  const poster = posterOf(embedding.url);
  return {
    version: '1.0',
    type: 'rich',
    title: embedding.title,
    provider_name: embedding.provider || embedding.title,
    provider_url: besidePage(embedding.url, ''),
    width: COLUMN,
    height: heightFor(COLUMN, embedding.state.ui || 'full', embedding.shape),
    html: frameSnippet(embedding),
    ...(poster && { thumbnail_url: poster, thumbnail_width: POSTER.width, thumbnail_height: POSTER.height }),
  };
}

/**
 * The address of a file that the build wrote beside the page.
 * @param {string} url
 * @param {string} name
 * @returns {string}
 */
export function besidePage(url, name) {
  const page = wholeText(url).split(/[?#]/)[0];
  const host = (/^\w+:\/\/[^/]*/.exec(page) || [''])[0];
  const path = page.slice(host.length).replace(/[^/]*$/, '');
  return host + (host && !path ? '/' : path) + name;
}

/**
 * The address of the page's poster; blank when the page's name does not tell it.
 * @param {string} url
 * @returns {string}
 */
export function posterOf(url) {
  const page = wholeText(url).split(/[?#]/)[0];
  return /\.html$/.test(page) ? page.replace(/html$/, 'png') : '';
}

/** @param {[string, string][]} attributes @param {(text: string) => string} escaped @returns {string} */
function attributeText(attributes, escaped) {
  return attributes.map(([name, value]) => `${name}="${escaped(value)}"`).join(' ');
}

/** A text as markup, for content and for attributes in double quotes. @param {string} text @returns {string} */
function markupText(text) {
  const signs = /** @type {Record<string, string>} */ ({
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#x27;',
  });
  return text.replace(/[&<>"']/g, (sign) => signs[sign]);
}

/**
 * The same where a wiki would read brackets, braces, bars, quotes and line ends as its own.
 * @param {string} text
 * @returns {string}
 */
function wikiText(text) {
  return markupText(text).replace(/[[\]{}|\r\n]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
