#!/bin/sh
# What every job needs. Give it no secret: it downloads what the lock file names, and runs nothing of that.
set -eu

npm ci --ignore-scripts --no-audit --no-fund
npx --no rds-licensing provider install
