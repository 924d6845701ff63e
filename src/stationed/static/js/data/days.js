// Days: whole-number days (0 is 1970-01-01, proleptic Gregorian, astronomical years) and the
// year-month-day form of the state keys. The dates of the data are never parsed here: Python did that.
// Pure: no DOM, no Leaflet, no clock, and no Date object, which is wrong before the common era.

export const FAR_PAST = -(2 ** 62);

export const FAR_FUTURE = 2 ** 62;

/**
 * The day of a year, month and day of the month.
 * After Howard Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil).
 * @param {number} year @param {number} month @param {number} day @returns {number}
 */
export function dayNumber(year, month, day) {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
  return era * 146097 + dayOfEra - 719468;
}

/**
 * The year, month and day of the month of a day.
 * @param {number} days @returns {{year: number, month: number, day: number}}
 */
export function civil(days) {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const ofEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: ofYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/** @param {number} days @returns {string} */
export function isoDay(days) {
  const { year, month, day } = civil(days);
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * The day of a state key's value, or null when it is not a day that exists.
 * @param {unknown} text @returns {number | null}
 */
export function dayOfKey(text) {
  const match = /^(-?\d{4,6})-(\d\d)-(\d\d)$/.exec(String(text));
  if (!match) return null;
  const days = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  return isoDay(days) === text ? days : null;
}

/**
 * The same day of the month some months on, the last day where the month is shorter.
 * @param {number} days
 * @param {number} months
 * @returns {number}
 */
export function addMonths(days, months) {
  const { year, month, day } = civil(days);
  const count = year * 12 + month - 1 + months;
  const first = dayNumber(Math.floor(count / 12), (((count % 12) + 12) % 12) + 1, 1);
  const next = dayNumber(Math.floor((count + 1) / 12), ((((count + 1) % 12) + 12) % 12) + 1, 1);
  return Math.min(first + day - 1, next - 1);
}

/**
 * The place of the last day that is not after a given one, or -1.
 * @param {ArrayLike<number>} days sorted
 * @param {number} day
 * @returns {number}
 */
export function lastBefore(days, day) {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
