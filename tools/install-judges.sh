#!/usr/bin/env bash
# Installs the foreign programs that test/peers drives, where that is possible; without them those tests are skipped.
set -euo pipefail

packages=(python3-winrm python3-gssapi gss-ntlmssp)

if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
  exit 0
fi
if dpkg-query --show --showformat='${Status}\n' "${packages[@]}" 2>/dev/null |
  grep --count 'ok installed' | grep --quiet "^${#packages[@]}$"; then
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}"; } >/dev/null 2>&1; then
  echo "install-judges: ${packages[*]} could not be installed; their tests are skipped" >&2
fi
