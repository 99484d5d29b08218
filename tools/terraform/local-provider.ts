import { join } from "node:path";
import { bundledProvider } from "../../src/cli/provider-mirror/bundled-provider";
import { writeCliConfig } from "../../src/cli/provider-mirror/cli-config";
import { installProvider } from "../../src/cli/provider-mirror/install-provider";
import { findTerraform } from "./find-terraform";

/**
 * The environment in which terraform, tofu and cdktf take the provider from the mirror at `directory`, ask no question
 * and leave the user's own folders alone.
 */
export function terraformEnvironment(directory: string): Record<string, string> {
  return {
    TF_CLI_CONFIG_FILE: join(directory, "terraform.rc"),
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    TERRAFORM_BINARY_NAME: findTerraform(),
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
    CDKTF_HOME: join(directory, "cdktf-home"),
    CHECKPOINT_DISABLE: "1",
    CI: "1",
    FORCE_COLOR: "0",
  };
}

/** Installs the provider built in `dist/` into a mirror of its own; returns {@link terraformEnvironment}. */
export function useLocalProvider(directory: string): Record<string, string> {
  installProvider({ ...bundledProvider(), directory });
  writeCliConfig(directory);
  return terraformEnvironment(directory);
}
