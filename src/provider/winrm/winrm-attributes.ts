import { bool, integer, string } from "../../plugin";
import { oneOf } from "../one-of";
import { parseDuration } from "./duration";
import { certificateProblem, privateKeyProblem } from "./pem";

/** The attributes of the provider's `winrm`; each falls back to `RDSLICENSING_<ATTRIBUTE>`, then to its default. */
export const WINRM_ATTRIBUTES = {
  username: string({
    optional: true,
    description: described("username", "`DOMAIN\\user`, `user@domain` or a local account's name."),
    validate: [nameProblem],
  }),
  password: string({
    optional: true,
    sensitive: true,
    description: described(
      "password",
      "Password of `username`. Never stored: provider configuration is not kept in state.",
    ),
  }),
  auth: string({
    optional: true,
    description: described(
      "auth",
      "`ntlm`; `kerberos` (https only), with the ticket cache or client keytab of whoever runs Terraform and the npm package `kerberos`; `certificate` (https only), with `client_certificate`; or `basic`. The last two reach local accounts only.",
      "ntlm",
    ),
    validate: [oneOf(["ntlm", "kerberos", "basic", "certificate"])],
  }),
  https: bool({
    optional: true,
    description: described("https", "Use https. When `false`, NTLM encrypts the messages themselves.", "true"),
  }),
  port: integer({
    optional: true,
    description: described("port", "TCP port of the WinRM listener.", "5986, or 5985 when `https` is `false`"),
    validate: [(port) => (port >= 1 && port <= 65535 ? undefined : "A port is a whole number from 1 to 65535.")],
  }),
  path: string({
    optional: true,
    description: described("path", "URL path of the listener.", "wsman"),
    validate: [
      (path) =>
        /^\/?[\w.~/-]+$/.test(path) ? undefined : 'A URL path without scheme, host or query, such as "wsman".',
    ],
  }),
  ca_certificate: string({
    optional: true,
    description: described(
      "ca_certificate",
      "Certificates, PEM text, to trust instead of the list that Node.js ships and those of `NODE_EXTRA_CA_CERTS`. The system's store counts only with `NODE_OPTIONS=--use-system-ca` (Node 22.15 or later).",
    ),
    validate: [certificateProblem],
  }),
  client_certificate: string({
    optional: true,
    description: described("client_certificate", 'Client certificate, PEM text, for `auth = "certificate"`.'),
    validate: [certificateProblem],
  }),
  client_key: string({
    optional: true,
    sensitive: true,
    description: described("client_key", "Private key of `client_certificate`, PEM text."),
    validate: [privateKeyProblem],
  }),
  tls_server_name: string({
    optional: true,
    description: described("tls_server_name", "Name the host's certificate must carry when it is not the host's own."),
    validate: [nameProblem],
  }),
  insecure: bool({
    optional: true,
    description: described(
      "insecure",
      "Skip certificate checking. Anyone on the network path can then read and change what is sent.",
      "false",
    ),
  }),
  allow_unencrypted: bool({
    optional: true,
    description: described("allow_unencrypted", "Let readable messages, password included, cross http.", "false"),
  }),
  timeout: string({
    optional: true,
    description: described("timeout", "Limit per WS-Management operation, for example `45s` or `1m30s`.", "30s"),
    validate: [timeoutProblem],
  }),
  max_retries: integer({
    optional: true,
    description: described(
      "max_retries",
      "Retries after a transport failure or a quota fault; a rejected credential is never retried.",
      "3",
    ),
    validate: [(count) => (count >= 0 && count <= 10 ? undefined : "A whole number from 0 to 10.")],
  }),
  channel: string({
    optional: true,
    description: described(
      "channel",
      "`cim`: WS-Management CIM calls, no process is started on the host; `shell`: `reg.exe` in a remote shell through the npm package `winrm-client` 0.0.11, for hosts that deny WMI.",
      "cim",
    ),
    validate: [oneOf(["cim", "shell"])],
  }),
} as const;

export type WinrmAttribute = keyof typeof WINRM_ATTRIBUTES;

/** The environment variable an attribute falls back to. */
export function environmentVariable(attribute: string): string {
  return `RDSLICENSING_${attribute.toUpperCase()}`;
}

function described(attribute: string, text: string, fallback?: string): string {
  const rest = fallback === undefined ? "" : ` Default: ${fallback}.`;
  return `${text} Environment: \`${environmentVariable(attribute)}\`.${rest}`;
}

function nameProblem(name: string): string | undefined {
  if (name.trim() === "") return "The value is empty; leave the attribute out to use the environment.";
  return /\p{Cc}/u.test(name) ? "The value holds a control character." : undefined;
}

function timeoutProblem(text: string): string | undefined {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined && milliseconds >= 1000 && milliseconds <= 3_600_000) return undefined;
  return 'A duration from 1s to 1h in Go syntax: a number and a unit, such as "30s" or "1m30s".';
}
