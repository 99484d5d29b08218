import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { Command, Option } from "commander";
import {
  bundledProvider,
  installProvider,
  PROVIDER_SOURCE,
  type ProviderForm,
  writeCliConfig,
} from "../../provider-mirror";
import { addExamples, type HelpEnd } from "../examples";
import { action } from "../run-to-end";
import { setVariable, shellWord } from "../shell-words";

const IS_WINDOWS = process.platform === "win32";

/** `rds-licensing provider`: the installation of the provider. */
export function providerCommand(): Command {
  const command = new Command("provider").description("install the Terraform provider").addCommand(installCommand());
  return addExamples(command, END);
}

/** `rds-licensing provider install`: puts the provider where Terraform and OpenTofu look for local plugins. */
function installCommand(): Command {
  const command = new Command("install")
    .description("install the provider where Terraform and OpenTofu find it, without a registry")
    .option(
      "--dir <directory>",
      `install into this folder instead of ${IS_WINDOWS ? "%APPDATA%\\terraform.d\\plugins" : "~/.terraform.d/plugins"}`,
    )
    .addOption(
      new Option("--standalone", "install the program, which needs no Node; fail if it is not installed").conflicts(
        "script",
      ),
    )
    .option("--script", 'install the script, which Node runs; auth = "kerberos" needs it')
    .addHelpText("after", FORMS)
    .action(
      action(async (options: InstallOptions) => {
        process.stdout.write(`${providerInstall(options).join("\n")}\n`);
      }),
    );
  return addExamples(command, END);
}

const END: HelpEnd = {
  examples: ["provider install", "provider install --dir terraform-plugins --script"],
  guide: "program-or-script.md",
};

const FORMS = `
Without --standalone and --script: the program if it is there, else the script. npm installs the program with this package
where there is one for the system. Both do the same; the program starts faster.`;

interface InstallOptions {
  readonly dir?: string;
  readonly standalone?: boolean;
  readonly script?: boolean;
}

/** Installs into `dir`, or into the folder that Terraform searches by itself, and says what is left to do. */
function providerInstall({ dir, standalone, script }: InstallOptions): string[] {
  const directory = resolve(dir ?? implicitMirror());
  const provider = bundledProvider(standalone ? "program" : script ? "script" : undefined);
  const files = installProvider({ ...provider, directory });
  return [
    `Installed ${PROVIDER_SOURCE} ${provider.version} as ${FORM[provider.form]}:`,
    ...files.map((file) => `  ${file}`),
    ...(provider.whyScript === undefined ? [] : [`It is not the standalone program: ${provider.whyScript}`]),
    "",
    ...(dir === undefined ? whereFound() : whatToSet(directory)),
    "For cdktf and cdktn, which would otherwise ask the public registry for checksums:",
    `  ${setVariable("CDKTF_SKIP_PROVIDER_LOCK", "true")}`,
    LOCKED[provider.form],
    `  terraform providers lock -fs-mirror=${shellWord(directory)} ${PROVIDER_SOURCE}`,
  ];
}

const FORM: Readonly<Record<ProviderForm, string>> = {
  program: "a standalone program",
  script: "a script, which needs Node 20.9 or later",
};

/** Terraform records a hash of what is installed, and takes nothing else from then on. */
const LOCKED: Readonly<Record<ProviderForm, string>> = {
  program:
    "init writes an entry for this system and form in the lock file. If it refuses the file's checksums, add them, with terraform or tofu:",
  script:
    "The entry that init writes in the lock file is valid on every platform. If it refuses the file's checksums, add them, with terraform or tofu:",
};

/** Where Terraform looks without being told (https://developer.hashicorp.com/terraform/cli/config/config-file). */
function implicitMirror(): string {
  if (!IS_WINDOWS) return join(homedir(), ".terraform.d/plugins");
  return join(process.env.APPDATA ?? join(homedir(), "AppData\\Roaming"), "terraform.d\\plugins");
}

function whereFound(): string[] {
  return ["terraform and tofu find it there, unless their CLI configuration has a provider_installation block."];
}

function whatToSet(directory: string): string[] {
  const file = writeCliConfig(directory);
  return ["For terraform, tofu, cdktf and cdktn to find it there:", `  ${setVariable("TF_CLI_CONFIG_FILE", file)}`];
}
