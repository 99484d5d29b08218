import { tmpdir } from "node:os";
import { AttachedProvider } from "../../src/attached-provider";
import { shippedProvider } from "./provider";

/**
 * Starts the shipped provider as `rds-licensing drift` does: one process serves all commands, where Terraform would start
 * three to five for each, which takes most of the CPU that a test of one host needs.
 *
 * @param environment what the provider reads its settings from
 */
export async function startAttached(environment: NodeJS.ProcessEnv): Promise<AttachedProvider> {
  const { executable, address } = shippedProvider();
  // A standalone program is the provider where this is set, else the command.
  const all = { TF_PLUGIN_MAGIC_COOKIE: "none", ...process.env, ...environment };
  const options = { executable, address, folder: process.cwd(), environment: all, sockets: tmpdir() };
  const provider = await AttachedProvider.start(options);
  if (provider === undefined) throw new Error(`${executable} did not start`);
  return provider;
}
