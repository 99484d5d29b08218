#!/bin/sh
# Deploys every stack, then reads from the hosts that they hold what is declared.
set -eu
export CDKTF_SKIP_PROVIDER_LOCK=true
tamed=$(dirname "$0")/tamed.sh

sh "$tamed" npx --no cdktf deploy '*' --auto-approve
sh "$tamed" npx --no rds-licensing drift cdktf.out
