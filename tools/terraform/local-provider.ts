import { join } from "node:path";
import {
  type BundledProvider,
  bundledProvider,
  cliConfigFile,
  installProvider,
  writeCliConfig,
} from "../../src/provider-mirror";
import { findTerraform } from "./find-terraform";

/** Settings of the machine that would lead elsewhere than to the provider and hosts at hand. */
const FOREIGN_SETTINGS = /^(?:TF_|CDKTF_|RDSLICENSING_)/;

/**
 * An environment in which terraform, tofu and cdktf take the provider from the mirror at `directory`, ask no question
 * and leave the user's own folders and settings alone.
 */
export function terraformEnvironment(directory: string): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN_SETTINGS.test(name))),
    TF_CLI_CONFIG_FILE: cliConfigFile(directory),
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    TERRAFORM_BINARY_NAME: findTerraform(),
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
    CDKTF_SKIP_PROVIDER_LOCK: "true",
    CDKTF_HOME: join(directory, "cdktf-home"),
    CHECKPOINT_DISABLE: "1",
    CI: "1",
    FORCE_COLOR: "0",
  };
}

/** The provider that tests are about: the script built in `dist/`, or the standalone program that TESTED_PROVIDER names. */
export function testedProvider(): BundledProvider {
  const provider = bundledProvider();
  return { ...provider, executable: process.env.TESTED_PROVIDER || provider.executable };
}

/** Installs the tested provider into a mirror of its own; returns {@link terraformEnvironment}. */
export function useLocalProvider(directory: string): NodeJS.ProcessEnv {
  installProvider({ ...testedProvider(), directory });
  writeCliConfig(directory);
  return terraformEnvironment(directory);
}
