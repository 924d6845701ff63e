"""Warnings of a build of tiles: told with their place, since checking so large an atlas again takes long."""

from __future__ import annotations

from click.testing import CliRunner
from small_atlas import a_small_atlas

from stationed.cli import main, tiles


def test_warnings_of_a_build_of_tiles_are_told_with_their_place_and_no_more_than_some(tmp_path, monkeypatch):
    atlas = a_small_atlas(tmp_path)
    settings = atlas / "atlas.toml"
    settings.write_text('flavour = "sweet"\nscent = "none"\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(tiles, "TOLD", 1)
    done = CliRunner().invoke(main, ["build", str(atlas), "--tiles", "--output", str(tmp_path / "out")])
    assert done.exit_code == 0
    told = [line for line in done.stderr.splitlines() if line.startswith(("warning: ", "and "))]
    assert told[0].startswith("warning: atlas.toml")
    assert "flavour" in told[0]
    assert told[1:] == ["and 1 more"]
    quiet = CliRunner().invoke(main, ["build", str(atlas), "--tiles", "--quiet", "--output", str(tmp_path / "out")])
    assert "flavour" not in quiet.stderr
