// In step: what one map shows of place, language and colours the others show too; each keeps its own period.
//
// In:  several elements stationed-map. Out: a state to each of the others whenever one of them was moved or set.
(() => {
  /** @typedef {import('../../src/stationed/static/embed/stationed-embed').StationedMapElement} StationedMap */
  const maps = /** @type {StationedMap[]} */ (Array.from(document.querySelectorAll('stationed-map')));
  const COMMON = /** @type {const} */ (['language', 'theme']);
  /** @type {Record<string, Record<string, string>>} */
  const WORDS = {
    en: {
      title: 'Three garrisons',
      lead: 'The same country at three times. Move or zoom one map and the others follow.',
      light: 'Light',
      dark: 'Dark',
      shown: '{n} deployments',
      possible: ', {n} of them only possible',
      foot: 'Three frames of one page. They ask nobody for anything else.',
      protocol: '57th Special Corps',
      '17th-army': '17th Army',
      '39th-army': '39th Army',
    },
    ru: {
      title: 'Три гарнизона',
      lead: 'Одна страна в три времени. Сдвиньте одну карту, и остальные последуют за ней.',
      light: 'Светлая',
      dark: 'Тёмная',
      shown: 'Дислокаций: {n}',
      possible: ', из них лишь возможных: {n}',
      foot: 'Три окна с одной страницей. Больше они ни у кого ничего не запрашивают.',
      protocol: '57-й особый корпус',
      '17th-army': '17-я армия',
      '39th-army': '39-я армия',
    },
    mn: {
      title: 'Гурван гарнизон',
      lead: 'Нэг орон, гурван цаг үе. Нэг газрын зургийг хөдөлгөхөд бусад нь дагана.',
      light: 'Цайвар',
      dark: 'Бараан',
      shown: 'Байрлал: {n}',
      possible: ', үүнээс магадгүй нь: {n}',
      foot: 'Нэг хуудсыг гурван цонхонд үзүүлэв. Өөр юу ч татахгүй.',
      protocol: '57 дугаар тусгай корпус',
      '17th-army': '17 дугаар арми',
      '39th-army': '39 дүгээр арми',
    },
  };
  let language = 'en';
  /** Where all maps are: zoom, latitude, longitude. @type {number[]} */
  let place = [];

  /**
   * Whether two places are the same within a pixel, as far as anybody sees.
   * @param {number[]} one
   * @param {number[]} other
   */
  function near(one, other) {
    const pixel = 360 / 256 / 2 ** one[0];
    return one[0] === other[0] && Math.abs(one[1] - other[1]) < pixel && Math.abs(one[2] - other[2]) < pixel;
  }

  /** Sets all maps but one. @param {StationedMap} leader @param {Record<string, string>} state */
  function lead(leader, state) {
    for (const map of maps) if (map !== leader) map.setState(state);
  }

  /** @param {StationedMap} map */
  async function tell(map) {
    const [, title, number] = /** @type {NodeListOf<HTMLElement>} */ (
      map.parentElement?.querySelectorAll('figcaption > *')
    );
    const words = WORDS[language];
    title.textContent = words[map.getAttribute('period') || ''];
    const { definite, possible } = await map.shown();
    const all = words.shown.replace('{n}', String(definite.length + possible.length));
    number.textContent = all + (possible.length ? words.possible.replace('{n}', String(possible.length)) : '');
  }

  /** @param {string} code */
  function speak(code) {
    language = code;
    document.documentElement.lang = code;
    for (const node of document.querySelectorAll('[data-say]'))
      node.textContent = WORDS[code][node.getAttribute('data-say') || ''];
    for (const button of document.querySelectorAll('button[data-language]'))
      button.setAttribute('aria-pressed', String(button.getAttribute('data-language') === code));
    for (const map of maps) tell(map);
  }

  for (const map of maps) {
    // A map that is loaded late, when its reader comes near it, joins the others.
    map.addEventListener('stationed:ready', () => {
      if (place.length) map.setState({ map: place.join('/') });
    });
    map.addEventListener('stationed:state', ({ detail: { state } }) => {
      const [zoom, latitude, longitude] = (state.map || '').split('/').map(Number);
      if (!place.length || !near([zoom, latitude, longitude], place)) {
        place = [zoom, latitude, longitude];
        lead(map, { map: place.join('/') });
      }
      if (state.language && state.language !== language) speak(state.language);
      for (const key of COMMON) {
        const value = state[key];
        for (const other of maps)
          if (value && other !== map && other.getAttribute(key) !== value) other.setAttribute(key, value);
      }
    });
  }
  for (const button of document.querySelectorAll('button[data-language]')) {
    button.addEventListener('click', () =>
      maps[0].setAttribute('language', button.getAttribute('data-language') || 'en'),
    );
  }
  speak(language);
})();
