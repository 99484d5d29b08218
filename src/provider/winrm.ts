import {
  ATTRIBUTE_WORDS,
  type ConnectionProblem,
  environmentVariable,
  PENDING,
  SETTINGS,
  type SettingName,
  type SettingSource,
} from "../connection";
import { bool, type Diagnostic, integer, isUnknown, type Plan, type Schema, string, type Unknown } from "../plugin";

/** The attributes of the provider's `winrm`; each falls back to `RDSLICENSING_<ATTRIBUTE>`, then to its default. */
export const WINRM_ATTRIBUTES = {
  username: string({
    optional: true,
    description: described("username", "`DOMAIN\\user`, `user@domain` or the name of a local account."),
    validate: [SETTINGS.username.problem],
  }),
  password: string({
    optional: true,
    sensitive: true,
    description: described(
      "password",
      "Password of `username`. Never stored: the state does not contain provider configuration.",
    ),
  }),
  auth: string({
    optional: true,
    description: described(
      "auth",
      "How to log on: `ntlm`; `kerberos` (https only), with the ticket cache or client keytab of the user who runs Terraform and the npm package `kerberos`; `certificate` (https only), with `client_certificate`; or `basic`. The last two work for local accounts only.",
      "ntlm",
    ),
    validate: [SETTINGS.auth.problem],
  }),
  https: bool({
    optional: true,
    description: described("https", "Use https. When `false`, NTLM encrypts the messages themselves.", "true"),
  }),
  port: integer({
    optional: true,
    description: described("port", "TCP port of the WinRM listener.", "5986, or 5985 when `https` is `false`"),
    validate: [SETTINGS.port.problem],
  }),
  path: string({
    optional: true,
    description: described("path", "URL path of the listener.", "wsman"),
    validate: [SETTINGS.path.problem],
  }),
  ca_certificate: string({
    optional: true,
    description: described(
      "ca_certificate",
      "PEM text of the certificates to trust instead of all others. Without it, the standalone program trusts the system's store; the script for Node trusts the list that Node.js ships, and the system's store only with `NODE_OPTIONS=--use-system-ca` (Node 22.15 or later). Both then trust those of `NODE_EXTRA_CA_CERTS` too.",
    ),
    validate: [inFile(SETTINGS.ca_certificate.problem, "ca.pem")],
  }),
  client_certificate: string({
    optional: true,
    description: described("client_certificate", 'PEM text of the client certificate, for `auth = "certificate"`.'),
    validate: [inFile(SETTINGS.client_certificate.problem, "client.pem")],
  }),
  client_key: string({
    optional: true,
    sensitive: true,
    description: described("client_key", "PEM text of the private key of `client_certificate`."),
    validate: [inFile(SETTINGS.client_key.problem, "client.key")],
  }),
  tls_server_name: string({
    optional: true,
    description: described(
      "tls_server_name",
      "The name that the host's certificate must carry, when it is not the host's own.",
    ),
    validate: [SETTINGS.tls_server_name.problem],
  }),
  insecure: bool({
    optional: true,
    description: described(
      "insecure",
      "Skip certificate checks. Anyone on the network path can then read and change what is sent.",
      "false",
    ),
  }),
  allow_unencrypted: bool({
    optional: true,
    description: described(
      "allow_unencrypted",
      "Allow plain text over http, with Basic the password included.",
      "false",
    ),
  }),
  timeout: string({
    optional: true,
    description: described(
      "timeout",
      "The longest time that one question to a host may take, with all its pages and retries, for example `45s` or `1m30s`.",
      "30s",
    ),
    validate: [SETTINGS.timeout.problem],
  }),
  max_retries: integer({
    optional: true,
    description: described(
      "max_retries",
      "How often to retry after a transport failure or a quota fault. A rejected credential is never retried.",
      "3",
    ),
    validate: [SETTINGS.max_retries.problem],
  }),
  channel: string({
    optional: true,
    description: described(
      "channel",
      "How to ask hosts: `cim`, by WS-Management CIM calls, which start no process on the host; or `shell`, by `reg.exe` in a remote shell through the npm package `winrm-client` 0.0.11, for hosts that deny WMI.",
      "cim",
    ),
    validate: [SETTINGS.channel.problem],
  }),
} as const satisfies { readonly [S in SettingName]: Schema[string] };

/** The provider's `winrm` as configured: nothing, not known yet, or attribute by attribute. */
export type WinrmConfig = Plan<typeof WINRM_ATTRIBUTES> | Unknown | null;

/** The provider's configuration as a source of settings. The schema has checked each value. */
export function attributeSource(config: WinrmConfig): SettingSource {
  return {
    ...ATTRIBUTE_WORDS,
    read: (setting) => {
      const value = isUnknown(config) ? config : config?.[setting];
      return isUnknown(value) ? PENDING : (value ?? undefined);
    },
  };
}

/** Problems of the connection, each on its attribute. */
export function connectionDiagnostics(problems: readonly ConnectionProblem[]): Diagnostic[] {
  return problems.map(({ severity, summary, detail, setting }) => ({
    severity,
    summary,
    detail,
    path: setting === undefined ? ["winrm"] : ["winrm", setting],
  }));
}

function described(setting: SettingName, text: string, fallback?: string): string {
  const rest = fallback === undefined ? "" : ` Default: ${fallback}.`;
  return `${text} Environment: \`${environmentVariable(setting)}\`.${rest}`;
}

/** The check of a text that configurations keep in a file. */
function inFile(check: (text: string) => string | undefined, file: string): (text: string) => string | undefined {
  return (text) => {
    const problem = check(text);
    return problem && `${problem} For example: file("${file}").`;
  };
}
