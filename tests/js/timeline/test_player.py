"""The player goes through the timeline once at a time, however fast it is ended and begun again."""

from __future__ import annotations

# A timeline of a hundred days that counts where it went, and frames that come when they are asked for.
TIMELINE = """
const frames = []; const went = []; let day = 0;
globalThis.requestAnimationFrame = (frame) => frames.push(frame);
const numbers = (name) => (name === 'first' ? [0] : [100]);
const app = { data: { meta: { domain: [0, 100] } }, periodRows: () => [0], tables: { periods: { numbers } },
  days: () => ({ first: day, last: day }) };
const timeline = { app, nodes: {}, ranging: false, day: () => day, go: (to) => { day = to; went.push(to); } };
const player = new Player(timeline, 10);
const frame = (now) => { for (const one of frames.splice(0)) one(now); };
"""


def test_a_second_is_a_second_after_play_was_ended_and_begun_within_a_frame(in_node):
    run = f"""(() => {{ {TIMELINE}
      player.play(); player.toggle(); player.toggle();
      frame(1000); frame(2000);
      return [went, frames.length]; }})()"""
    assert in_node(["timeline/player"], run) == [[10], 1]
