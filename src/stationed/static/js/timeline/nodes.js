// Nodes: what the timeline consists of, each node with what it does.

import { button, element } from '../dom/element.js';
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
      on: { pointerdown: (/** @type {PointerEvent} */ event) => timeline.grab(event) },
    }),
    first: handle('first'),
    last: handle('last'),
    band: element('div', { class: 'stationed-span' }),
    drawing: element('div', { class: 'stationed-drawing' }),
    moment: element('p', { class: 'stationed-moment' }),
    figure: element('p', { class: 'stationed-quiet stationed-figure' }),
    whole: button('stationed-link', words.say('time.whole'), () =>
      app.apply({ date: '', start_date: '', end_date: '' }),
    ),
    mode: button('stationed-link', '', () => timeline.switchMode()),
    speed: button('stationed-link', '', () => player.faster(), { title: words.say('time.speed') }),
    series: button('stationed-link', '', () => timeline.nextSeries(), { title: words.say('time.series') }),
  };
}
