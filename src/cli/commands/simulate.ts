import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import type { SimulatedFarm } from "../../simulator";
import { parsePort } from "../option-parsers";
import { action, onEndingSignal } from "../run-to-end";
import { EnvFile } from "../simulate/env-file";
import { simulateFaultCommand } from "../simulate/fault";
import { simulateHostCommand } from "../simulate/host";
import { simulatePolicyCommand } from "../simulate/policy";
import { simulateDeleteCommand, simulateGetCommand, simulateSetCommand } from "../simulate/registry";
import { simulateRequestsCommand } from "../simulate/requests";
import { readText } from "../text-file";

interface SimulateOptions {
  readonly farm?: string;
  readonly state?: string;
  readonly basePort?: number;
  readonly writeEnv?: string;
}

/** `rds-licensing simulate`: a simulated farm behind real WinRM until it is stopped, and the commands that control it. */
export function simulateCommand(): Command {
  return (
    new Command("simulate")
      .description("run a simulated farm of Windows hosts behind real WinRM listeners, until it is stopped")
      .option("--farm <file>", "JSON file that describes the hosts; default: two session hosts and two license servers")
      .option("--state <file>", "load the registries from this file, and save every change to it")
      .option(
        "--base-port <port>",
        "first port of the hosts, which take two ports each; default: free ports",
        parsePort,
      )
      // Not --env-file: Node 20 takes that for an option of its own, wherever it stands.
      .option(
        "--write-env <file>",
        "write the variables that reach the farm to this file, for your shell; removed at the end",
      )
      .action(action(simulate))
      .addCommand(simulateSetCommand())
      .addCommand(simulateGetCommand())
      .addCommand(simulateDeleteCommand())
      .addCommand(simulateRequestsCommand())
      .addCommand(simulateFaultCommand())
      .addCommand(simulatePolicyCommand())
      .addCommand(simulateHostCommand())
  );
}

async function simulate(options: SimulateOptions): Promise<void> {
  const { parseFarmText, startSimulatedFarm } = await loadSimulator();
  const farm = await startSimulatedFarm({
    farm: options.farm === undefined ? undefined : parseFarmText(readText(options.farm), options.farm),
    statePath: options.state,
    basePort: options.basePort,
  });
  const envFile = options.writeEnv === undefined ? undefined : new EnvFile(options.writeEnv);
  await writeVariables(envFile, farm);
  const directory = mkdtempSync(join(tmpdir(), "rds-licensing-"));
  const caFile = join(directory, "ca.pem");
  writeFileSync(caFile, farm.caCertificate);
  const stopped = new Promise<void>((resolve) => onEndingSignal(resolve));
  process.stdout.write(`${JSON.stringify(announcement(farm, caFile))}\n`);
  if (process.stderr.isTTY) process.stderr.write(hint(farm));
  await stopped;
  await farm.stop();
  envFile?.remove();
  rmSync(caFile, { force: true });
  rmdirSync(directory);
}

/** The simulator is loaded only when it runs: the control commands do not need it. */
async function loadSimulator(): Promise<typeof import("../../simulator")> {
  return require("../../simulator");
}

async function writeVariables(file: EnvFile | undefined, farm: SimulatedFarm): Promise<void> {
  const { credentials, caCertificate, controlUrl } = farm;
  try {
    file?.write({
      RDSLICENSING_USERNAME: `${credentials.domain}\\${credentials.username}`,
      RDSLICENSING_PASSWORD: credentials.password,
      RDSLICENSING_CA_CERTIFICATE: caCertificate,
      RDSLICENSING_CONTROL: controlUrl,
    });
  } catch (cause) {
    await farm.stop();
    throw cause;
  }
}

function announcement(farm: SimulatedFarm, caFile: string): object {
  return {
    hosts: farm.hosts.map(({ name, role, address, httpPort, httpsPort }) => ({
      name,
      role,
      address,
      httpPort,
      httpsPort,
    })),
    credentials: farm.credentials,
    caCertificate: farm.caCertificate,
    caFile,
    controlUrl: farm.controlUrl,
  };
}

function hint(farm: SimulatedFarm): string {
  return `${farm.hosts.length} hosts are running; press Ctrl-C to stop. Control them from another terminal, for example:
  rds-licensing simulate requests --control ${farm.controlUrl}
`;
}
