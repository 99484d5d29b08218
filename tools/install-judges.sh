#!/usr/bin/env bash
# Installs the foreign programs that tests are judged by, where that is possible; without them those tests are skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(
  python3-winrm python3-gssapi gss-ntlmssp python3-impacket
  apache2 libapache2-mod-auth-gssapi
  krb5-kdc krb5-admin-server krb5-user libkrb5-dev
  g++ make python3
  libxml2-utils chromium tmux shellcheck busybox jq
  qemu-user libc6-arm64-cross
  prometheus python3-prometheus-client
  zsh fish
  gnupg unzip docker-registry
  wine64 gcc-mingw-w64-x86-64
)
judges=.cache/judges
sarif_judge=.cache/sarif-judge
powershell_judge=.cache/powershell-judge
actionlint=.cache/actionlint

are_installed() {
  [ "$(dpkg-query --show --showformat='${Status}\n' "${packages[@]}" 2>/dev/null | grep --count 'ok installed')" \
    -eq "${#packages[@]}" ]
}

install_packages() {
  local policy=/usr/sbin/policy-rc.d made=
  # Only the programs are wanted: no web server and no domain controller shall start on this machine.
  if [ ! -e "$policy" ]; then
    made=$policy
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}" || return_code=$?
  if [ -n "$made" ]; then rm "$made"; fi
  return "${return_code:-0}"
}

# Compiled against the machine's Kerberos, hence with an install script, which npm runs only for the package named here.
install_kerberos() {
  local node_root
  node_root=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
  if [ -e "$node_root/include/node/node_api.h" ]; then export npm_config_nodedir=$node_root; fi
  mkdir -p "$judges"
  echo '{ "private": true, "dependencies": { "kerberos": "7.0.0" }, "allowScripts": { "kerberos": true } }' \
    >"$judges/package.json"
  npm install --prefix "$judges" --no-audit --no-fund && node -e "require('./$judges/node_modules/kerberos')"
}

# Its install script would make the program executable and nothing else.
install_sarif_judge() {
  local package=$sarif_judge/node_modules/@microsoft/sarif-multitool-linux
  npm install --prefix "$sarif_judge" --no-audit --no-fund --ignore-scripts @microsoft/sarif-multitool-linux@5.7.0 &&
    chmod u+x "$package/Sarif.Multitool"
}

# A grammar that finds what does not parse; its install script would compile it, and the WebAssembly is there.
install_powershell_judge() {
  npm install --prefix "$powershell_judge" --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
    web-tree-sitter@0.27.2 tree-sitter-powershell@0.26.4
}

install_actionlint() {
  GOBIN=$PWD/$actionlint timeout 600 nice go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
}

if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] && ! are_installed; then
  install_packages >/dev/null 2>&1 ||
    echo "install-judges: ${packages[*]} could not be installed; their tests are skipped" >&2
fi
if command -v krb5-config >/dev/null && ! node -e "require('./$judges/node_modules/kerberos')" 2>/dev/null; then
  install_kerberos >/dev/null 2>&1 || {
    rm -rf "$judges"
    echo "install-judges: the npm package kerberos could not be installed; its tests are skipped" >&2
  }
fi
if [ "$(uname -sm)" = "Linux x86_64" ] && [ ! -d "$sarif_judge" ]; then
  install_sarif_judge >/dev/null 2>&1 || {
    rm -rf "$sarif_judge"
    echo "install-judges: the npm package @microsoft/sarif-multitool-linux could not be installed; its test is skipped" >&2
  }
fi
if [ ! -d "$powershell_judge" ]; then
  install_powershell_judge >/dev/null 2>&1 || {
    rm -rf "$powershell_judge"
    echo "install-judges: the npm package tree-sitter-powershell could not be installed; its test is skipped" >&2
  }
fi
if [ ! -x "$actionlint/actionlint" ]; then
  install_actionlint >/dev/null 2>&1 || echo "install-judges: actionlint could not be built; its test is skipped" >&2
fi
