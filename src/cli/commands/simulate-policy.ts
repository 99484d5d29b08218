import { type Command, Option } from "commander";
import { action } from "../run-to-end";
import { controlCommand, sendFrom } from "../simulate-control";

/** Numbers of the policy "Set the Remote Desktop licensing mode"; null takes it away. */
const modes = { per_device: 2, per_user: 4, aad_per_user: 6, none: null } as const;

interface PolicyOptions {
  readonly mode?: keyof typeof modes;
  readonly licenseServers?: string;
}

/** `simulate policy`: lets Group Policy set a simulated host's licensing, or no longer. */
export function simulatePolicyCommand(): Command {
  return controlCommand("policy", "let Group Policy set the licensing of a simulated host, or take it away")
    .argument("<host>", "name of the host")
    .addOption(new Option("--mode <mode>", "licensing mode; default: as it is").choices(Object.keys(modes)))
    .option("--license-servers <names>", "names with commas between them, or none; default: as they are")
    .action(
      action(async (host: string, { mode, licenseServers }: PolicyOptions, command: Command) => {
        await sendFrom(command, "policy", { host, mode: mode && modes[mode], licenseServers: namesIn(licenseServers) });
      }),
    );
}

function namesIn(text: string | undefined): readonly string[] | null | undefined {
  return text === "none" ? null : text?.split(",");
}
