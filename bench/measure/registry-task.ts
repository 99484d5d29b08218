import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RegistryTask } from "./registry-program";
import type { Simulator } from "./simulator";
import type { Stage } from "./stage";

const { regCommands } = require("../programs/reg-commands.cjs") as {
  regCommands(task: Omit<RegistryTask, "commands">): string[][];
};

/** Where Windows keeps the two values. */
export const REGISTRY_PLACES = {
  mode: { key: "SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core", name: "LicensingMode" },
  servers: {
    key: "SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers",
    name: "SpecifiedLicenseServers",
  },
} as const;

/** What a program is to do with hosts of a simulated farm, NTLM over https, and the environment in which it trusts them. */
export function registryTask(
  { directory, env }: Stage,
  simulator: Simulator,
  asked: Pick<RegistryTask, "task" | "ports" | "most">,
): { readonly task: RegistryTask; readonly env: NodeJS.ProcessEnv } {
  const caFile = join(directory, "registry-ca.pem");
  writeFileSync(caFile, simulator.caCertificate);
  const task = { ...asked, host: "localhost", ...simulator.account, caFile, ...REGISTRY_PLACES };
  return { task: { ...task, commands: regCommands(task) }, env: { ...env, NODE_EXTRA_CA_CERTS: caFile } };
}
