import { Command } from "commander";
import { addConnectionOptions } from "../connection-options";
import { addExamples, type HelpEnd } from "../examples";
import { type Procedure, type RepairOptions, runRepair } from "../repair/run-repair";
import { action } from "../run-to-end";

/** `rds-licensing repair`: the procedures that Microsoft documents for broken licensing data, after a backup. */
export function repairCommand(): Command {
  const command = new Command("repair")
    .description("delete broken licensing data by the procedures that Microsoft documents, after a backup")
    .addCommand(
      addExamples(
        repair("certificates", CERTIFICATES),
        end([CERTIFICATES_EXAMPLE, "repair certificates rdsh1.contoso.com --restore certificates.json"]),
      ),
    )
    .addCommand(addExamples(repair("client-license", CLIENT_LICENSE), end([CLIENT_EXAMPLE])))
    .addHelpText("after", GRACE_PERIOD);
  return addExamples(command, end([CERTIFICATES_EXAMPLE, CLIENT_EXAMPLE]));
}

const CERTIFICATES_EXAMPLE =
  'repair certificates rdsh1.contoso.com --username "CONTOSO\\admin" --backup certificates.json';
const CLIENT_EXAMPLE = "repair client-license desk7.contoso.com --backup desk7.json";

function end(examples: readonly string[]): HelpEnd {
  return { examples, guide: "why-refusing-users.md" };
}

const GRACE_PERIOD = `
The grace period is never reset here. Microsoft advises against it: the fix is proper licensing.`;

const CERTIFICATES: Procedure = {
  kind: "certificates",
  description: "delete the license certificates of a session host, if every client gets a security or protocol error",
  afterwards: [
    "Now restart the session host, then reactivate the license server: in Remote Desktop Licensing Manager, choose",
    "Advanced, Reactivate Server. This command restarts nothing.",
  ],
};

const CLIENT_LICENSE: Procedure = {
  kind: "client_license",
  description: "delete the license store of a client machine, if that client gets an error in the licensing protocol",
  afterwards: [
    "Now start Remote Desktop Connection (mstsc) on the client once as administrator and connect. It gets a new license.",
  ],
};

function repair(name: string, procedure: Procedure): Command {
  const command = new Command(name)
    .description(procedure.description)
    .argument("<host>", "the machine, with :port where its WinRM listener does not use the usual port")
    .option("--backup <file>", "file to save what is deleted; default: a new file in this folder")
    .option("--restore <file>", "restore this backup instead of deleting anything")
    .option("--yes", "do not ask for confirmation")
    .action(action((host: string, options: RepairOptions) => runRepair(procedure, host, options)));
  return addConnectionOptions(command);
}
