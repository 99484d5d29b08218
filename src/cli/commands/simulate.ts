import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import type { SimulatedFarm } from "../../simulator";
import { parsePort } from "../option-parsers";
import { action, onEndingSignal } from "../run-to-end";
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
}

/** `rds-licensing simulate`: a simulated farm behind real WinRM until it is stopped, and the commands that control it. */
export function simulateCommand(): Command {
  return new Command("simulate")
    .description("run a simulated farm of Windows hosts behind real WinRM listeners, until it is stopped")
    .option("--farm <file>", "JSON file that describes the hosts; default: two session hosts and two license servers")
    .option("--state <file>", "load the registries from this file, and save every change to it")
    .option("--base-port <port>", "first port of the hosts, which take two ports each; default: free ports", parsePort)
    .action(action(simulate))
    .addCommand(simulateSetCommand())
    .addCommand(simulateGetCommand())
    .addCommand(simulateDeleteCommand())
    .addCommand(simulateRequestsCommand())
    .addCommand(simulateFaultCommand())
    .addCommand(simulatePolicyCommand())
    .addCommand(simulateHostCommand());
}

async function simulate(options: SimulateOptions): Promise<void> {
  const { parseFarmText, startSimulatedFarm } = await loadSimulator();
  const farm = await startSimulatedFarm({
    farm: options.farm === undefined ? undefined : parseFarmText(readText(options.farm), options.farm),
    statePath: options.state,
    basePort: options.basePort,
  });
  const directory = mkdtempSync(join(tmpdir(), "rds-licensing-"));
  const caFile = join(directory, "ca.pem");
  writeFileSync(caFile, farm.caCertificate);
  const stopped = new Promise<void>((resolve) => onEndingSignal(resolve));
  process.stdout.write(`${JSON.stringify(announcement(farm, caFile))}\n`);
  if (process.stderr.isTTY) process.stderr.write(hint(farm));
  await stopped;
  await farm.stop();
  rmSync(caFile, { force: true });
  rmdirSync(directory);
}

/** The simulator is loaded only when it runs: the control commands do not need it. */
async function loadSimulator(): Promise<typeof import("../../simulator")> {
  return require("../../simulator");
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
