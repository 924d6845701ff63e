// Drive: every button says in data-state what the map shall show; what the map says stands below it.
//
// In:  the element stationed-map of ../../output/stationed-embed.js. Nothing here knows the atlas.
(() => {
  const map = /** @type {import('../../src/stationed/static/embed/stationed-embed').StationedMapElement} */ (
    document.querySelector('stationed-map')
  );
  const log = /** @type {HTMLElement} */ (document.querySelector('.said ol'));
  const count = /** @type {HTMLElement} */ (document.querySelector('.count'));

  /** The state that a button asks for. @param {HTMLElement} button @returns {Record<string, string>} */
  function asked(button) {
    return Object.fromEntries(new URLSearchParams(button.dataset.state));
  }

  /**
   * Whether the map shows what a button asks for, wherever its reader has moved it.
   * @param {HTMLElement} button
   * @returns {boolean}
   */
  function held(button) {
    const keys = Object.entries(asked(button)).filter(([key, value]) => key !== 'bbox' && value);
    return keys.length > 0 && keys.every(([key, value]) => map.state[/** @type {'date'} */ (key)] === value);
  }

  function press() {
    for (const button of document.querySelectorAll('button[data-state]'))
      button.setAttribute('aria-pressed', String(held(/** @type {HTMLElement} */ (button))));
  }

  /** @param {string} what @param {string} text */
  function write(what, text) {
    const item = document.createElement('li');
    const name = document.createElement('b');
    name.textContent = what;
    item.append(name, text);
    log.prepend(item);
    while (log.children.length > 3) log.lastElementChild?.remove();
  }

  async function tally() {
    const { definite, possible } = await map.shown();
    const [number, words] = count.children;
    number.textContent = String(definite.length + possible.length);
    words.textContent = possible.length
      ? `deployments shown, ${possible.length} of them only possible`
      : 'deployments shown';
  }

  /** A button for each period, as the map names them. @param {{id: string, title: string}[]} periods */
  function offer(periods) {
    const row = /** @type {HTMLElement} */ (document.getElementById('periods-of-the-map'));
    for (const { id, title } of periods) {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.state = `periods=${id}&date=&start_date=&end_date=`;
      button.textContent = title;
      row.append(button);
    }
  }

  map.addEventListener('stationed:ready', ({ detail }) => {
    write('ready', `${detail.title}: ${detail.periods.length} periods, ${detail.languages.join(' ')}`);
    offer(detail.periods);
    press();
    tally();
  });
  map.addEventListener('stationed:state', ({ detail }) => {
    const { map: view, ...rest } = detail.state;
    write(
      'state',
      Object.entries({ ...rest, map: view })
        .map(([key, value]) => `${key}=${value}`)
        .join(' '),
    );
    press();
    tally();
  });
  map.addEventListener('stationed:select', ({ detail }) => write('select', detail.select || 'nobody'));
  map.addEventListener('stationed:height', ({ detail }) => write('height', `${detail.height} would suit this width`));
  document.addEventListener('click', (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest('button[data-state]');
    if (button) map.setState(asked(/** @type {HTMLElement} */ (button)));
  });
})();
