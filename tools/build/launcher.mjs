/**
 * The first two lines of the provider: a shell that starts Node on the same file. To Node the second line is a string
 * and a comment.
 *
 * Node reads NODE_EXTRA_CA_CERTS while it starts, certificate by certificate, and Terraform starts the provider three
 * times for a plan. The provider reads that file itself, when it first needs it (src/connection/extra-authorities.ts).
 * OpenSSL's store cannot be listed, only be added to, which Node has to do: with --use-openssl-ca the variable stays.
 */
export const LAUNCHER = `#!/bin/sh
':' //; case "$NODE_OPTIONS" in *openssl?ca*) ;; *) export RDSLICENSING_EXTRA_CA_CERTS="$NODE_EXTRA_CA_CERTS"; unset NODE_EXTRA_CA_CERTS ;; esac; exec node "$0" "$@"`;
