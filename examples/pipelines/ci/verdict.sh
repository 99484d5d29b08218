#!/bin/sh
# verdict.sh CODE REPORT: what the exit code of a report means, told as the CI system shows it. Exits with CODE.
set -eu
code=$1 report=$2

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

case $code in
  0) echo "Every session host holds what is declared." ;;
  2) tell error "A session host does not hold what is declared: see $report. Deploy to fix it." ;;
  3) tell warning "A session host did not answer: see $report." ;;
  4) tell error "Nobody knows how a session host is: see $report." ;;
  *) tell error "The session hosts could not be compared with what is declared." ;;
esac
exit "$code"
