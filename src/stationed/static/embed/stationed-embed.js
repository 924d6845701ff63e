// <stationed-map src period date language theme ui select map height sandbox>: a map of stationed in a page.
//
// Attributes start the map, set it when they change, and follow what its reader does. The events stationed:ready,
// stationed:state, stationed:select and stationed:height bubble from the element, the message in their detail.
// ready, getState(), setState() and shown() are its handle. A build ships this file without its comments.
(() => {
  const KEYS = 'period date language theme ui select map'.split(' ');
  /** The state key of an attribute. @param {string} name */
  const keyOf = (name) => name.replace('period', 'periods');
  /** A text; '' for all else. @param {unknown} value */
  const text = (value) => (typeof value === 'string' ? value : '');
  let calls = 0;

  customElements.define(
    'stationed-map',
    class extends HTMLElement {
      static observedAttributes = ['src', 'height', ...KEYS];

      /** What the map said last. @type {Record<string, string>} */
      state = {};

      /** What of the last setState meant nothing to the map. @type {Record<string, string>} */
      unmet = {};

      /** By the id of a call, and by nothing else. @type {Record<string, (answer: any) => void>} */
      waiting = Object.create(null);

      /** Kept when the map is there; another one when another page is loaded. */
      ready = this.soon();

      frame = document.createElement('iframe');

      connectedCallback() {
        const { frame } = this;
        frame.title = this.title || this.innerText;
        frame.loading = 'lazy';
        frame.referrerPolicy = 'no-referrer';
        frame.setAttribute('sandbox', this.getAttribute('sandbox') || 'allow-scripts');
        frame.style.cssText = 'border:0;width:100%';
        // A map that may talk to some sites only learns who holds it by being talked to: browsers need not tell it.
        frame.onload = () => {
          this.waiting.first = () => {};
          frame.contentWindow?.postMessage({ type: 'stationed:getState', id: 'first' }, '*');
        };
        this.style.display = 'block';
        addEventListener('message', this);
        this.open();
      }

      disconnectedCallback() {
        removeEventListener('message', this);
      }

      /** @param {string} name @param {string | null} _ @param {string | null} value */
      attributeChangedCallback(name, _, value) {
        if (!this.frame.src) return;
        if (name === 'src') this.open();
        else if (name === 'height') this.fit(560);
        else if ((value || '') !== this.told(name)) this.setState(this.asked(name));
      }

      soon() {
        return new Promise((done) => {
          this.done = done;
        });
      }

      /**
       * Loads the page, anew even where only its fragment is another; the attributes go there, after what src has
       * itself.
       */
      open() {
        if (this.frame.src) this.ready = this.soon();
        const [page, ...hash] = (this.getAttribute('src') || '').split('#');
        for (const name of KEYS) if (this.getAttribute(name)) hash.push(`${new URLSearchParams(this.asked(name))}`);
        this.frame.src = `${page}#${hash.join('&')}`;
        this.replaceChildren(this.frame);
        this.fit(560);
      }

      /** Takes the height that the map asks for, unless the element has one of its own. @param {number} height */
      fit(height) {
        const own = this.getAttribute('height') || `${height}`;
        this.frame.style.height = /\D/.test(own) ? own : `${own}px`;
      }

      /**
       * The state that an attribute asks for; a date may be a range: 1939-05-11/1939-09-16.
       * @param {string} name
       * @returns {Record<string, string>}
       */
      asked(name) {
        const value = this.getAttribute(name) || '';
        if (name !== 'date') return { [keyOf(name)]: value };
        const [date, last] = value.split('/');
        return last ? { start_date: date, end_date: last } : { date, start_date: '', end_date: '' };
      }

      /** What the map said of an attribute. @param {string} name @returns {string} */
      told(name, { state } = this) {
        return name === 'date' && state.end_date ? `${state.start_date}/${state.end_date}` : state[keyOf(name)] || '';
      }

      /** What is in the frame may say anything. @param {MessageEvent} event */
      handleEvent({ data, source }) {
        if (source !== this.frame.contentWindow || !text(data?.type).startsWith('stationed:')) return;
        if (data.state)
          this.follow(Object.fromEntries(Object.entries(data.state).filter(([, one]) => text(one) === one)));
        if (data.unmet) this.unmet = data.unmet;
        if (typeof data.height === 'number' && data.height > 0 && data.height < 1e4) this.fit(data.height);
        if (data.languages) this.done?.(this);
        const answer = this.waiting[text(data.id)];
        delete this.waiting[text(data.id)];
        if (answer) answer(data);
        else this.dispatchEvent(new CustomEvent(data.type, { detail: data, bubbles: true }));
      }

      /** @param {Record<string, string>} state */
      follow(state) {
        this.state = state;
        for (const name of KEYS) {
          if (this.told(name)) this.setAttribute(name, this.told(name));
          else this.removeAttribute(name);
        }
      }

      /** @param {string} name @param {object} [content] @returns {Promise<any>} */
      async call(name, content) {
        await this.ready;
        const id = name + (calls += 1);
        return new Promise((done) => {
          this.waiting[id] = ({ state, definite, possible }) => done(state || { definite, possible });
          this.frame.contentWindow?.postMessage({ type: `stationed:${name}`, id, ...content }, '*');
        });
      }

      getState() {
        return this.call('getState');
      }

      /** @param {object} state */
      setState(state) {
        return this.call('setState', { state });
      }

      shown() {
        return this.call('shown');
      }
    },
  );
})();
