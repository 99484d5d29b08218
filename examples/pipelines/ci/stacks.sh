#!/bin/sh
# Lists the stacks, so that each is a job of its own: for GitHub as the output "stacks" of the step, for GitLab as a child
# pipeline in sites.json, which adds the list to the jobs of gitlab/site-jobs.yml.
set -eu
tamed=$(dirname "$0")/tamed.sh

sh "$tamed" npx --no cdktf synth
stacks=$(npx --no rds-licensing drift cdktf.out --list --format json)
printf '%s\n' "$stacks"

if [ -n "${GITHUB_OUTPUT:-}" ]; then printf 'stacks=%s\n' "$stacks" >> "$GITHUB_OUTPUT"; fi
if [ -n "${GITLAB_CI:-}" ]; then
  printf '{"include":{"local":"/gitlab/site-jobs.yml"},"site":{"parallel":{"matrix":%s}}}\n' "$stacks" > sites.json
fi
