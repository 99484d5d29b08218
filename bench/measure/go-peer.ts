import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { terraformPlatform } from "../../src/provider-mirror";
import { BenchError } from "./bench-error";

/** The program that `go build` makes, in the folder that `--peer` names. */
const FILE = "terraform-provider-windows";
const ADDRESS = "registry.terraform.io/kfrlabs/windows";
/** A mirror wants one; which it is does not matter. */
const VERSION = "0.9.0";
const HOSTS = join(__dirname, "../programs/peer-hosts.cjs");

const LICENSING_CORE = "SYSTEM\\\\CurrentControlSet\\\\Control\\\\Terminal Server\\\\RCM\\\\Licensing Core";
const LICENSE_SERVERS = "SYSTEM\\\\CurrentControlSet\\\\Services\\\\TermService\\\\Parameters\\\\LicenseServers";

/**
 * The nearest Go provider, terraform-provider-windows of kfrlabs, which keeps the same two values as registry values, with
 * a provider block for each host; and hosts that answer its PowerShell.
 */
export class GoPeer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly ports: readonly number[],
    /** What Terraform is to run in. */
    readonly env: NodeJS.ProcessEnv,
  ) {}

  /**
   * @param folder holds the program
   * @param hosts how many, and how much later each answer comes
   * @throws BenchError when the program is not there
   */
  static async start(
    folder: string,
    hosts: { readonly count: number; readonly latencyMs: number },
    { directory, env }: { readonly directory: string; readonly env: NodeJS.ProcessEnv },
  ): Promise<GoPeer> {
    const executable = join(folder, FILE);
    if (!existsSync(executable))
      throw new BenchError(`${executable} is missing; bench/README.md says how to build it.`);
    const cliConfig = install(executable, join(directory, "peer"));
    const args = [HOSTS, String(hosts.count), String(hosts.latencyMs)];
    const child = spawn(process.execPath, args, { env, stdio: ["pipe", "pipe", "inherit"] });
    for await (const line of createInterface({ input: child.stdout })) {
      return new GoPeer(child, JSON.parse(line), { ...env, TF_CLI_CONFIG_FILE: cliConfig });
    }
    throw new BenchError("The hosts of the Go peer did not start.");
  }

  /** The two values of that many hosts. */
  configuration(hosts: number): string {
    return `terraform {
  required_providers {
    windows = { source = "kfrlabs/windows" }
  }
}
${this.ports.slice(0, hosts).map(hostBlocks).join("")}`;
  }

  async stop(): Promise<void> {
    const closed = once(this.child, "close");
    if (this.child.kill("SIGTERM")) await closed;
  }
}

/** @returns the CLI configuration */
function install(executable: string, directory: string): string {
  const mirror = join(directory, "plugins");
  const folder = join(mirror, ADDRESS, VERSION, terraformPlatform("program"));
  mkdirSync(folder, { recursive: true });
  const target = join(folder, `${FILE}_v${VERSION}`);
  copyFileSync(executable, target);
  chmodSync(target, 0o755);
  const cliConfig = join(directory, "terraform.rc");
  writeFileSync(cliConfig, `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`);
  return cliConfig;
}

function hostBlocks(port: number, index: number): string {
  return `provider "windows" {
  alias     = "host${index}"
  host      = "127.0.0.1"
  port      = ${port}
  username  = "user"
  password  = "password"
  auth_type = "basic"
}
resource "windows_registry_value" "mode${index}" {
  provider     = windows.host${index}
  hive         = "HKLM"
  path         = "${LICENSING_CORE}"
  name         = "LicensingMode"
  type         = "REG_DWORD"
  value_string = "4"
}
resource "windows_registry_value" "servers${index}" {
  provider      = windows.host${index}
  hive          = "HKLM"
  path          = "${LICENSE_SERVERS}"
  name          = "SpecifiedLicenseServers"
  type          = "REG_MULTI_SZ"
  value_strings = ["lic1", "lic2"]
}
`;
}
