# SPDX-FileCopyrightText: 2026 The Framewatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What run and check share: the packages of Debian and Ubuntu, and builds that speak only when they fail. Sourced.

# package[:command that stands for it, wherever it came from]
build_packages=(
    g++:g++ cmake:cmake ninja-build:ninja ccache:ccache
    qt6-base-dev qt6-websockets-dev qt6-svg-dev libqscintilla2-qt6-dev qtkeychain-qt6-dev libsqlitecpp-dev
    libsqlite3-dev zlib1g-dev
)
check_packages=(
    "${build_packages[@]}"
    clang:clang++ libclang-rt-dev nodejs:node npm:npm python3 python3-websockets openssl:openssl
    nginx-light:nginx microsocks:microsocks tinyproxy-bin:tinyproxy
)
# Ubuntu has Chromium as a snap only: there the tests of a browser run if one is there already.
if grep -qs '^ID=debian' /etc/os-release; then check_packages+=(chromium:chromium); fi

is_there() { # entry of a list above
    if [[ $1 == *:* ]] && command -v "${1#*:}" >/dev/null; then return 0; fi
    [[ $(dpkg-query -W -f '${db:Status-Status}' "${1%:*}" 2>/dev/null) == installed ]]
}

as_root() {
    if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

# Installs what is missing of the given entries, after naming it.
ensure_packages() {
    local entry missing=()
    if ! command -v apt-get >/dev/null; then
        echo "This is neither Debian nor Ubuntu. Please install what these packages of theirs hold:"
        echo "  ${*%:*}"
        echo "and then use the presets: cmake --preset release && cmake --build --preset release"
        exit 1
    fi
    for entry in "$@"; do is_there "$entry" || missing+=("${entry%:*}"); done
    [[ ${#missing[@]} -gt 0 ]] || return 0
    echo "Installing: ${missing[*]}"
    if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
        echo "That needs root or sudo."
        exit 1
    fi
    as_root apt-get -q update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends "${missing[@]}"
}

# Runs a command; shows what it said only if it fails.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 || status=$?
    [[ $status -eq 0 ]] || cat "$log" >&2
    rm -f "$log"
    return "$status"
}

# build_preset <preset> [arguments for configuring]
build_preset() {
    quietly cmake --preset "$@"
    echo "Building $1 …"
    quietly cmake --build --preset "$1"
}
