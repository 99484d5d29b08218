#!/bin/sh
# diff.sh FILE: what deploying this code would change on the hosts, as markdown for people.
set -eu
report=$1
tamed=$(dirname "$0")/tamed.sh

sh "$tamed" npx --no cdktf synth
mkdir -p "$(dirname "$report")"
status=0
sh "$tamed" npx --no rds-licensing drift cdktf.out --allow-unapplied --format markdown --out "$report" || status=$?
if [ -e "$report" ]; then cat "$report"; fi

# 2: something would change, which is no failure here.
if [ "$status" -eq 2 ]; then status=0; fi
exit "$status"
