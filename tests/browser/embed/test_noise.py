"""Malformed and hostile messages: nothing thrown, nothing changed, and the next good one is answered."""

from __future__ import annotations

import random

from browser.embed.talking import ask, page_with


def noise(chance: random.Random, depth: int = 0):
    """A value that a host might send by mistake or in malice."""
    words = [
        "",
        "stationed:setState",
        "stationed:getState",
        "all",
        "none",
        "x" * 300,
        "</script>",
        "\ud83d\ude00",
        "\u0000",
    ]
    simple = [None, True, False, 0, -1, 1e308, 5e-324, 2**53, chance.random(), *words]
    if depth > 3 or chance.random() < 0.5:
        return chance.choice(simple)
    if chance.random() < 0.4:
        return [noise(chance, depth + 1) for _ in range(chance.randrange(4))]
    keys = [
        "type",
        "id",
        "state",
        "version",
        "periods",
        "map",
        "bbox",
        "date",
        "select",
        "toString",
        "length",
        "__proto__",
    ]
    return {chance.choice(keys): noise(chance, depth + 1) for _ in range(chance.randrange(6))}


def hostile(chance: random.Random):
    """A request whose parts are noise, or a state that means nothing."""
    keys = [
        "map",
        "bbox",
        "periods",
        "date",
        "start_date",
        "select",
        "language",
        "theme",
        "ui",
        "colour",
        "without",
        "story",
    ]
    bad = [
        "99/99/999",
        "1939-02-30",
        "-1",
        "nowhere",
        "NaN",
        "1e3/0/0",
        "0,0,0,0",
        "javascript:alert(1)",
        "'\"><img>",
        "%00",
    ]
    state = {
        chance.choice(keys): chance.choice([*bad, {"toString": 1}, [[]], [{}], True, "9" * 20_000]) for _ in range(4)
    }
    if chance.random() < 0.5:
        return {"type": "stationed:setState", "id": chance.choice(["n", 1, None, [], {}]), "state": state}
    return noise(chance)


# What can be sent but not written as JSON.
ODD = """
() => {
  const to = document.querySelector('iframe').contentWindow;
  const ring = [];
  ring.push(ring);
  const state = { type: 'stationed:setState' };
  const odd = [ring, new Map([[1, 2]]), new Date(0), new ArrayBuffer(8), 10n, /x/, new Error('x'), undefined];
  odd.push({ ...state, id: 1n, state: new Map() }, { ...state, id: 'r', state: { periods: ring } });
  odd.push({ type: 'stationed:shown', id: Infinity }, { type: 'stationed:getState', id: NaN });
  for (const one of odd) to.postMessage(one, '*');
}
"""


def test_hundreds_of_malformed_messages_throw_nothing_and_change_nothing(host, maps, frame_of):
    page = host(page_with(f"{maps.address}/rhine.html"))
    frame = frame_of(page)
    chance = random.Random(1939)
    before = frame.evaluate("stationed.getState()")
    messages = [hostile(chance) for _ in range(400)]
    page.evaluate(
        "(all) => all.forEach((one) => document.querySelector('iframe').contentWindow.postMessage(one, '*'))", messages
    )
    page.evaluate(ODD)
    after = ask(page, "getState", id="after")["state"]
    assert after == before
    assert frame.evaluate("stationed.getState()") == before
