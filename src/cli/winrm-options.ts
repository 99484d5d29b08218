import { readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import { environmentVariable, type WinrmAttribute } from "../provider/winrm/winrm-attributes";
import type { WinrmSettings } from "../provider/winrm/winrm-settings";
import { askPassword } from "./ask-password";
import { CliError } from "./cli-error";
import { parseCount, parsePort } from "./parse-number";

/** How hosts are reached, as options; what is absent comes from the environment, as for the provider. */
export interface WinrmOptions {
  readonly username?: string;
  readonly auth?: string;
  readonly https?: boolean;
  readonly port?: number;
  readonly path?: string;
  readonly caCertificate?: string;
  readonly tlsServerName?: string;
  readonly insecure?: boolean;
  readonly allowUnencrypted?: boolean;
  readonly timeout?: string;
  readonly maxRetries?: number;
  readonly channel?: string;
}

/** Adds them to a command. There is none for a password: a command line can be read by others. */
export function addWinrmOptions(command: Command): Command {
  return command
    .option("--username <name>", "account; its password is RDSLICENSING_PASSWORD, or asked for on a terminal")
    .addOption(new Option("--auth <scheme>", "how to log on").choices(["ntlm", "kerberos", "basic", "certificate"]))
    .option("--no-https", "http on port 5985, on which NTLM encrypts the messages")
    .option("--port <port>", "port of the WinRM listeners", parsePort)
    .option("--path <path>", "path of the WinRM listeners")
    .option("--ca-certificate <file>", "PEM file of the authority that signed the hosts' certificates")
    .option("--tls-server-name <name>", "name that the hosts' certificates carry")
    .option("--insecure", "do not check certificates")
    .option("--allow-unencrypted", "let readable messages cross http")
    .option("--timeout <duration>", "limit of one operation, for example 30s")
    .option("--max-retries <count>", "how often to try again after what may pass", parseCount)
    .addOption(new Option("--channel <channel>", "WS-Man calls, or reg in a remote shell").choices(["cim", "shell"]))
    .addHelpText("after", ENVIRONMENT);
}

const ENVIRONMENT = `
Every option of the connection falls back to its environment variable, RDSLICENSING_USERNAME for --username, and so on;
RDSLICENSING_PASSWORD, RDSLICENSING_CLIENT_CERTIFICATE and RDSLICENSING_CLIENT_KEY have no option. The option
--ca-certificate names a file, while RDSLICENSING_CA_CERTIFICATE holds the PEM text itself.`;

/**
 * Everything a connection needs. Warnings go to stderr.
 *
 * @throws CliError `invalid_settings`, `cannot_read`, `no_terminal`
 */
export async function winrmSettings(options: WinrmOptions): Promise<WinrmSettings> {
  const { resolveWinrm } = await import("../provider/winrm/resolve-winrm.js");
  const environment = { ...process.env, ...givenOptions(options) };
  const { username, password, auth = "ntlm" } = variables(environment);
  if ((auth === "ntlm" || auth === "basic") && username && !password) {
    environment[environmentVariable("password")] = await askPassword(`Password of ${username}: `);
  }
  const { settings, diagnostics } = resolveWinrm(null, environment);
  for (const { severity, summary, detail } of diagnostics) {
    if (severity === "warning") process.stderr.write(`rds-licensing: ${summary}. ${detail}\n`);
  }
  const problem = diagnostics.find(({ severity }) => severity === "error");
  if (settings !== undefined && problem === undefined) return settings;
  const { summary = "The connection is not set up", detail = "" } = problem ?? {};
  throw new CliError({ code: "invalid_settings", summary: `${summary}.`, detail });
}

function variables(environment: NodeJS.ProcessEnv): Partial<Record<"username" | "password" | "auth", string>> {
  const read = (attribute: WinrmAttribute) => environment[environmentVariable(attribute)] || undefined;
  return { username: read("username"), password: read("password"), auth: read("auth") };
}

/** Options as the environment variables they stand for. */
function givenOptions(options: WinrmOptions): Record<string, string> {
  const { caCertificate } = options;
  const given: Partial<Record<WinrmAttribute, unknown>> = {
    username: options.username,
    auth: options.auth,
    https: options.https === false ? false : undefined,
    port: options.port,
    path: options.path,
    ca_certificate: caCertificate === undefined ? undefined : readText(caCertificate),
    tls_server_name: options.tlsServerName,
    insecure: options.insecure,
    allow_unencrypted: options.allowUnencrypted,
    timeout: options.timeout,
    max_retries: options.maxRetries,
    channel: options.channel,
  };
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set.map(([name, value]) => [environmentVariable(name as WinrmAttribute), String(value)]));
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const detail = `Check the path: ${cause instanceof Error ? cause.message : "unknown error"}.`;
    throw new CliError({ code: "cannot_read", summary: `Cannot read ${path}.`, detail, path });
  }
}
