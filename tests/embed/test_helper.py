"""The helper script that sites may use: small, whole, and typed as it behaves."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from node_process import NODE

from stationed.embed import helper_script

STATIC = Path(__file__).parent.parent.parent / "src" / "stationed" / "static" / "embed"


def test_it_is_smaller_than_three_kilobytes_and_asks_for_nothing():
    script = helper_script()
    assert len(script.encode()) < 3000
    assert not re.search(r"https?:|import|fetch|XMLHttp|document\.write|innerHTML|eval|cookie|localStorage", script)


def test_what_is_shipped_still_runs_without_its_comments(tmp_path):
    path = tmp_path / "helper.js"
    stub = "globalThis.HTMLElement = class {}; globalThis.customElements = { define: (name) => console.log(name) };\n"
    path.write_text(stub + helper_script(), encoding="utf-8")
    done = subprocess.run([NODE, path], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "stationed-map"


def test_every_method_and_attribute_that_the_types_name_is_there():
    source = (STATIC / "stationed-embed.js").read_text(encoding="utf-8")
    types = (STATIC / "stationed-embed.d.ts").read_text(encoding="utf-8")
    named = re.search(r"Its attributes: ([\w, ]+)\.", re.sub(r"\n \* ", " ", types))
    assert named is not None
    assert [name for name in named[1].split(", ") if name not in source] == []
    element = types.partition("interface StationedMapElement")[2].partition("addEventListener")[0]
    members = re.findall(r"^  (?:readonly )?(\w+)(?=[:(])", element, re.MULTILINE)
    assert members == ["ready", "state", "unmet", "frame", "getState", "setState", "shown"]
    assert [name for name in members if not re.search(rf"^ +{name}( =|\()", source, re.MULTILINE)] == []
