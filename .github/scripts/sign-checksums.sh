#!/bin/sh
# sign-checksums.sh DIR: signs each SHA256SUMS in DIR with the key in GPG_PRIVATE_KEY, whose passphrase is in GPG_PASSPHRASE,
# as FILE.sig, and checks first that the files are those that were summed. The key is in a folder of its own, removed at the end.
set -eu

GNUPGHOME=$(mktemp -d)
export GNUPGHOME
finish() {
  gpgconf --kill gpg-agent || true
  rm -rf "$GNUPGHOME"
}
trap finish EXIT
trap 'exit 1' INT TERM

key=${GPG_PRIVATE_KEY:-}
passphrase=${GPG_PASSPHRASE:-}
unset GPG_PRIVATE_KEY GPG_PASSPHRASE
if [ -z "$key" ]; then
  echo "sign-checksums: GPG_PRIVATE_KEY is empty: add the secret to the environment of this job" >&2
  exit 1
fi
printf '%s\n' "$key" | gpg --batch --quiet --no-tty --import

cd "$1"
for sums in *_SHA256SUMS; do
  sha256sum --check --quiet --strict "$sums"
  printf '%s' "$passphrase" |
    gpg --batch --quiet --no-tty --pinentry-mode loopback --passphrase-fd 0 --detach-sign --output "$sums.sig" "$sums"
  gpg --batch --quiet --no-tty --verify "$sums.sig" "$sums"
done
