// Player: plays the moment through the timeline.

import { replaceChildren } from '../dom/element.js';
import { icon } from '../dom/icons.js';
import { daysPlayed } from './stops.js';

const SPEEDS = [1, 2, 4, 0.5];

/** Plays the moment through the periods that are on, frame by frame, until their end. */
export class Player {
  /** @param {any} timeline @param {number} seconds for the whole time at the first speed */
  constructor(timeline, seconds) {
    this.timeline = timeline;
    this.seconds = seconds;
    this.speed = 0;
    this.playing = false;
    /** How often it has begun: a frame of a play that was ended goes on with no other. */
    this.plays = 0;
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    const { timeline } = this;
    // It stops where the periods end that are on, and switches no other on.
    const [from, to] = daysPlayed(timeline.app);
    this.playing = true;
    this.plays += 1;
    const { plays } = this;
    let last = 0;
    const day = timeline.day('first');
    let at = day >= to || day < from ? from : day;
    const frame = (/** @type {number} */ now) => {
      if (!this.playing || plays !== this.plays) return;
      if (last) at += ((now - last) / 1000) * ((to - from) / this.seconds) * SPEEDS[this.speed];
      last = now;
      if (Math.floor(at) !== timeline.day('first') || timeline.app.days().first === null)
        timeline.go(Math.min(Math.floor(at), to), 'first');
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
    speed.textContent = `×${words.number(SPEEDS[this.speed])}`;
    const said = words.say('time.times', { n: SPEEDS[this.speed] });
    speed.setAttribute('aria-label', said);
    speed.title = said;
  }
}
