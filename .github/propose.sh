#!/bin/sh
# Put the drafted article on a branch of its own and open a draft pull request.
# ISSUE is the number that GitHub gave the issue; nothing that its text says is used here.
set -eu

case $ISSUE in
  '' | *[!0-9]*) echo "ISSUE must be the number of an issue" >&2; exit 2 ;;
esac

branch="suggestion-$ISSUE"
gh auth setup-git
git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
git switch --create "$branch"
git add -- content/articles
git commit --quiet --message "Add the article suggested in #$ISSUE"
git push --quiet --set-upstream origin "$branch"
gh pr create --draft --head "$branch" \
  --title "Add the article suggested in #$ISSUE" \
  --body "Drafted from the form in #$ISSUE. Read it, complete it, and choose *Ready for review*: the check then runs. Closes #$ISSUE."
