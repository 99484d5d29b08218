import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseFarm, type SimulatedFarm, type SimulatedHost, startSimulatedFarm } from "../../../../src/simulator";
import { findingsFarm } from "../../../support/findings-farm";
import { LiveCommand, type TerminalSize } from "./live-command";

const LICENSING_CORE = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
const NOT_CONFIGURED = 5;
const PER_USER = 4;

export interface WatchTerminal {
  readonly size: TerminalSize;
  /** Besides the credentials, which it can replace. */
  readonly environment: NodeJS.ProcessEnv;
}

/** A simulated farm and the watches of it, for each test a new one. */
export interface WatchedFarm {
  host(name: string): SimulatedHost;
  address(name: string): string;
  readonly environment: NodeJS.ProcessEnv;
  readonly account: string;
  readonly password: string;
  /** PEM text. */
  readonly caCertificate: string;
  onTerminal(args: readonly string[], terminal?: Partial<WatchTerminal>): LiveCommand;
  inPipes(args: readonly string[], environment?: NodeJS.ProcessEnv): LiveCommand;
}

export function useWatchedFarm(): WatchedFarm {
  const directory = mkdtempSync(join(tmpdir(), "watch-"));
  const caFile = join(directory, "ca.pem");
  let farm: SimulatedFarm;
  const commands: LiveCommand[] = [];
  beforeEach(async () => {
    farm = await startSimulatedFarm({ farm: parseFarm(findingsFarm()) });
    writeFileSync(caFile, farm.caCertificate);
  });
  afterEach(async () => {
    for (const command of commands.splice(0)) await command.kill();
    await farm.stop();
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const account = () => `${farm.credentials.domain}\\${farm.credentials.username}`;
  const credentials = () => ({ RDSLICENSING_USERNAME: account(), RDSLICENSING_PASSWORD: farm.credentials.password });
  const argumentsOf = (args: readonly string[]) => ["check", ...args, "--watch", "--ca-certificate", caFile];
  const started = (command: LiveCommand) => {
    commands.push(command);
    return command;
  };
  return {
    host: (name) => farm.host(name),
    address: (name) => `localhost:${farm.host(name).httpsPort}`,
    get account() {
      return account();
    },
    get password() {
      return farm.credentials.password;
    },
    get caCertificate() {
      return farm.caCertificate;
    },
    get environment() {
      return credentials();
    },
    onTerminal: (args, { size = { columns: 120, rows: 24 }, environment = {} } = {}) =>
      started(LiveCommand.onTerminal(argumentsOf(args), { ...credentials(), ...environment }, size)),
    inPipes: (args, environment = {}) =>
      started(LiveCommand.inPipes(argumentsOf(args), { ...credentials(), ...environment })),
  };
}

/** Takes the mode of a session host away behind everybody's back. */
export function breakMode({ registry }: SimulatedHost): void {
  registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: NOT_CONFIGURED });
}

/** Gives it back. */
export function fixMode({ registry }: SimulatedHost): void {
  registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data: PER_USER });
}
