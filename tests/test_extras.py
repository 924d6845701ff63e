"""What a message says of a missing extra can be typed where the package was installed."""

from __future__ import annotations

import pytest

from stationed import extras


@pytest.mark.parametrize(
    ("receipt", "command"),
    [
        ("pyvenv.cfg", "pip install 'stationed[sheets]'"),
        ("pipx_metadata.json", "pipx install --force 'stationed[sheets]'"),
        ("uv-receipt.toml", "uv tool install 'stationed[sheets]'"),
    ],
    ids=["pip", "pipx", "uv"],
)
def test_an_extra_is_added_by_what_installed_the_package(tmp_path, monkeypatch, receipt, command):
    (tmp_path / receipt).touch()
    monkeypatch.setattr(extras.sys, "prefix", str(tmp_path))
    assert extras.installing("sheets") == command


def test_an_extra_is_quoted_as_the_prompt_of_windows_reads_it(tmp_path, monkeypatch):
    monkeypatch.setattr(extras.sys, "prefix", str(tmp_path))
    monkeypatch.setattr(extras.sys, "platform", "win32")
    assert extras.installing("pdf") == 'pip install "stationed[pdf]"'
