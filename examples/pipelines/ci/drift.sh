#!/bin/sh
# drift.sh FORMAT FILE: whether the hosts still hold what is declared, as text in the log and as a report for the pipeline.
# What changed since the last run is told where the CI system brought reports/last.json back; this run leaves its own there.
# Exit code: 0 they do, 2 one does not, 3 one did not answer, 4 nobody knows about one, 1 any other error.
set -eu
format=$1 report=$2 last=reports/last.json
tamed=$(dirname "$0")/tamed.sh

# tell LEVEL TEXT: as an annotation of GitHub or Azure, else as a line. LEVEL is error or warning.
tell() {
  if [ -n "${GITHUB_ACTIONS:-}" ]; then
    echo "::$1::$2"
  elif [ -n "${TF_BUILD:-}" ]; then
    echo "##vso[task.logissue type=$1]$2"
  else
    echo "$1: $2"
  fi
}

sh "$tamed" npx --no cdktf synth
mkdir -p "$(dirname "$report")" "$(dirname "$last")"
status=0
sh "$tamed" npx --no rds-licensing drift cdktf.out --since "$last" --report "json=$last" --report "$format=$report" ||
  status=$?
# Annotations are commands to the CI, which tamed.sh would break.
if [ "$format" = github ] && [ -e "$report" ]; then cat "$report"; fi

case $status in
  0) echo "Every session host holds what is declared." ;;
  2) tell error "A session host does not hold what is declared: see $report. Deploy to fix it." ;;
  3) tell warning "A session host did not answer: see $report." ;;
  4) tell error "Nobody knows how a session host is: see $report." ;;
  *) tell error "The session hosts could not be compared with what is declared." ;;
esac
exit "$status"
