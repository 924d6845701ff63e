// Pointer: the day and the figure under the mouse, beside it above the chart.
//
// In:  the timeline. Out: what a node says that follows the mouse; a finger has the handle and the readout.

import { figureText } from './figure.js';
/** @import { Timeline } from './timeline.js' */

/**
 * Lets a value follow the mouse over the chart.
 * @param {Timeline} timeline
 * @param {any} chart
 * @param {any} node
 */
export function followPointer(timeline, chart, node) {
  const hide = () => {
    node.hidden = true;
  };
  chart.addEventListener('pointermove', (/** @type {PointerEvent} */ event) => {
    if (event.pointerType === 'touch') return;
    const { left, width } = chart.getBoundingClientRect();
    const x = event.clientX - left;
    const day = timeline.scale.day(x);
    const figure = figureText(timeline.app, timeline.series(), day, timeline.coverage());
    node.textContent = [timeline.app.words.day(day), figure].filter(Boolean).join(' · ');
    node.hidden = false;
    node.style.left = `${Math.max(0, Math.min(x - node.offsetWidth / 2, width - node.offsetWidth))}px`;
  });
  for (const name of ['pointerleave', 'pointercancel']) chart.addEventListener(name, hide);
}
