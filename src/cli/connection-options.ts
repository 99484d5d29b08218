import { type Command, Option } from "commander";
import {
  AUTH_SCHEMES,
  CHANNELS,
  type ConnectionProblem,
  type ConnectionSettings,
  environmentSource,
  givenSettings,
  type ResolvedConnection,
  resolveConnection,
  resolveWithoutLogon,
  type SettingSource,
} from "../connection";
import { askPassword } from "./ask-password";
import { CliError } from "./cli-error";
import { parseCount, parsePort } from "./option-parsers";
import { optionSource, passwordSource } from "./option-source";

/** How hosts are reached, as options; what is absent comes from the environment, as for the provider. */
export interface ConnectionOptions {
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
export function addConnectionOptions(command: Command): Command {
  return command
    .option("--username <name>", "account; its password comes from RDSLICENSING_PASSWORD or is asked for on a terminal")
    .addOption(new Option("--auth <scheme>", "how to log on").choices(AUTH_SCHEMES))
    .option("--no-https", "use http on port 5985, where NTLM encrypts the messages")
    .option("--port <port>", "port of the WinRM listeners", parsePort)
    .option("--path <path>", "path of the WinRM listeners")
    .option("--ca-certificate <file>", "file with the authority that signed the hosts' certificates, PEM or DER")
    .option("--tls-server-name <name>", "name that the hosts' certificates carry")
    .option("--insecure", "do not check certificates")
    .option("--allow-unencrypted", "allow plain text over http")
    .option("--timeout <duration>", "longest time for one question with all its retries, for example 30s")
    .option("--max-retries <count>", "how often to retry after a failure that may pass", parseCount)
    .addOption(new Option("--channel <channel>", "WS-Man calls, or reg in a remote shell").choices(CHANNELS))
    .addHelpText("after", ENVIRONMENT);
}

const ENVIRONMENT = `
Every option of the connection falls back to its environment variable, RDSLICENSING_USERNAME for --username, and so on;
RDSLICENSING_PASSWORD, RDSLICENSING_CLIENT_CERTIFICATE and RDSLICENSING_CLIENT_KEY have no option. The option
--ca-certificate names a file, while RDSLICENSING_CA_CERTIFICATE holds the PEM text itself.`;

/**
 * Everything a connection needs, of the options and the environment. Warnings go to stderr.
 *
 * @throws CliError `invalid_settings`, `invalid_option`, `cannot_read`, `no_terminal`
 */
export async function connectionSettings(options: ConnectionOptions): Promise<ConnectionSettings> {
  return usable(resolveConnection(await sourcesOf(options), process.env));
}

/** Settings to look at a host with, and what they lack for a logon. */
export interface ReachSettings {
  readonly settings: ConnectionSettings;
  /** Why nobody can log on; absent where somebody can. */
  readonly missing?: ConnectionProblem;
}

/** The same for a command that is of use without credentials. @throws CliError as {@link connectionSettings} */
export async function reachSettings(options: ConnectionOptions): Promise<ReachSettings> {
  const { settings, problems } = resolveWithoutLogon(await sourcesOf(options), process.env);
  const missing = problems.find(({ lacksCredentials }) => lacksCredentials);
  return { missing, settings: usable({ settings, problems: problems.filter((problem) => problem !== missing) }) };
}

function usable({ settings, problems }: ResolvedConnection): ConnectionSettings {
  for (const { severity, summary, detail } of problems) {
    if (severity === "error") throw new CliError({ code: "invalid_settings", summary, detail });
    process.stderr.write(`rds-licensing: ${summary}. ${detail}\n`);
  }
  if (settings !== undefined) return settings;
  throw new Error("Of options and variables, none can be pending.");
}

function sourcesOf(options: ConnectionOptions): Promise<readonly SettingSource[]> {
  return withPassword([optionSource(options), environmentSource(process.env)]);
}

/** A password that is needed and set nowhere is asked for. */
async function withPassword(sources: readonly SettingSource[]): Promise<readonly SettingSource[]> {
  const { username, password, auth = "ntlm" } = givenSettings(sources).values;
  const isNeeded = (auth === "ntlm" || auth === "basic") && username !== undefined && password === undefined;
  return isNeeded ? [...sources, passwordSource(await askPassword(`Password of ${username}: `))] : sources;
}
