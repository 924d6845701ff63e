"""Browser tests wait for a state of the page; a time is waited for in one place, with its reason."""

from __future__ import annotations

import re
from pathlib import Path

BROWSER = Path(__file__).parent.parent / "browser"
REASONS = {
    ("test_timeline.py", "a timeline that still plays would move on"),
    ("test_address.py", "the address is written half a second after a change, and there was none"),
    ("test_address.py", "a drag takes time"),
    ("test_address.py", "the address is written half a second after a change, in a frame never as an entry"),
    ("test_by_key.py", "nothing more may be said"),
    ("test_compare.py", "playing on would end it within a few frames"),
    ("test_links.py", "the address is followed once the browser has told of it"),
    ("embed/test_guest_frames.py", "the host may not scroll"),
    ("embed/test_guest_frames.py", "a finger takes time to move"),
}
"""Where a test lets time pass, since nothing may happen meanwhile or a hand would take it."""


def scripts():
    return {path.relative_to(BROWSER).as_posix(): path.read_text("utf-8") for path in sorted(BROWSER.rglob("*.py"))}


def test_no_browser_test_waits_for_a_time():
    waits = re.compile(r"wait_for_timeout|time\.sleep|from time import")
    assert [name for name, text in scripts().items() if name != "waiting.py" and waits.search(text)] == []


def test_every_time_that_passes_has_one_of_the_known_reasons():
    found = set()
    for name, text in scripts().items():
        if name == "waiting.py":
            continue
        reasons = re.findall(r"let_pass\([^,]+, \d+, \"([^\"]+)\"\)", text)
        assert len(reasons) == text.count("let_pass("), name
        found |= {(name, reason) for reason in reasons}
    assert found == REASONS
