#!/bin/sh
# Bring what the sources answered last, if they have been asked: the workflow "Links" kept it.
set -eu

run=$(gh run list --workflow links.yml --status success --limit 1 --json databaseId --jq '.[].databaseId')
test -z "$run" || gh run download "$run" --name links --dir build
