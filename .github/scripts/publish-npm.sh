#!/bin/sh
# publish-npm.sh DIR VERSION: publishes the packages in DIR, first those with the programs, which the main one names. What
# is there already is left, so that a run which failed on the way can be repeated.
set -eu

main=cdktf-rds-licensing
version=$2
cd "$1"

publish() { # FILE NAME
  published=$(npm view "$2@$version" version 2>/dev/null || true)
  if [ "$published" = "$version" ]; then
    echo "$2@$version is published already"
    return
  fi
  npm publish "./$1" --access public --provenance
}

last=
for file in *.tgz; do
  name=$(tar -xOzf "$file" package/package.json | jq --raw-output .name)
  if [ "$name" = "$main" ]; then last=$file; else publish "$file" "$name"; fi
done
if [ -z "$last" ]; then
  echo "publish-npm: there is no package $main" >&2
  exit 1
fi
publish "$last" "$main"
