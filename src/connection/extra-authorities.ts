import { readFileSync } from "node:fs";
import * as tls from "node:tls";
import type { Environment } from "./setting-source";

/** What this needs of `node:tls`, whose `getCACertificates` came with Node 22.15 and 23.10. */
export interface NodeAuthorities {
  readonly rootCertificates: readonly string[];
  readonly getCACertificates?: (type: "default") => readonly string[];
}

/**
 * The authorities Node trusts, as PEM text, when the user adds some by NODE_EXTRA_CA_CERTS
 * (https://nodejs.org/api/cli.html#node_extra_ca_certsfile): the provider is started without that variable, because
 * Node would read the file at every start. `undefined` when there is none; like Node, a file that cannot be read adds
 * nothing.
 */
export function extraAuthorities(environment: Environment, node: NodeAuthorities = tls): string | undefined {
  const file = environment.RDSLICENSING_EXTRA_CA_CERTS;
  if (file === undefined || file === "") return undefined;
  try {
    const extra = readFileSync(file, "utf8");
    return [...ownAuthorities(node), extra].join("\n");
  } catch {
    return undefined;
  }
}

/** With the system's where --use-system-ca asks for them, if Node can tell; read here, because that takes its time. */
function ownAuthorities(node: NodeAuthorities): readonly string[] {
  return node.getCACertificates?.("default") ?? node.rootCertificates;
}
