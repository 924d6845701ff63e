"""What may not stand in the files of the project, and that vendored files are what they say."""

from __future__ import annotations

import hashlib
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
VENDOR = ROOT / "src" / "stationed" / "static" / "vendor"
# Put together from halves, so that this file does not find itself.
REGISTRIES = ("pypi" + ".org", "python" + "hosted", "registry.npm" + "js", "registry.yarn" + "pkg", "npm" + "mirror")
OPTIONS = ("--index" + "-url", "--extra-index" + "-url", "--find" + "-links", '"resolved' + '"')
MACHINE_PATH = re.compile(r"(?<![\w.)/<])/(?:root|work|home/[a-z]|Users/[a-z])[\w./-]")
LEFT_OUT = re.compile(
    r"pytest\." + r"skip|mark\.skip|skip" + r"if|importor" + r"skip|x" + r"fail|\b(?:it|test|describe)\.skip"
)


def tracked() -> dict[Path, str]:
    """The text of every file that git knows."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    texts = {}
    for name in names.split("\0"):
        path = ROOT / name
        if name and path.is_file() and VENDOR not in path.parents:
            raw = path.read_bytes()
            if b"\0" not in raw:
                texts[path.relative_to(ROOT)] = raw.decode("utf-8", errors="replace")
    return texts


@pytest.fixture(scope="module")
def texts() -> dict[Path, str]:
    return tracked()


def test_no_file_names_a_registry_or_tells_a_tool_to_use_one(texts):
    assert [(str(path), word) for path, text in texts.items() for word in REGISTRIES + OPTIONS if word in text] == []


def test_no_file_holds_a_path_of_somebodys_machine(texts):
    assert [(str(path), found[0]) for path, text in texts.items() for found in MACHINE_PATH.finditer(text)] == []


def test_no_test_is_left_out(texts):
    tests = {path: text for path, text in texts.items() if path.parts[0] == "tests"}
    assert [(str(path), found[0]) for path, text in tests.items() for found in LEFT_OUT.finditer(text)] == []


def test_every_line_of_the_locks_is_pinned_and_hashed():
    for name in ("requirements.lock", "requirements-test.lock"):
        entries = re.split(r"\n(?=[a-z])", (ROOT / name).read_text(encoding="utf-8").strip())
        assert [entry for entry in entries if not re.match(r"[\w.-]+==[^ ]+ (;.*)?\\\n +--hash=sha256:", entry)] == []


def test_the_test_lock_holds_the_other_one_at_the_same_versions():
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==.*(?= \\$)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))

    assert pins("requirements.lock") - pins("requirements-test.lock") == set()


def test_vendored_files_are_those_that_the_list_names_with_their_hashes():
    listed = {}
    for entry in tomllib.loads((VENDOR / "VENDOR.toml").read_text(encoding="utf-8"))["vendored"]:
        assert all(entry[word] for word in ("name", "version", "licence", "source"))
        assert "LICENSE" in entry["sha256"]
        listed |= {f"{entry['folder']}/{name}": digest for name, digest in entry["sha256"].items()}
    files = [path for path in VENDOR.rglob("*") if path.is_file() and path.name != "VENDOR.toml"]
    assert {str(path.relative_to(VENDOR)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files} == listed
