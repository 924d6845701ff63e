// Pointer: the day and the figure under the mouse, beside it above the chart.
//
// In:  the timeline. Out: what a node says that follows the mouse; a finger has the handle and the readout. What is
// grabbed is the time, which follows the pointer until it is let go.

import { figureText } from './figure.js';
import { snap } from './scale.js';
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

/** Goes to the day under the pointer, and on with it until it is let go. @param {Timeline} timeline @param {PointerEvent} event */
export function grabTime(timeline, event) {
  if (event.button !== 0) return;
  event.preventDefault();
  timeline.player.pause();
  const { chart } = timeline.nodes;
  const left = chart.getBoundingClientRect().left;
  const dayAt = (/** @type {PointerEvent} */ e) =>
    snap(timeline.changes, timeline.scale.day(e.clientX - left), timeline.scale.perPixel * 5);
  const { first, last } = timeline.app.days();
  const side =
    timeline.ranging &&
    first !== null &&
    last !== null &&
    Math.abs(dayAt(event) - last) < Math.abs(dayAt(event) - first)
      ? 'last'
      : 'first';
  // A finger may want to scroll the page: it takes the time along once it moves sideways, or is lifted where it was.
  let taken = event.pointerType !== 'touch';
  const move = (/** @type {PointerEvent} */ e) => {
    const [across, along] = [Math.abs(e.clientX - event.clientX), Math.abs(e.clientY - event.clientY)];
    taken = taken || across > along || e.type === 'pointerup';
    if (taken) timeline.go(dayAt(e), side);
  };
  const done = (/** @type {PointerEvent} */ e) => {
    if (!taken && e.type === 'pointerup') move(e);
    chart.removeEventListener('pointermove', move);
    chart.removeEventListener('pointerup', done);
    chart.removeEventListener('pointercancel', done);
    timeline.nodes[side].focus({ preventScroll: true });
  };
  chart.setPointerCapture(event.pointerId);
  chart.addEventListener('pointermove', move);
  chart.addEventListener('pointerup', done);
  chart.addEventListener('pointercancel', done);
  move(event);
}
