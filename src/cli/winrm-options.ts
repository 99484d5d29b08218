import { type Command, Option } from "commander";
import { givenSettings } from "../provider/winrm/given-settings";
import { environmentSource, type SettingSource } from "../provider/winrm/setting-sources";
import type { WinrmSettings } from "../provider/winrm/winrm-settings";
import { askPassword } from "./ask-password";
import { CliError } from "./cli-error";
import { optionSource, passwordSource } from "./option-source";
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
    .option("--ca-certificate <file>", "file with the authority that signed the hosts' certificates, PEM or DER")
    .option("--tls-server-name <name>", "name that the hosts' certificates carry")
    .option("--insecure", "do not check certificates")
    .option("--allow-unencrypted", "let readable messages cross http")
    .option("--timeout <duration>", "the most one question may take, with all its retries, for example 30s")
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
 * @throws CliError `invalid_settings`, `invalid_option`, `cannot_read`, `no_terminal`
 */
export async function winrmSettings(options: WinrmOptions): Promise<WinrmSettings> {
  const { resolveWinrm } = await import("../provider/winrm/resolve-winrm.js");
  const sources = await withPassword([optionSource(options), environmentSource(process.env)]);
  const { settings, diagnostics } = resolveWinrm(sources, process.env);
  for (const { severity, summary, detail } of diagnostics) {
    if (severity === "warning") process.stderr.write(`rds-licensing: ${summary}. ${detail}\n`);
  }
  const problem = diagnostics.find(({ severity }) => severity === "error");
  if (settings !== undefined && problem === undefined) return settings;
  const { summary = "The connection is not set up", detail = "" } = problem ?? {};
  throw new CliError({ code: "invalid_settings", summary: `${summary}.`, detail });
}

/** A password that is needed and set nowhere is asked for. */
async function withPassword(sources: readonly SettingSource[]): Promise<readonly SettingSource[]> {
  const { username, password, auth = "ntlm" } = givenSettings(sources).values;
  const isNeeded = (auth === "ntlm" || auth === "basic") && username !== undefined && password === undefined;
  return isNeeded ? [...sources, passwordSource(await askPassword(`Password of ${username}: `))] : sources;
}
