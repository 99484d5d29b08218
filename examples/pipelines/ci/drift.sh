#!/bin/sh
# drift.sh FORMAT FILE [FOLDER]: whether the hosts still hold what is declared, as text in the log and as a report for the
# pipeline. FOLDER is that of one stack; without it, it is every stack.
# What changed since the last run is told where the CI system brought reports/last.json back; this run leaves its own there.
# Exit code: 0 they do, 2 one does not, 3 one did not answer, 4 nobody knows about one, 1 any other error.
set -eu
format=$1 report=$2 folder=${3:-cdktf.out} last=reports/last.json
ci=$(dirname "$0")
tamed=$ci/tamed.sh

sh "$tamed" npx --no cdktf synth
mkdir -p "$(dirname "$report")" "$(dirname "$last")"
status=0
sh "$tamed" npx --no rds-licensing drift "$folder" --since "$last" --report "json=$last" --report "$format=$report" ||
  status=$?
# Annotations are commands to the CI, which tamed.sh would break.
if [ "$format" = github ] && [ -e "$report" ]; then cat "$report"; fi

exec sh "$ci/verdict.sh" "$status" "$report"
