import { Command } from "commander";
import { addConnectionOptions } from "../connection-options";
import { type Procedure, type RepairOptions, runRepair } from "../run-repair";
import { action } from "../run-to-end";

/** `rds-licensing repair`: Microsoft's documented procedures for broken licensing data, with a backup first. */
export function repairCommand(): Command {
  return new Command("repair")
    .description("delete broken licensing data by Microsoft's documented procedures, after a backup")
    .addCommand(repair("certificates", CERTIFICATES))
    .addCommand(repair("client-license", CLIENT_LICENSE))
    .addHelpText("after", GRACE_PERIOD);
}

const GRACE_PERIOD = `
The grace period is read-only here. Microsoft advises against resetting it: what ends it is a license server with CALs.`;

const CERTIFICATES: Procedure = {
  kind: "certificates",
  description: "delete a session host's license certificates, when every client gets a security or protocol error",
  afterwards: [
    "Now restart the session host, then reactivate the license server (Remote Desktop Licensing Manager, Advanced,",
    "Reactivate Server). Nothing is restarted here.",
  ],
};

const CLIENT_LICENSE: Procedure = {
  kind: "client_license",
  description: "delete a client machine's license store, when that client gets an error in the licensing protocol",
  afterwards: [
    "Now start Remote Desktop Connection (mstsc) on the client once as administrator and connect: it gets a new license.",
  ],
};

function repair(name: string, procedure: Procedure): Command {
  const command = new Command(name)
    .description(procedure.description)
    .argument("<host>", "the machine, with :port where its WinRM listener is not on the usual one")
    .option("--backup <file>", "where to keep what is deleted; default: a new file in this folder")
    .option("--restore <file>", "put back what a backup holds, and delete nothing")
    .option("--yes", "do not ask")
    .action(action((host: string, options: RepairOptions) => runRepair(procedure, host, options)));
  return addConnectionOptions(command);
}
