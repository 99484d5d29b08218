#!/bin/sh
# main-job.sh PROGRAM: what the standalone program is for, on this system, with a simulated farm and the terraform on PATH:
# install the provider, apply, find drift, repair it, destroy. Needs jq, and no Node.
set -eu

case $1 in
  /*) program=$1 ;;
  *) program=$PWD/$1 ;;
esac
work=$(mktemp -d)
# Programs for Windows do not know the paths of the shell that runs this there.
if command -v cygpath >/dev/null; then work=$(cygpath -m "$work"); fi
simulator=

finish() {
  if [ -n "$simulator" ]; then
    kill "$simulator" 2>/dev/null || true
    wait "$simulator" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

fail() {
  echo "main-job: $*" >&2
  exit 1
}

# What the farm announced of itself.
farm() {
  answer=$(jq --raw-output "$1" "$work/farm.json")
  printf '%s\n' "$answer" | tr -d '\r'
}

# Runs a command that has to end with this exit code.
ends_with() {
  wanted=$1
  shift
  code=0
  "$@" || code=$?
  if [ "$code" -ne "$wanted" ]; then fail "$* ended with $code instead of $wanted"; fi
}

"$program" --version
"$program" provider install --dir "$work/plugins"

"$program" simulate >"$work/farm.json" &
simulator=$!
tries=0
# jq takes an empty file for an answer.
until [ -s "$work/farm.json" ] && jq --exit-status .controlUrl "$work/farm.json" >/dev/null 2>&1; do
  tries=$((tries + 1))
  if [ "$tries" -gt 120 ]; then fail "the simulated farm did not start"; fi
  sleep 1
done

RDSLICENSING_USERNAME=$(farm '.credentials.domain + "\\" + .credentials.username')
RDSLICENSING_PASSWORD=$(farm .credentials.password)
RDSLICENSING_CA_CERTIFICATE=$(farm .caCertificate)
RDSLICENSING_CONTROL=$(farm .controlUrl)
export RDSLICENSING_USERNAME RDSLICENSING_PASSWORD RDSLICENSING_CA_CERTIFICATE RDSLICENSING_CONTROL
export TF_CLI_CONFIG_FILE="$work/plugins/terraform.rc" TF_IN_AUTOMATION=1 CHECKPOINT_DISABLE=1

mkdir "$work/stack"
cat >"$work/stack/main.tf" <<'TERRAFORM'
terraform {
  required_providers {
    rdslicensing = { source = "rds-licensing/rdslicensing" }
  }
}
TERRAFORM
ports=$(farm '.hosts[] | select(.role == "session_host") | .httpsPort')
for port in $ports; do
  cat >>"$work/stack/main.tf" <<TERRAFORM
resource "rdslicensing_configuration" "host_$port" {
  host            = "localhost:$port"
  mode            = "per_user"
  license_servers = ["lic1.contoso.com", "lic2.contoso.com"]
}
TERRAFORM
done

cd "$work/stack"
ends_with 0 terraform init -no-color -input=false
ends_with 0 terraform apply -no-color -input=false -auto-approve
ends_with 0 terraform plan -no-color -input=false -detailed-exitcode
ends_with 0 "$program" drift .
core='HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM\Licensing Core'
ends_with 0 "$program" simulate set rdsh1 "$core" LicensingMode REG_DWORD 2
ends_with 2 "$program" drift .
ends_with 0 terraform apply -no-color -input=false -auto-approve
ends_with 0 "$program" drift .
ends_with 0 terraform destroy -no-color -input=false -auto-approve
echo "main-job: done"
