import { type Command, Option } from "commander";
import { action } from "../run-to-end";
import { controlCommand, sendFrom } from "./control-command";

/** Numbers of the policy "Set the Remote Desktop licensing mode"; null removes it. */
const MODES = { per_device: 2, per_user: 4, aad_per_user: 6, none: null } as const;

interface PolicyOptions {
  readonly mode?: keyof typeof MODES;
  readonly licenseServers?: string;
}

/** `simulate policy`: sets or removes the licensing policies of a simulated host. */
export function simulatePolicyCommand(): Command {
  return controlCommand("policy", "set or remove the licensing policies of a simulated host", [
    "simulate policy rdsh1 --mode per_user --license-servers lic1.contoso.com,lic2.contoso.com",
    "simulate policy rdsh1 --mode none --license-servers none",
  ])
    .argument("<host>", "name of the host")
    .addOption(
      new Option("--mode <mode>", "licensing mode, or none to remove the policy; default: unchanged").choices(
        Object.keys(MODES),
      ),
    )
    .option("--license-servers <names>", "names separated by commas, or none to remove the policy; default: unchanged")
    .action(
      action(async (host: string, { mode, licenseServers }: PolicyOptions, command: Command) => {
        await sendFrom(command, "policy", { host, mode: mode && MODES[mode], licenseServers: namesIn(licenseServers) });
      }),
    );
}

function namesIn(text: string | undefined): readonly string[] | null | undefined {
  return text === "none" ? null : text?.split(",");
}
