#!/bin/sh
# Put the offline editions that are too large for Pages into the release "editions",
# in the place of those of before.
set -eu

gh release view editions >/dev/null 2>&1 ||
  gh release create editions --title "Offline editions" \
    --notes "The editions that the site has no room for; its page offline.html leads here."
gh release upload editions --clobber build/release/*
