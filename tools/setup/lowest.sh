#!/bin/sh
# Makes build/lowest, an environment with the lowest versions that pyproject.toml allows, extras included, installs the
# wheel into it and builds the flagship and a workbook: what is declared is enough, and no bound is lower than the truth.
# The versions stand in requirements-lowest.lock; `make lock` renews it.
set -eu
cd "$(dirname "$0")/../.."
venv=build/lowest
lock=requirements-lowest.lock

stop() {
    echo "stationed: $1" >&2
    exit 1
}

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null ||
    stop "the lowest versions are those for Python 3.11; name one with PYTHON=/path/to/python3.11."
pip="$venv/bin/python -m pip --quiet --no-input --disable-pip-version-check"
stamp() { { pwd && cat $lock tools/setup/lowest.sh; } | sha256sum; }
if [ ! -f $venv/.stamp ] || [ "$(cat $venv/.stamp)" != "$(stamp)" ]; then
    echo "stationed: setting up $venv from $lock (once)" >&2
    "$python" -m venv --clear $venv
    $pip install --no-compile --require-hashes -r $lock || stop "pip could not install what $lock names; see above."
    stamp >$venv/.stamp
fi
rm -rf build/wheel build/lowest-pages
.venv/bin/python -m pip --quiet --disable-pip-version-check wheel --no-deps --no-build-isolation -w build/wheel .
$pip install --no-deps --force-reinstall build/wheel/*.whl
$pip check
for given in geodata examples/tables/posts.xlsx; do
    $venv/bin/stationed build $given --output "build/lowest-pages/$(basename $given)" --quiet >/dev/null ||
        stop "with the lowest versions $given is not built; raise the bound in pyproject.toml that is too low."
done
echo "stationed: builds with the lowest versions of $(grep -c == $lock) packages"
