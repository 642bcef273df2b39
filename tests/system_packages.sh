#!/bin/sh
# Install the programs that the tests drive and pip cannot bring: a Chromium browser.
set -eu

have() { command -v "$1" >/dev/null 2>&1; }

for name in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome; do
  have "$name" && exit 0
done

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

if have apt-get && { [ "$(id -u)" = 0 ] || have sudo; }; then
  echo "Installing Chromium for the browser tests …"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null
else
  echo "The tests drive a browser. Install Chromium (macOS: brew install --cask chromium)," >&2
  echo "or name a Chromium or Chrome with CHROMIUM=/path/to/it, then run make test again." >&2
  exit 1
fi
