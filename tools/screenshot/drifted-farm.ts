import { execFile } from "node:child_process";
import { join } from "node:path";
import { type App, TerraformStack, Testing } from "cdktf";
import { LicenseServerPool, LicensingMode, RdsFarm, RdslicensingProvider } from "../../src/constructs";
import { TestFarm, type TestStack } from "../../src/testing";

const ROOT = join(__dirname, "../..");
const DESKTOPS = ["rdsh1", "rdsh2", "rdsh3", "rdsh4", "rdsh5"];
const NOT_APPLIED = "rdsh6";
const LICENSE_SERVERS = ["lic1", "lic2"];

/** A simulated farm that a real Terraform keeps as a CDKTF stack declares it, until `drift()` changes it. */
export class DriftedFarm {
  private constructor(
    private readonly farm: TestFarm,
    private readonly stack: TestStack,
  ) {}

  /** Starts and applies; call `close()` at the end. */
  static async open(): Promise<DriftedFarm> {
    const farm = await TestFarm.start({ farm: { hosts: hostDefinitions() } });
    try {
      const stack = farm.stack(appOf(farm, DESKTOPS));
      await stack.apply();
      return new DriftedFarm(farm, stack);
    } catch (error) {
      await farm.stop();
      throw error;
    }
  }

  /** What happens to a farm: changes by hand, a policy, a service that stops, code that nobody applied. */
  drift(): void {
    this.farm.changeLicensing("rdsh1", { mode: "per_device" });
    this.farm.changeLicensing("rdsh3", { licenseServers: ["oldlic.contoso.com", "lic1.contoso.com"] });
    this.farm.simulator.host("rdsh4").applyPolicy({ mode: 2 });
    this.farm.simulator.host("rdsh5").windows.services.set("termservice", "Stopped");
    this.farm.stack(appOf(this.farm, [...DESKTOPS, NOT_APPLIED]));
  }

  /** What `rds-licensing drift cdktf.out` prints, which must say that there is drift. */
  report(format: "html" | "json"): Promise<string> {
    const command = [require.resolve("tsx/cli"), join(ROOT, "src/cli/main.ts"), "drift", "cdktf.out"];
    const options = {
      cwd: join(this.stack.directory, "../../.."),
      env: this.farm.environment,
      maxBuffer: 64 * 1024 * 1024,
    };
    return new Promise((resolve, reject) => {
      const child = execFile(process.execPath, [...command, "--format", format], options, (_, stdout, stderr) => {
        if (child.exitCode === 2) resolve(stdout);
        else reject(new Error(`drift exited with ${child.exitCode}:\n${stdout}${stderr}`));
      });
    });
  }

  /** The simulated hosts by the address Terraform knows them by. */
  names(): ReadonlyMap<string, string> {
    return new Map([...DESKTOPS, NOT_APPLIED].map((name) => [this.farm.address(name), name]));
  }

  close(): Promise<void> {
    return this.farm.stop();
  }
}

function appOf(farm: TestFarm, desktops: readonly string[]): App {
  const app = Testing.app();
  const stack = new TerraformStack(app, "farm");
  new RdslicensingProvider(stack, "rdslicensing");
  const [primary, ...secondaries] = LICENSE_SERVERS.map((name) => ({
    name: `${name}.contoso.com`,
    winrmAddress: farm.address(name),
  }));
  if (primary === undefined) throw new Error("The farm has a license server.");
  const licenseServerPool = new LicenseServerPool(stack, "pool", { primary, secondaries });
  const group = new RdsFarm(stack, "farm", { licenseServerPool }).addSessionHostGroup("desktops", {
    mode: LicensingMode.PER_USER,
  });
  for (const id of desktops) group.addSessionHost(farm.address(id), { id });
  return app;
}

function hostDefinitions(): object[] {
  const sessionHost = (name: string) => ({ name, licenseCertificate: true, graceDaysLeft: 0 });
  const keyPacks = ["per_user", "per_device"].map((mode) => ({ mode, total: 50, issued: 12 }));
  const licenseServer = (name: string) => ({ name, role: "license_server", licensing: { keyPacks } });
  return [...[...DESKTOPS, NOT_APPLIED].map(sessionHost), ...LICENSE_SERVERS.map(licenseServer)];
}
