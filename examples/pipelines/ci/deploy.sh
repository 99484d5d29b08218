#!/bin/sh
# Deploys every stack, then checks that the hosts hold what is declared.
set -eu
export CDKTF_SKIP_PROVIDER_LOCK=true
tamed=$(dirname "$0")/tamed.sh

sh "$tamed" npx --no cdktf deploy '*' --auto-approve
sh "$tamed" npx --no rds-licensing drift cdktf.out
