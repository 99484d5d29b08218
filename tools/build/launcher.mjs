import { readFileSync } from "node:fs";

const { engines } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const [major, minor] = engines.node.match(/\d+/g);

const NEED = `This rdslicensing provider is a script that needs Node ${major}.${minor} or later, and`;
const REMEDY = "Install Node, or the provider that needs none: rds-licensing provider install --standalone.";

/**
 * Go's plugin library shows a person what a provider writes to standard output instead of a handshake; what it writes to
 * standard error is in Terraform's log only. It may miss the line of a provider that ends at once, since it stops reading
 * then, and ends one that it has understood: hence the second of waiting.
 */
const COOKIE = "TF_PLUGIN_MAGIC_COOKIE";

/** What Node runs first, in words that the oldest Node understands: it would only find faults in the syntax of the rest. */
const CHECKED_START = [
  'var v = process.versions.node.split(".");',
  `if (v[0] > ${major} || (v[0] == ${major} && v[1] >= ${minor})) require(require("path").resolve(process.argv[1]));`,
  "else {",
  `process.exitCode = 1; v = "${NEED} node in PATH is " + process.versions.node + ". ${REMEDY}\\n";`,
  `process.stderr.write(v); if (process.env.${COOKIE}) { process.stdout.write(v); setTimeout(function () {}, 1000); }`,
  "}",
].join(" ");

const WITHOUT_NODE = [
  `n="${NEED} no node is in PATH. ${REMEDY}"`,
  'echo "$n" >&2',
  `if [ "$${COOKIE}" ]; then echo "$n"; /bin/sleep 1 >/dev/null 2>&1; fi`,
  "exit 1",
].join("; ");

/**
 * Node reads NODE_EXTRA_CA_CERTS while it starts, certificate by certificate, and Terraform starts the provider three
 * times for a plan. The provider reads that file itself, when it first needs it (src/connection/extra-authorities.ts).
 * OpenSSL's store cannot be listed, only be added to, which Node has to do: with --use-openssl-ca the variable stays.
 */
const KEEP_EXTRA_AUTHORITIES =
  'case "$NODE_OPTIONS" in *openssl?ca*) ;; *) export RDSLICENSING_EXTRA_CA_CERTS="$NODE_EXTRA_CA_CERTS"; unset NODE_EXTRA_CA_CERTS ;; esac';

/**
 * The first two lines of the provider: a shell that starts Node on the same file, or says what is missing. To Node the
 * second line is a string and a comment.
 */
export const LAUNCHER = `#!/bin/sh
':' //; command -v node >/dev/null || { ${WITHOUT_NODE}; }; ${KEEP_EXTRA_AUTHORITIES}; exec node -e '${CHECKED_START}' "$0" "$@"`;
