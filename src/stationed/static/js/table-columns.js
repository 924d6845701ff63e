// Table columns: what each column of the table says of a deployment, and how it sorts.
//
// In:  the app. Out: columns with a title, a text and a sort key for each deployment.

/** @typedef {{id: string, title: string, number?: boolean, text: (row: number) => string, keys: () => Float64Array}} TableColumn */

const CERTAINTIES = ['certain', 'less-certain', 'uncertain'];

/** The distinct texts of a deployment's claims, side by side where they differ. @param {App} app @param {number} row @param {(claim: number) => string} textOf @returns {string} */
function ofClaims(app, row, textOf) {
  return Array.from(new Set(claimsOfDeployment(app, row).map(textOf).filter(Boolean))).join(' / ');
}

/** Sort keys from the claims of each deployment: the least of their numbers that are numbers. @param {App} app @param {(claim: number) => number} keyOf @returns {Float64Array} */
function leastOfClaims(app, keyOf) {
  const { claims, deployments } = app.tables;
  const keys = new Float64Array(deployments.n).fill(NaN);
  const deployment = claims.numbers('deployment');
  for (let claim = 0; claim < claims.n; claim += 1) {
    const key = keyOf(claim);
    const row = deployment[claim];
    if (key === key && !(keys[row] <= key)) keys[row] = key;
  }
  return keys;
}

/** The quantity that the table shows: the first that any claim states. @param {App} app @returns {any} */
function firstQuantity(app) {
  return app.data.meta.quantities.find((/** @type {any} */ one) => app.tables.claims.has(one.name));
}

/** @param {App} app @returns {TableColumn[]} */
function tableColumns(app) {
  const { words, tables } = app;
  const { claims, deployments } = tables;
  const column = (/** @type {string} */ id, /** @type {(row: number) => string} */ text, /** @type {() => Float64Array} */ keys) => ({ id, title: words.say(`table.${id}`), text, keys });
  const begin = claims.numbers('possible_first');
  const end = claims.numbers('possible_last');
  return [
    column('unit', (row) => ofClaims(app, row, (claim) => designationOf(app, claim).name), () => unitKeys(app)),
    column('place', (row) => ofClaims(app, row, (claim) => placeOf(app, claim)), () => placeKeys(app)),
    column('dates', (row) => ofClaims(app, row, (claim) => datesOf(app, claim)), () => leastOfClaims(app, (claim) => (begin[claim] > end[claim] ? NaN : begin[claim]))),
    ...quantityColumn(app),
    column('certainty', (row) => ofClaims(app, row, (claim) => certaintyOf(app, claim)), () => {
      const places = placesOfTexts(claims, 'certainty', (text) => (CERTAINTIES.includes(text) ? CERTAINTIES.indexOf(text) : NaN));
      return leastOfClaims(app, (claim) => places(claim));
    }),
    column('presence', (row) => words.say(`presence.${app.shownNow.states[row]}`), () => Float64Array.from(app.shownNow.states, (state) => -state)),
    column('contested', (row) => contestedThings(app, row), () => {
      const counts = placesOfTexts(deployments, 'contested_in', (text) => -text.split(';').filter(Boolean).length || NaN);
      return Float64Array.from({ length: deployments.n }, (_, row) => counts(row));
    }),
    { ...column('sources', (row) => words.number(sourceCount(app, row)), () => sourceKeys(app)), number: true },
  ];
}

/** @param {App} app @returns {TableColumn[]} */
function quantityColumn(app) {
  const quantity = firstQuantity(app);
  if (!quantity) return [];
  const { claims } = app.tables;
  const low = claims.numbers(quantity.name);
  const { language } = app.words;
  return [{
    id: 'figure', title: localised(quantity.label, language), number: true,
    text: (row) => ofClaims(app, row, (claim) => claims.text(`${quantity.name}_${language}`, claim)),
    keys: () => leastOfClaims(app, (claim) => (low[claim] === null ? NaN : low[claim])),
  }];
}

/** @param {App} app @param {number} claim @returns {string} */
function certaintyOf(app, claim) {
  const word = app.tables.claims.text('certainty', claim);
  return word ? app.words.say(`certainty.${word}`) : '';
}
