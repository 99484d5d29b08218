#!/bin/sh
# diff.sh FILE: what deploying this code would change on the hosts, as markdown for people.
set -eu
report=$1
tamed=$(dirname "$0")/tamed.sh

sh "$tamed" npx --no cdktf synth
mkdir -p "$(dirname "$report")"
status=0
# A change is no failure here. A host that could not be checked is.
sh "$tamed" npx --no rds-licensing drift cdktf.out --allow-unapplied --fail-on none --format markdown --out "$report" ||
  status=$?
if [ -e "$report" ]; then cat "$report"; fi
exit "$status"
