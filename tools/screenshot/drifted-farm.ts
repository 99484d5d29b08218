import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { LicenseServerPool, LicensingMode, RdsFarm, RdslicensingProvider } from "../../src/constructs";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../src/simulator";
import { useLocalProvider } from "../terraform/local-provider";

const ROOT = join(__dirname, "../..");
const CORE = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
const SERVERS = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers";

const DESKTOPS = ["rdsh1", "rdsh2", "rdsh3", "rdsh4", "rdsh5"];
const NOT_APPLIED = "rdsh6";
const LICENSE_SERVERS = ["lic1", "lic2"];

/** A simulated farm that a real Terraform keeps as a CDKTF stack declares it, until `drift()` changes it. */
export class DriftedFarm {
  private constructor(
    private readonly farm: SimulatedFarm,
    private readonly directory: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Starts and applies; call `close()` at the end. */
  static async open(): Promise<DriftedFarm> {
    const directory = mkdtempSync(join(tmpdir(), "drifted-farm-"));
    const farm = await startSimulatedFarm({ farm: parseFarm({ hosts: hostDefinitions() }) });
    const { domain, username, password } = farm.credentials;
    const opened = new DriftedFarm(farm, directory, {
      ...useLocalProvider(join(directory, "mirror")),
      RDSLICENSING_USERNAME: `${domain}\\${username}`,
      RDSLICENSING_PASSWORD: password,
      RDSLICENSING_CA_CERTIFICATE: farm.caCertificate,
    });
    try {
      await opened.apply();
      return opened;
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  /** What happens to a farm: changes by hand, a policy, a service that stops, code that nobody applied. */
  drift(): void {
    const host = (name: string) => this.farm.host(name);
    host("rdsh1").registry.setValue(CORE, "LicensingMode", { type: "REG_DWORD", data: 2 });
    host("rdsh3").registry.setValue(SERVERS, "SpecifiedLicenseServers", {
      type: "REG_MULTI_SZ",
      data: ["oldlic.contoso.com", "lic1.contoso.com"],
    });
    host("rdsh4").applyPolicy({ mode: 2 });
    host("rdsh5").windows.services.set("termservice", "Stopped");
    this.synth([...DESKTOPS, NOT_APPLIED]);
  }

  /** What `rds-licensing drift cdktf.out` prints. */
  report(format: "html" | "json"): Promise<string> {
    const command = [require.resolve("tsx/cli"), join(ROOT, "src/cli/main.ts"), "drift", "cdktf.out"];
    return this.run(process.execPath, [...command, "--format", format], this.directory, [2]);
  }

  /** The simulated hosts by the address Terraform knows them by. */
  names(): ReadonlyMap<string, string> {
    return new Map([...DESKTOPS, NOT_APPLIED].map((name) => [this.address(name), name]));
  }

  async close(): Promise<void> {
    await this.farm.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private address(name: string): string {
    return `localhost:${this.farm.host(name).httpsPort}`;
  }

  private async apply(): Promise<void> {
    this.synth(DESKTOPS);
    await this.terraform("init", "-input=false", "-no-color");
    await this.terraform("apply", "-input=false", "-no-color", "-auto-approve");
  }

  private synth(desktops: readonly string[]): void {
    const app = new App({ outdir: join(this.directory, "cdktf.out") });
    const stack = new TerraformStack(app, "farm");
    new LocalBackend(stack, { path: join(this.directory, "farm.tfstate") });
    new RdslicensingProvider(stack, "rdslicensing");
    const [primary, secondary] = LICENSE_SERVERS.map((name) => ({
      name: `${name}.contoso.com`,
      winrmAddress: this.address(name),
    }));
    if (primary === undefined || secondary === undefined) throw new Error("The farm has two license servers.");
    const licenseServerPool = new LicenseServerPool(stack, "pool", { primary, secondaries: [secondary] });
    const farm = new RdsFarm(stack, "farm", { licenseServerPool });
    const group = farm.addSessionHostGroup("desktops", { mode: LicensingMode.PER_USER });
    for (const id of desktops) group.addSessionHost(this.address(id), { id });
    app.synth();
  }

  private async terraform(...args: string[]): Promise<void> {
    const folder = join(this.directory, "cdktf.out/stacks/farm");
    await this.run(this.environment.TERRAFORM_BINARY_NAME ?? "terraform", args, folder, [0]);
  }

  private run(program: string, args: readonly string[], cwd: string, accept: readonly number[]): Promise<string> {
    const options = { cwd, env: this.environment, maxBuffer: 64 * 1024 * 1024 };
    return new Promise((resolve, reject) => {
      const child = execFile(program, args, options, (_error, stdout, stderr) => {
        if (accept.includes(child.exitCode ?? -1)) resolve(stdout);
        else reject(new Error(`${program} ${args.join(" ")} exited with ${child.exitCode}:\n${stdout}${stderr}`));
      });
    });
  }
}

function hostDefinitions(): object[] {
  const sessionHost = (name: string) => ({ name, licenseCertificate: true, graceDaysLeft: 0 });
  const keyPacks = ["per_user", "per_device"].map((mode) => ({ mode, total: 50, issued: 12 }));
  const licenseServer = (name: string) => ({ name, role: "license_server", licensing: { keyPacks } });
  return [...[...DESKTOPS, NOT_APPLIED].map(sessionHost), ...LICENSE_SERVERS.map(licenseServer)];
}
