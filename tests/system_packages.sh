#!/bin/sh
# Install the programs that the tests drive and pip cannot bring:
# a Chromium browser, Java for the validators of HTML and EPUB and npm to fetch the former,
# zimcheck for the Kiwix library.
# With the word "torture" also what the campaign breaks machines with: failing calls, other days, other languages.
set -eu

have() { command -v "$1" >/dev/null 2>&1; }

have_browser() {
  for name in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome; do
    have "$name" && return 0
  done
  return 1
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

missing=""
have_browser || missing="$missing chromium fonts-noto-cjk"
have java || missing="$missing default-jre-headless"
have npm || missing="$missing npm"
have zimcheck || missing="$missing zim-tools"
if [ "${1:-}" = torture ]; then
  have strace || missing="$missing strace"
  have faketime || missing="$missing faketime"
  [ -e /usr/share/i18n/locales/ja_JP ] || missing="$missing locales"
fi
[ -z "$missing" ] && exit 0

if have apt-get && { [ "$(id -u)" = 0 ] || have sudo; }; then
  echo "Installing for the tests:$missing …"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
  echo "The tests need programs that are missing here; as Debian names them:$missing." >&2
  echo "On macOS: brew install --cask chromium; brew install openjdk node zim-tools." >&2
  echo "Another browser can be named with CHROMIUM=/path/to/it. Then run make test again." >&2
  exit 1
fi
