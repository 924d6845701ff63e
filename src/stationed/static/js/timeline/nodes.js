// Nodes: what the timeline consists of, each node with what it does.

import { button, element } from '../dom/element.js';
import { icon } from '../dom/icons.js';
import { comparedNodes } from './compared.js';
import { eventList } from './events.js';
import { dayField } from './typed.js';
import { grabTime } from './pointer.js';
/** @import { App } from '../app.js' */
/** @import { Timeline } from './timeline.js' */

/** @param {Timeline} timeline @returns {Record<string, any>} */
export function timelineNodes(timeline) {
  const { app, player } = timeline;
  const { words } = app;
  const handle = (/** @type {string} */ side) =>
    element('div', {
      class: `stationed-playhead stationed-playhead-${side}`,
      role: 'slider',
      tabindex: '0',
      on: { keydown: (/** @type {KeyboardEvent} */ event) => timeline.key(event, side) },
    });
  return {
    play: button('stationed-play', '', () => player.toggle()),
    chart: element('div', {
      class: 'stationed-chart',
      on: { pointerdown: (/** @type {PointerEvent} */ event) => grabTime(timeline, event) },
    }),
    first: handle('first'),
    last: handle('last'),
    band: element('div', { class: 'stationed-span' }),
    compared: comparedNodes(),
    drawing: element('div', { class: 'stationed-drawing' }),
    value: element('p', { class: 'stationed-value', hidden: true, 'aria-hidden': 'true' }),
    go: dayField(app, (day) => timeline.jump(day)),
    events: eventList(app, (row) => timeline.choose(row)),
    moment: element('p', { class: 'stationed-moment' }),
    figure: element('p', { class: 'stationed-quiet stationed-figure' }),
    whole: wholeButton(app),
    mode: button('stationed-link', '', () => timeline.switchMode()),
    speed: button('stationed-link', '', () => player.faster()),
    series: button('stationed-link', '', () => timeline.nextSeries(), { title: words.say('time.series') }),
  };
}

/** The button that takes the chosen days back. @param {App} app @returns {any} */
function wholeButton(app) {
  const label = app.words.say('time.whole');
  const whole = button('stationed-whole', '', () => app.apply({ date: '', start_date: '', end_date: '' }), {
    'aria-label': label,
    title: label,
  });
  whole.appendChild(icon('close'));
  return whole;
}

/**
 * Puts a handle on a day and says which that is.
 * @param {Timeline} timeline @param {'first' | 'last'} side @param {number} day
 * @param {boolean} dated whether the reader has chosen it @param {boolean} on
 */
export function placeHandle({ app, nodes, scale, ranging }, side, day, dated, on) {
  const { words, data } = app;
  const node = nodes[side];
  node.hidden = !on;
  node.classList.toggle('stationed-idle', !dated);
  node.style.left = `${scale.at(day)}px`;
  const label = side === 'last' ? 'time.until' : ranging ? 'time.from' : 'time.playhead';
  for (const [name, value] of Object.entries({
    valuemin: data.meta.domain[0],
    valuemax: data.meta.domain[1],
    valuenow: day,
    valuetext: words.day(day),
    label: words.say(label),
  }))
    node.setAttribute(`aria-${name}`, String(value));
}
