// After paint: what follows from a change but is not what the reader looks at first (the legend, numbers, the chart's
// scale) waits here until the map has been painted, so that it does not keep the map waiting.
//
// In:  tasks by name; of one name the last is done. Out: they are done, all at once, as soon as the frame of the last
// change is on the screen, and while change follows on change a few times a second. With few claims nothing waits.

/** With more claims than this there is something to wait for. */
export const MANY_CLAIMS = 5000;

/**
 * Nothing waits longer than so many milliseconds: not while the time runs, nor on a page that is not painted at all.
 */
const LONGEST_WAIT = 300;

export class AfterPaint {
  /** @param {() => boolean} waits whether tasks wait at all */
  constructor(waits) {
    this.waits = waits;
    /** @type {Map<string, () => void>} */
    this.tasks = new Map();
    this.timer = 0;
    this.frame = 0;
    // What is printed is whole.
    window.addEventListener('beforeprint', () => this.flush());
  }

  /** @param {string} name @param {() => void} task */
  put(name, task) {
    if (!this.waits()) {
      task();
      return;
    }
    this.tasks.set(name, task);
    if (!this.timer) this.timer = window.setTimeout(() => this.flush(), LONGEST_WAIT);
    cancelAnimationFrame(this.frame);
    // When a frame begins the one before it has been painted; a task of its own, so as not to delay the new one either.
    this.frame = requestAnimationFrame(() => {
      this.frame = requestAnimationFrame(() => {
        setTimeout(() => this.flush());
      });
    });
  }

  /** Does at once what waits. */
  flush() {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.timer = 0;
    const tasks = Array.from(this.tasks.values());
    this.tasks.clear();
    for (const task of tasks) task();
  }
}
