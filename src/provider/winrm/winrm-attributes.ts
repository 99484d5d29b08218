import { bool, integer, string } from "../../plugin";
import { SETTING_RULES } from "./setting-rules";

/** The attributes of the provider's `winrm`; each falls back to `RDSLICENSING_<ATTRIBUTE>`, then to its default. */
export const WINRM_ATTRIBUTES = {
  username: string({
    optional: true,
    description: described("username", "`DOMAIN\\user`, `user@domain` or a local account's name."),
    validate: [SETTING_RULES.username],
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
    validate: [SETTING_RULES.auth],
  }),
  https: bool({
    optional: true,
    description: described("https", "Use https. When `false`, NTLM encrypts the messages themselves.", "true"),
  }),
  port: integer({
    optional: true,
    description: described("port", "TCP port of the WinRM listener.", "5986, or 5985 when `https` is `false`"),
    validate: [SETTING_RULES.port],
  }),
  path: string({
    optional: true,
    description: described("path", "URL path of the listener.", "wsman"),
    validate: [SETTING_RULES.path],
  }),
  ca_certificate: string({
    optional: true,
    description: described(
      "ca_certificate",
      "Certificates, PEM text, to trust instead of the list that Node.js ships and those of `NODE_EXTRA_CA_CERTS`. The system's store counts only with `NODE_OPTIONS=--use-system-ca` (Node 22.15 or later).",
    ),
    validate: [inFile(SETTING_RULES.ca_certificate, "ca.pem")],
  }),
  client_certificate: string({
    optional: true,
    description: described("client_certificate", 'Client certificate, PEM text, for `auth = "certificate"`.'),
    validate: [inFile(SETTING_RULES.client_certificate, "client.pem")],
  }),
  client_key: string({
    optional: true,
    sensitive: true,
    description: described("client_key", "Private key of `client_certificate`, PEM text."),
    validate: [inFile(SETTING_RULES.client_key, "client.key")],
  }),
  tls_server_name: string({
    optional: true,
    description: described("tls_server_name", "Name the host's certificate must carry when it is not the host's own."),
    validate: [SETTING_RULES.tls_server_name],
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
    description: described(
      "timeout",
      "The most one question to a host may take, with all its pages and retries, for example `45s` or `1m30s`.",
      "30s",
    ),
    validate: [SETTING_RULES.timeout],
  }),
  max_retries: integer({
    optional: true,
    description: described(
      "max_retries",
      "Retries after a transport failure or a quota fault; a rejected credential is never retried.",
      "3",
    ),
    validate: [SETTING_RULES.max_retries],
  }),
  channel: string({
    optional: true,
    description: described(
      "channel",
      "`cim`: WS-Management CIM calls, no process is started on the host; `shell`: `reg.exe` in a remote shell through the npm package `winrm-client` 0.0.11, for hosts that deny WMI.",
      "cim",
    ),
    validate: [SETTING_RULES.channel],
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

/** The rule of a text that configurations have in a file. */
function inFile(rule: (text: string) => string | undefined, file: string): (text: string) => string | undefined {
  return (text) => {
    const problem = rule(text);
    return problem && `${problem} For example: file("${file}").`;
  };
}
