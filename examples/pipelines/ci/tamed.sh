#!/bin/sh
# tamed.sh COMMAND [ARGUMENT …]: runs it and ends as it does. What it prints, which may hold names that hosts gave, is
# shown so that no line of it is a command to the CI: to GitHub a line is one that begins with "::" or has "##[", to
# Azure one that has "##vso[". Both pass over what is not seen, so that such bytes between do not save from it.
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
