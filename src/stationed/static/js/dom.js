// DOM: the one door from text into the document. Text enters through textContent and links only when
// they are http or https; no string is ever read as markup or as script.

/**
 * An element with a class, text or children, and attributes.
 * @param {string} tag
 * @param {Record<string, any>} [options] class, text, any attribute; on: {event: handler}
 * @param {(Node | null)[]} [children]
 * @returns {any}
 */
function element(tag, options = {}, children = []) {
  const node = tag === 'svg' || tag.startsWith('svg:')
    ? document.createElementNS('http://www.w3.org/2000/svg', tag.replace('svg:', ''))
    : document.createElement(tag);
  for (const [key, value] of Object.entries(options)) setOption(node, key, value);
  for (const child of children) if (child) node.appendChild(child);
  return node;
}

const URL_ATTRIBUTES = new Set(['href', 'src', 'action', 'formaction', 'srcdoc', 'data']);

/** @param {any} node @param {string} key @param {any} value */
function setOption(node, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key === 'text') node.textContent = String(value);
  else if (key === 'on') for (const [name, handler] of Object.entries(value)) node.addEventListener(name, handler);
  else if (key === 'style') for (const [name, text] of Object.entries(value)) node.style.setProperty(name, String(text));
  else if (/^on/i.test(key) || URL_ATTRIBUTES.has(key.toLowerCase())) throw new Error(`element() does not set ${key}`);
  else node.setAttribute(key, value === true ? '' : String(value));
}

/** A link that opens safely, or plain text when the address is not http or https. @param {string} address @param {string} text @returns {any} */
function safeLink(address, text) {
  if (!/^https?:\/\/[^\s]+$/i.test(address)) return element('span', { text });
  const link = element('a', { text, target: '_blank', rel: 'noopener noreferrer external' });
  link.href = address;
  return link;
}

/** A button with a label. @param {string} name class @param {string} text @param {(event: Event) => void} onClick @param {Record<string, any>} [options] @returns {any} */
function button(name, text, onClick, options = {}) {
  return element('button', { type: 'button', class: name, text, on: { click: onClick }, ...options });
}

/** A part that unfolds; its list is made when it first does. @param {string} name class @param {string} text @param {any} list @param {() => Node[]} make @param {boolean} [open] */
function folded(name, text, list, make, open = false) {
  const fill = () => { if (!list.childElementCount) replaceChildren(list, make()); };
  const details = element('details', { class: name || null, on: { toggle: fill } }, [element('summary', { text }), list]);
  details.open = open;
  if (open) fill();
  return details;
}

/** @param {Element} node @param {(Node | null)[]} children */
function replaceChildren(node, children) {
  node.replaceChildren(.../** @type {Node[]} */ (children.filter(Boolean)));
}

const ICONS = {
  play: 'M7 4.5v15l12-7.5z', pause: 'M6.5 5h4v14h-4zM13.5 5h4v14h-4z', close: 'M6 6l12 12M18 6L6 18',
  back: 'M15 5l-7 7 7 7', next: 'M9 5l7 7-7 7', menu: 'M4 7h16M4 12h16M4 17h16', search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L21 21',
  save: 'M12 4v11M7 10.5l5 5 5-5M5 20h14', up: 'M5 15l7-7 7 7', down: 'M5 9l7 7 7-7', table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14', link: 'M9.5 14.5l5-5M8 11l-2.5 2.5a3.5 3.5 0 0 0 5 5L13 16M16 13l2.5-2.5a3.5 3.5 0 0 0-5-5L11 8',
};

/** A line icon; what it means is said by the button that holds it. @param {keyof typeof ICONS} name @returns {any} */
function icon(name) {
  const filled = name === 'play' || name === 'pause';
  return element('svg', { viewBox: '0 0 24 24', width: 20, height: 20, 'aria-hidden': 'true', focusable: 'false', class: 'stationed-icon' }, [
    element('svg:path', { d: ICONS[name], fill: filled ? 'currentColor' : 'none', stroke: filled ? 'none' : 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }),
  ]);
}

/** Keeps clicks and wheels on a control from the map beneath. Clicks are stopped here and not left to Leaflet, which looks for the control above the clicked node and misses it when the click itself has replaced that node. @param {HTMLElement} node */
function shield(node) {
  L.DomEvent.disableClickPropagation(node);
  L.DomEvent.disableScrollPropagation(node);
  node.addEventListener('click', (event) => event.stopPropagation());
}
