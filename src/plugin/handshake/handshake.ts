import { PluginError } from "../diagnostics";
import type { Listener } from "./listen";

/** Tells a plugin that Terraform started it, not a person. The same for Terraform and OpenTofu; not a secret. */
const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
/** The version of the handshake itself. */
const CORE_VERSION = 1;
export const PROTOCOL_VERSION = 6;

/** What Terraform asks for through the environment (go-plugin `client.go`). */
export interface Handshake {
  /** PEM of the one certificate Terraform will show; absent when TLS is off (`TF_DISABLE_PLUGIN_TLS`). */
  readonly clientCertificate?: string;
  readonly socketDirectory?: string;
  readonly multiplexing: boolean;
}

/** Throws `PluginError` `not_a_command` when a person started the program, `protocol` when version 6 is not offered. */
export function readHandshake(environment: NodeJS.ProcessEnv): Handshake {
  if (environment.TF_PLUGIN_MAGIC_COOKIE !== COOKIE) {
    throw PluginError.of(
      "not_a_command",
      "This is a Terraform provider",
      "Terraform and OpenTofu start it when a configuration needs it; it does nothing on its own.",
    );
  }
  const offered = environment.PLUGIN_PROTOCOL_VERSIONS ?? String(PROTOCOL_VERSION);
  if (!offered.split(",").includes(String(PROTOCOL_VERSION))) {
    throw PluginError.of(
      "protocol",
      "This version of Terraform is too old",
      `The provider speaks plugin protocol ${PROTOCOL_VERSION}, Terraform offers ${offered}. Use Terraform or OpenTofu 1.5 or newer.`,
    );
  }
  return {
    clientCertificate: environment.PLUGIN_CLIENT_CERT || undefined,
    socketDirectory: environment.PLUGIN_UNIX_SOCKET_DIR || undefined,
    multiplexing: Boolean(environment.PLUGIN_MULTIPLEX_GRPC),
  };
}

/**
 * The line that tells Terraform where to connect: `1|6|unix|/tmp/…|grpc|CERTIFICATE`. The certificate is base64
 * without padding. A seventh field is for those who ask: older versions would take it for a part of the certificate.
 */
export function handshakeLine(listener: Listener, certificate: Buffer | undefined, multiplexing: boolean): string {
  const fields = [CORE_VERSION, PROTOCOL_VERSION, listener.network, listener.address, "grpc"];
  if (certificate !== undefined || multiplexing) {
    fields.push(certificate?.toString("base64").replace(/=+$/, "") ?? "");
  }
  if (multiplexing) fields.push("false");
  return `${fields.join("|")}\n`;
}
