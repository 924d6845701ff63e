// Figures: what a claim says in numbers and names, as rows of a list; shared by card and table.

/** The figures of a claim: label and value in words. @param {any} app @param {number} claim @returns {{label: string, value: string}[]} */
function figuresOf(app, claim) {
  const { claims } = app.tables;
  const { language } = app.words;
  return app.data.meta.quantities
    .map((/** @type {any} */ quantity) => ({ label: localised(quantity.label, language), value: claims.text(`${quantity.name}_${language}`, claim) }))
    .filter((/** @type {{value: string}} */ figure) => figure.value !== '');
}

/** The claims of a deployment. @param {any} app @param {number} deployment @returns {number[]} */
function claimsOfDeployment(app, deployment) {
  const { deployments } = app.tables;
  const first = deployments.numbers('first_claim')[deployment];
  return Array.from({ length: deployments.numbers('claim_count')[deployment] }, (_, i) => first + i);
}

/** @type {WeakMap<Columns, Runs>} the claims of each unit, by the table of claims; made when first asked for */
const UNIT_RUNS = new WeakMap();

/** The claims of each unit. @param {{claims: Columns, units: Columns}} tables @returns {Runs} */
function unitRuns({ claims, units }) {
  const known = UNIT_RUNS.get(claims);
  if (known) return known;
  const runs = new Runs(claims.numbers('unit'), units.n);
  UNIT_RUNS.set(claims, runs);
  return runs;
}

/** The deployments of a unit, in order of time. @param {any} app @param {number} unit @returns {number[]} */
function deploymentsOfUnit(app, unit) {
  const { claims, deployments } = app.tables;
  if (unit < 0) return [];
  const of = claims.numbers('deployment');
  const found = Array.from(new Set(Array.from(unitRuns(app.tables).of(unit), (claim) => of[claim])));
  const start = (/** @type {number} */ d) => claims.numbers('possible_first')[deployments.numbers('first_claim')[d]];
  return found.sort((a, b) => start(a) - start(b));
}

/** The name a claim gives its unit, in the reader's language and as the unit's own side writes it. @param {any} app @param {number} claim @returns {{name: string, own: string}} */
function designationOf(app, claim) {
  const { claims, units, allegiances } = app.tables;
  const unit = claims.numbers('unit')[claim];
  const name = claims.words('designation', claim, app.words.language) || units.words('designation', unit, app.words.language);
  const side = unit < 0 ? -1 : units.numbers('allegiance')[unit];
  const language = side < 0 ? '' : allegiances.text('language', side);
  const own = language ? claims.text(`designation_${language}`, claim) || units.text(`designation_${language}`, unit) : '';
  return { name, own: own === name ? '' : own };
}

/** The place of a claim under its name of that time, or that it is not known. @param {any} app @param {number} claim @returns {string} */
function placeOf(app, claim) {
  const { claims, locations } = app.tables;
  const location = claims.numbers('location')[claim];
  if (location < 0) return app.words.say('place.none');
  const day = Math.max(claims.numbers('possible_first')[claim], FAR_PAST + 1);
  const name = placeName(app.tables, location, app.words.language, Math.min(day, claims.numbers('possible_last')[claim]));
  return locations.numbers('located')[location] ? name : app.words.say('place.unlocated', { name });
}

/** @param {any} app @param {number} claim @returns {string} */
function datesOf(app, claim) {
  return app.tables.claims.text(`dates_${app.words.language}`, claim) || app.words.say('dates.none');
}

/** What differs between rival claims: place, beginning, men ... @param {any} app @param {number} deployment @returns {string} */
function contestedThings(app, deployment) {
  return thingsOf(app, app.tables.deployments.text('contested_in', deployment));
}

/** The things that a cell of contested_in names, in words. @param {any} app @param {string} cell @returns {string} */
function thingsOf(app, cell) {
  const { words, data } = app;
  return cell.split(';').filter(Boolean).map((/** @type {string} */ thing) => {
    const quantity = data.meta.quantities.find((/** @type {any} */ one) => one.name === thing);
    return quantity ? localised(quantity.label, words.language).toLowerCase() : words.say(`contested.${thing}`);
  }).join(', ');
}

/** A sentence that says what differs between rival claims. @param {any} app @param {number} deployment @returns {string} */
function contestedText(app, deployment) {
  const things = contestedThings(app, deployment);
  return things ? app.words.say('contested.in', { things }) : '';
}
