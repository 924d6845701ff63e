"""TOML: the settings of an atlas."""

from __future__ import annotations

from stationed.model import AtlasConfig, Finding
from stationed.reading.config import read_config
from stationed.reading.formats.format import Format, Given


def _settings(given: Given) -> tuple[AtlasConfig, list[Finding]]:
    return read_config(given.data, name=given.atlas)


TOML = Format(name="TOML", suffixes=(".toml",), also=(".txt",), settings=_settings)
