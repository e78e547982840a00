#!/bin/sh
# Qt's wheels bring everything but the libraries of the windowing system. Says which are
# missing, and installs them where that needs no question: as root, on a system with apt.
set -eu
[ "$(uname -s)" = Linux ] || exit 0

missing=
need() {  # need LIBRARY PACKAGE
    if ! ldconfig -p 2>/dev/null | grep -q "$1"; then missing="$missing $2"; fi
}
PATH="$PATH:/sbin:/usr/sbin"
need libEGL.so.1 libegl1
need libGL.so.1 libgl1
need libfontconfig.so.1 libfontconfig1
need libdbus-1.so.3 libdbus-1-3
need libxkbcommon.so.0 libxkbcommon0
need libxkbcommon-x11.so.0 libxkbcommon-x11-0
need libxcb-cursor.so.0 libxcb-cursor0
need libxcb-icccm.so.4 libxcb-icccm4
need libxcb-image.so.0 libxcb-image0
need libxcb-keysyms.so.1 libxcb-keysyms1
need libxcb-randr.so.0 libxcb-randr0
need libxcb-render-util.so.0 libxcb-render-util0
need libxcb-shape.so.0 libxcb-shape0
need libxcb-xkb.so.1 libxcb-xkb1
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing the system libraries that Qt needs:$missing"
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
elif command -v apt-get >/dev/null; then
    echo "Qt needs system libraries that are not here. Install them with:" >&2
    echo "    sudo apt-get install$missing" >&2
    exit 1
else
    echo "Qt needs system libraries that are not here; their names on Debian are:$missing" >&2
    exit 1
fi
