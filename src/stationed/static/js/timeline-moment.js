// Timeline, the moment: what it is in words, how keys move it, and playing.

/** The moment, range or periods shown, in words. @param {App} app @returns {string} */
function momentText(app) {
  const { words, tables } = app;
  const { first, last } = app.days();
  if (first !== null && last !== null) return first === last ? words.day(first) : words.say('time.range', { first: words.day(first), last: words.day(last) });
  const rows = app.periodRows();
  if (rows.length === 1) return tables.periods.words('span', rows[0], words.language);
  return rows.length ? words.say('time.periods', { n: rows.length }) : words.say('time.none');
}

/** The figure of a day in words; a figure that is in doubt as its two ends. @param {App} app @param {Series | null} series @param {number} day @returns {string} */
function figureText(app, series, day) {
  if (!series) return '';
  const { words } = app;
  const at = lastBefore(series.days, day);
  if (at < 0 || series.high[at] === 0) return words.say('figure.unknown');
  const unit = localised(series.label, words.language).toLowerCase();
  const { low, high } = { low: series.low[at], high: series.high[at] };
  return low === high ? words.say('figure.one', { low, unit }) : words.say('figure.band', { low, high, unit });
}

/** The days of the whole time on which something changes or happens, in order. @param {App} app @returns {number[]} */
function stopsOf(app) {
  const [from, to] = app.data.meta.domain;
  const { events, claims } = app.tables;
  const days = new Set(changeDates(claims));
  for (let row = 0; row < events.n; row += 1) days.add(events.numbers('first')[row]);
  return Array.from(days).filter((day) => day >= from && day <= to).sort((a, b) => a - b);
}

/** The day a key goes to, or null when the key means nothing here. @param {KeyboardEvent} event @param {number} day @param {number[]} changes @param {[number, number]} domain @returns {number | null} */
function steppedDay(event, day, changes, domain) {
  const sign = event.key === 'ArrowRight' || event.key === 'ArrowUp' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowDown' ? -1 : 0;
  if (sign && event.shiftKey) return day + sign;
  if (sign && event.ctrlKey) return addMonths(day, sign);
  if (sign) return nextChange(changes, day, sign, domain);
  if (event.key === 'PageUp') return addMonths(day, 12);
  if (event.key === 'PageDown') return addMonths(day, -12);
  if (event.key === 'Home') return domain[0];
  return event.key === 'End' ? domain[1] : null;
}

/** Plays the moment through the timeline, frame by frame, until its end. */
class Player {
  /** @param {any} timeline @param {number} seconds for the whole time at the first speed */
  constructor(timeline, seconds) {
    this.timeline = timeline;
    this.seconds = seconds;
    this.speed = 0;
    this.playing = false;
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    const { timeline } = this;
    const [from, to] = timeline.domain;
    this.playing = true;
    let last = 0;
    const day = timeline.day('first');
    let at = day >= to || day < from ? from : day;
    const frame = (/** @type {number} */ now) => {
      if (!this.playing) return;
      if (last) at += ((now - last) / 1000) * ((to - from) / this.seconds) * SPEEDS[this.speed];
      last = now;
      if (Math.floor(at) !== timeline.day('first') || timeline.app.days().first === null) timeline.go(Math.min(Math.floor(at), to), 'first');
      if (at >= to) this.pause();
      else requestAnimationFrame(frame);
    };
    if (timeline.ranging) timeline.switchMode();
    requestAnimationFrame(frame);
    this.show();
  }

  pause() {
    this.playing = false;
    this.show();
  }

  faster() {
    this.speed = (this.speed + 1) % SPEEDS.length;
    this.show();
  }

  show() {
    const { play, speed } = this.timeline.nodes;
    if (!play) return;
    const { words } = this.timeline.app;
    const label = words.say(this.playing ? 'time.pause' : 'time.play');
    replaceChildren(play, [icon(this.playing ? 'pause' : 'play')]);
    play.setAttribute('aria-label', label);
    play.title = label;
    speed.textContent = words.say('time.times', { n: SPEEDS[this.speed] });
  }
}
