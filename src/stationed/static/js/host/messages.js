// Messages: the map and the page that holds it in a frame talk to each other.
//
// In:  the app; requests of the parent window (setState, getState, shown). Out: answers with the request's id, and the
// events ready, state, select and height. Only the parent is heard, and only when the build allows its origin; what is
// malformed or not meant for a map is passed over. docs/embedding.md is the manual.

import { ask } from './asked.js';
import { heightMessages, mayTalk, message, readRequest } from './message-shapes.js';
import { heightFor, shapeOf } from '../out/heights.js';
/** @import { App } from '../app.js' */

/** How long changes are gathered into one event, in milliseconds. */
export const GATHER = 40;

export class Messages {
  /** @param {App} app @param {Window} [own] @param {Window} [host] */
  constructor(app, own = window, host = window.parent) {
    this.app = app;
    this.own = own;
    this.host = host;
    this.origin = this.firstOrigin();
    this.told = '';
    this.height = 0;
    this.waiting = false;
    this.shape = shapeOf(app.data.meta.extent);
    this.watch = new ResizeObserver(() => this.tellHeight());
    this.hear = this.hear.bind(this);
  }

  /** Begins to listen and says that the map is there. */
  start() {
    const { app, own } = this;
    own.addEventListener('message', this.hear);
    app.on('state', () => this.changed());
    app.on('select', (/** @type {string | null} */ id) => this.tell('select', { select: id }));
    app.map.on('moveend', () => this.changed());
    this.watch.observe(document.documentElement);
    this.greet();
  }

  /** Says that the map is there, and how high it would be. */
  greet() {
    const { app } = this;
    this.told = JSON.stringify(app.getState());
    this.tell('ready', {
      map: app.data.meta.map,
      title: document.title,
      languages: app.data.meta.languages,
      periods: this.periods(),
      state: app.getState(),
    });
    this.height = 0;
    this.tellHeight();
  }

  /**
   * Where messages may go: anywhere, to the one origin that is known and allowed, or nowhere yet (blank).
   * @returns {string}
   */
  firstOrigin() {
    const { origins } = this.app.data.meta;
    if (origins === null) return '*';
    const above = location.ancestorOrigins && location.ancestorOrigins[0];
    return above && mayTalk(above, origins) ? targetOf(above) : '';
  }

  /** @param {MessageEvent} event */
  hear(event) {
    const { origins } = this.app.data.meta;
    if (event.source !== this.host || !mayTalk(event.origin, origins)) return;
    const request = readRequest(event.data);
    if (!request) return;
    if (origins !== null && !this.origin) {
      this.origin = targetOf(event.origin);
      this.greet();
    }
    const { app } = this;
    const answer = request.name === 'setState' ? ask(app, event.data.state) : { state: app.getState() };
    if (request.id === null) return;
    if (request.name === 'shown') this.tell('shown', { id: request.id, ...app.shown() });
    else this.tell('state', { id: request.id, ...answer });
  }

  /** @param {string} name @param {Record<string, any>} content */
  tell(name, content) {
    this.send([message(name, content)]);
  }

  /** @param {Record<string, any>[]} messages */
  send(messages) {
    if (this.origin) for (const one of messages) this.host.postMessage(one, this.origin);
  }

  /** Tells the state when it is another than was last told, once for changes that come together. */
  changed() {
    this.tellHeight();
    if (this.waiting) return;
    this.waiting = true;
    this.own.setTimeout(() => {
      this.waiting = false;
      const state = this.app.getState();
      const text = JSON.stringify(state);
      if (text !== this.told) this.tell('state', { state });
      this.told = text;
    }, GATHER);
  }

  /** Asks for a height when it is another than was last asked for. */
  tellHeight() {
    const height = heightFor(document.documentElement.clientWidth, this.app.state.ui || 'full', this.shape);
    if (height !== this.height && this.origin) this.send(heightMessages(height, this.app.data.meta.map));
    if (this.origin) this.height = height;
  }

  /** The periods by id, so that a host can make its buttons. @returns {{id: string, title: string}[]} */
  periods() {
    return this.app.layers.map((/** @type {any} */ layer, /** @type {number} */ row) => ({
      id: layer.id,
      title: this.app.periodTitle(row),
    }));
  }
}

/**
 * The origin to send to; a window without one (a file, a sandboxed page) can only be sent to openly.
 * @param {string} origin
 * @returns {string}
 */
function targetOf(origin) {
  return origin === 'null' ? '*' : origin;
}
