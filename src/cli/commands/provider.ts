import { Command } from "commander";
import { providerInstallCommand } from "./provider-install";

/** `rds-licensing provider`: what concerns the provider's own installation. */
export function providerCommand(): Command {
  return new Command("provider").description("install the Terraform provider").addCommand(providerInstallCommand());
}
