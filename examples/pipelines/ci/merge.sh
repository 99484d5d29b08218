#!/bin/sh
# merge.sh FILE: one report of the reports/STACK.json that the job of each stack wrote, as text in the log and as a page in
# FILE. It takes the stacks from the code, so that one whose report is missing is told, and not left out.
# Exit code: that of drift.sh for all stacks together.
set -eu
page=$1 list=reports/stacks.txt summary=reports/summary.md
ci=$(dirname "$0")
tamed=$ci/tamed.sh

sh "$tamed" npx --no cdktf synth
mkdir -p "$(dirname "$page")" "$(dirname "$list")"
npx --no rds-licensing drift cdktf.out --list --out "$list"
set --
while read -r folder; do
  set -- "$@" "reports/$(basename "$folder").json"
done < "$list"

status=0
sh "$tamed" npx --no rds-licensing report merge "$@" --report "html=$page" --report "markdown=$summary" || status=$?
if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -e "$summary" ]; then cat "$summary" >> "$GITHUB_STEP_SUMMARY"; fi

exec sh "$ci/verdict.sh" "$status" "$page"
