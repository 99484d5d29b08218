#!/bin/sh
# tamed.sh COMMAND [ARGUMENT …]: runs a command and exits as it does. Its output, which may contain names that hosts gave, is
# changed so that no line of it is a command to the CI: to GitHub, a line that begins with "::" or contains "##["; to Azure,
# one that contains "##vso[". Both ignore invisible characters, so such bytes may stand between.
set -eu

exec 4>&1
status=$(
  {
    { "$@" 2>&1 3>&- 4>&- || echo "$?" >&3; } |
      tr '\r' '\n' |
      # Twice, since the last "#" of a match may be the first of another.
      LC_ALL=C sed -e 's/#\([^ -~]*#\)/# \1/g' -e 's/#\([^ -~]*#\)/# \1/g' -e 's/:\([^ -~]*:\)/: \1/g' >&4
  } 3>&1
)
exit "${status:-0}"
