import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import type { Environment } from "./setting-sources";

/**
 * The authorities Node trusts, as PEM text, when the user adds some by NODE_EXTRA_CA_CERTS
 * (https://nodejs.org/api/cli.html#node_extra_ca_certsfile): the provider is started without that variable, because
 * Node would read the file at every start. `undefined` when there is none; like Node, a file that can not be read adds
 * nothing.
 */
export function extraAuthorities(environment: Environment): string | undefined {
  const file = environment.RDSLICENSING_EXTRA_CA_CERTS;
  if (file === undefined || file === "") return undefined;
  try {
    return [...rootCertificates, readFileSync(file, "utf8")].join("\n");
  } catch {
    return undefined;
  }
}
