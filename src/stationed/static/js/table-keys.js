// Table keys: by what the columns of the table sort, from codes and distinct texts; no text is made for a row.
//
// In:  the app. Out: a number for each deployment, NaN where a cell is blank.

/** A number for each row by its text in a column; the texts are looked at once each. @param {Columns} table @param {string} name @param {(text: string) => number} numberOf @returns {(row: number) => number} */
function placesOfTexts(table, name, numberOf) {
  const codes = table.codes(name);
  const texts = table.distinct(name);
  const numbers = Float64Array.from({ length: texts.length }, (_, code) => numberOf(String(texts.at(code))));
  return (row) => numbers[codes[row]];
}

/** How many sources a deployment rests on. @param {App} app @param {number} row @returns {number} */
function sourceCount(app, row) {
  return new Set(claimsOfDeployment(app, row).flatMap((claim) => app.tables.claims.list('sources', claim))).size;
}

/** @param {App} app @returns {Float64Array} */
function sourceKeys(app) {
  const { claims, deployments } = app.tables;
  const counts = placesOfTexts(claims, 'sources', (text) => (text === '' ? 0 : text.split(';').length));
  const first = deployments.numbers('first_claim');
  const several = deployments.numbers('claim_count');
  return Float64Array.from({ length: deployments.n }, (_, row) => (several[row] === 1 ? counts(first[row]) : sourceCount(app, row)));
}

/**
 * Sort keys from a key of each claim: that of the first claim that has one, then that of the first that differs from it.
 * @param {App} app @param {(claim: number) => number} keyOf whole numbers below most, NaN for none @param {number} most @returns {Float64Array}
 */
function firstOfClaims(app, keyOf, most) {
  const { claims, deployments } = app.tables;
  const keys = new Float64Array(deployments.n).fill(NaN);
  const deployment = claims.numbers('deployment');
  for (let claim = 0; claim < claims.n; claim += 1) {
    const key = keyOf(claim);
    const row = deployment[claim];
    if (key !== key) continue;
    if (keys[row] !== keys[row]) keys[row] = key;
    else if (keys[row] !== key && Number.isInteger(keys[row])) keys[row] += (key + 1) / (most + 2);
  }
  return keys;
}

/** By the name that each claim gives its unit, in the order of the reader's language. @param {App} app @returns {Float64Array} */
function unitKeys(app) {
  const { claims, units } = app.tables;
  const { language } = app.words;
  const names = [`designation_${language}`, 'designation'].filter((name) => claims.has(name));
  /** @type {string[]} */
  const texts = [];
  const columns = names.map((name) => {
    const distinct = claims.distinct(name);
    const from = texts.length;
    for (let code = 0; code < distinct.length; code += 1) texts.push(String(distinct.at(code)));
    return { codes: claims.codes(name), from };
  });
  const own = texts.length;
  for (let row = 0; row < units.n; row += 1) texts.push(units.words('designation', row, language));
  const keys = textKeys(texts, orderOf(language));
  const unit = claims.numbers('unit');
  return firstOfClaims(app, (claim) => {
    for (const { codes, from } of columns) if (texts[from + codes[claim]] !== '') return keys[from + codes[claim]];
    return unit[claim] < 0 ? NaN : keys[own + unit[claim]];
  }, texts.length);
}

/** By the name of the place at that time, in the order of the reader's language. @param {App} app @returns {Float64Array} */
function placeKeys(app) {
  const { claims, locations } = app.tables;
  const location = claims.numbers('location');
  const named = locations.numbers('name_count');
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const numberOf = (/** @type {string} */ text) => {
    if (!numbers.has(text)) numbers.set(text, numbers.size);
    return Number(numbers.get(text));
  };
  // A place without names of its own is called the same at all times.
  const fixed = new Int32Array(locations.n).fill(-1);
  const texts = Int32Array.from({ length: claims.n }, (_, claim) => {
    const place = location[claim];
    if (place < 0 || named[place] > 0) return numberOf(placeOf(app, claim));
    if (fixed[place] < 0) fixed[place] = numberOf(placeOf(app, claim));
    return fixed[place];
  });
  const keys = textKeys(Array.from(numbers.keys()), orderOf(app.words.language));
  return firstOfClaims(app, (claim) => keys[texts[claim]], numbers.size);
}

/** The order of two texts in a language, numbers in them by their size. @param {string} language @returns {(a: string, b: string) => number} */
function orderOf(language) {
  return new Intl.Collator(language, { numeric: true }).compare;
}
