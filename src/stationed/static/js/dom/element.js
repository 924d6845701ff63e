// DOM: the one door from text into the document. Text enters through textContent and links only when
// they are http or https; no string is ever read as markup or as script. A text that runs the other way than the page
// stands in an element of its own, so that what is about it keeps its order.

import { turnsAside } from '../data/directions.js';
import { lent } from '../data/words.js';

/**
 * An element with a class, text or children, and attributes.
 * @param {string} tag
 * @param {Record<string, any>} [options] class, text, any attribute; on: {event: handler}
 * @param {(Node | null)[]} [children]
 * @returns {any}
 */
export function element(tag, options = {}, children = []) {
  const node =
    tag === 'svg' || tag.startsWith('svg:')
      ? document.createElementNS('http://www.w3.org/2000/svg', tag.replace('svg:', ''))
      : document.createElement(tag);
  for (const [key, value] of Object.entries(options)) setOption(node, key, value);
  for (const child of children) if (child) node.appendChild(child);
  return node;
}

/** Elements that hold no text of the data: a name in English makes them English. */
const NAMED = /^(BUTTON|INPUT)$/;

const URL_ATTRIBUTES = new Set(['href', 'src', 'action', 'formaction', 'srcdoc', 'data']);

/** @param {any} node @param {string} key @param {any} value */
function setOption(node, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key === 'text') setText(node, String(value));
  else if (key === 'on') for (const [name, handler] of Object.entries(value)) node.addEventListener(name, handler);
  else if (key === 'style')
    for (const [name, text] of Object.entries(value)) node.style.setProperty(name, String(text));
  else if (/^on/i.test(key) || URL_ATTRIBUTES.has(key.toLowerCase())) throw new Error(`element() does not set ${key}`);
  else node.setAttribute(key, value === true ? '' : String(value));
  if (key === 'aria-label' && NAMED.test(node.tagName) && lent.has(value)) node.lang = 'en';
}

/** Elements whose text is all they hold. */
const TEXT_ALONE = new Set(['OPTION', 'TEXTAREA', 'TITLE']);

/** Between the parts of a text that name and dates stand in together. */
const PARTS = /( · |: | \/ )/;

/** Whether a part of a text was said in English. @param {string} text */
function lentIn(text) {
  return lent.size > 0 && PARTS.test(text) && text.split(PARTS).some((part) => lent.has(part));
}

/** A text in an element, its parts that were said in English marked as English. @param {any} node @param {string} text */
export function setText(node, text) {
  const whole = lent.has(text.trim());
  if (whole) Object.assign(node, { lang: 'en', dir: 'ltr' });
  if (!whole && lentIn(text) && node instanceof HTMLElement && !TEXT_ALONE.has(node.tagName)) {
    node.replaceChildren(...text.split(PARTS).map((part) => (lent.has(part) ? element('span', { text: part }) : part)));
    return;
  }
  const turned = (document.body?.dir || document.documentElement.dir) === 'rtl';
  if (!turnsAside(text, turned) || !(node instanceof HTMLElement) || TEXT_ALONE.has(node.tagName)) {
    node.textContent = text;
    return;
  }
  const own = document.createElement('bdi');
  own.textContent = text;
  node.appendChild(own);
}

/**
 * A link that opens safely, or plain text when the address is not http or https.
 * @param {string} address
 * @param {string} text
 * @returns {any}
 */
export function safeLink(address, text) {
  if (!/^https?:\/\/[^\s]+$/i.test(address)) return element('span', { text });
  const link = element('a', { text, target: '_blank', rel: 'noopener noreferrer external' });
  link.href = address;
  return link;
}

/**
 * What is on a canvas, as an image within the page.
 * @param {HTMLCanvasElement} canvas
 * @returns {HTMLImageElement}
 */
export function pictureOf(canvas) {
  const image = document.createElement('img');
  image.alt = '';
  image.src = canvas.toDataURL();
  return image;
}

/**
 * A picture that the page itself holds.
 * @param {string} webp its bytes in base64
 * @param {{alt: string, width: number, height: number}} options
 * @returns {HTMLImageElement}
 */
export function heldPicture(webp, options) {
  const image = element('img', options);
  if (/^[A-Za-z0-9+/]+=*$/.test(webp)) image.src = `data:image/webp;base64,${webp}`;
  return image;
}

/**
 * A button with a label.
 * @param {string} name class
 * @param {string} text
 * @param {(event: Event) => void} onClick
 * @param {Record<string, any>} [options]
 * @returns {any}
 */
export function button(name, text, onClick, options = {}) {
  return element('button', { type: 'button', class: name, text, on: { click: onClick }, ...options });
}

/**
 * A part that unfolds; its list is made when it first does.
 * @param {string} name class
 * @param {string} text
 * @param {any} list
 * @param {() => Node[]} make
 * @param {boolean} [open]
 */
export function folded(name, text, list, make, open = false) {
  const fill = () => {
    if (!list.childElementCount) replaceChildren(list, make());
  };
  const details = element('details', { class: name || null, on: { toggle: fill } }, [
    element('summary', { text }),
    list,
  ]);
  details.open = open;
  details.fill = fill;
  if (open) fill();
  return details;
}

/** @param {Element} node @param {(Node | null)[]} children */
export function replaceChildren(node, children) {
  node.replaceChildren(.../** @type {Node[]} */ (children.filter(Boolean)));
}
