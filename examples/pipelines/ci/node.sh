#!/bin/sh
# Alpine: Node, and the provider as the script that it starts.
set -eu

apk add --no-cache nodejs npm
npm ci --ignore-scripts --no-audit --no-fund
npx --no rds-licensing provider install --script
terraform -chdir=terraform init -input=false
