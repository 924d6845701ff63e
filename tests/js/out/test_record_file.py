"""Record files: put together some rows at a time, the page's turn in between, and whole or not at all."""

from __future__ import annotations

import pytest

SCRIPTS = ["out/record-file"]
SHEET = "{ begin: '<', text: (row) => `row ${row}`, between: ';', end: '>' }"


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501, 2000])
def test_a_file_is_its_rows_between_begin_and_end(in_node, count):
    file = f"fileOf({SHEET}, Uint32Array.from({{ length: {count} }}, (_, i) => i), 'text/plain', () => true)"
    text = in_node(SCRIPTS, f"(async () => {{ const file = await {file}; return [file.type, await file.text()]; }})()")
    assert text == ["text/plain;charset=utf-8", f"<{';'.join(f'row {row}' for row in range(count))}>"]


def test_a_file_too_long_for_one_piece_is_the_same(in_node):
    sheet = "{ begin: '<', text: (row) => String(row).padStart(3000, 'ж'), between: ';', end: '>' }"
    make = f"fileOf({sheet}, Uint32Array.from({{ length: 3000 }}, (_, i) => i), 'text/plain', () => true)"
    same = "(text) => text === `<${Array.from({ length: 3000 }, (_, i) => String(i).padStart(3000, 'ж')).join(';')}>`"
    assert in_node(SCRIPTS, f"(async () => ({same})(await (await {make}).text()))()") is True


SLOW = """{ begin: '', text: () => {
  const end = performance.now() + 0.2; while (performance.now() < end); return 'x'; } }"""


def test_the_page_has_its_turn_while_a_long_file_is_put_together(in_node):
    code = f"""(async () => {{
      const shares = [];
      let turns = 0;
      const timer = setInterval(() => {{ turns += 1; }}, 1);
      const sheet = {{ between: '', end: '', ...{SLOW} }};
      const file = await fileOf(sheet, new Uint32Array(3000), '', (share) => {{ shares.push(share); return true; }});
      clearInterval(timer);
      return {{ shares, turns, size: file.size }};
    }})()"""
    found = in_node(SCRIPTS, code)
    assert found["size"] == 3000
    assert found["turns"] > 0
    assert found["shares"] == sorted(found["shares"])
    assert all(0 < share < 1 for share in found["shares"])


def test_a_file_that_nobody_wants_any_more_is_not_made(in_node):
    sheet = f"{{ between: '', end: '', ...{SLOW} }}"
    assert in_node(SCRIPTS, f"fileOf({sheet}, new Uint32Array(3000), '', () => false)") is None
