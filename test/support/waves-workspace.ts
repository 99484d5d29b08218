import { LicensingMode, RdsFarm, type Rollout } from "../../src/constructs";
import { parseFarm } from "../../src/simulator";
import type { Engine } from "../../tools/terraform/engines";
import { newStack, synthesize } from "../constructs/synthesize";
import { plainText } from "./plain-text";
import { RdsWorkspace } from "./rds-workspace";

/** What a simulated host was asked, in the order of the whole farm. */
export interface Asked {
  readonly host: string;
  /** A change of its settings, or a question that only a diagnosis asks. */
  readonly what: "changed" | "diagnosed";
}

const OPERATIONS: Readonly<Record<string, Asked["what"]>> = {
  ChangeMode: "changed",
  SetSpecifiedLicenseServerList: "changed",
  SetDWORDValue: "changed",
  SetMultiStringValue: "changed",
  DeleteValue: "changed",
  DeleteKey: "changed",
  GetGracePeriodDays: "diagnosed",
};

const NOT_CONNECTABLE = 6;

export interface WavesWorkspaceOptions {
  /** How many session hosts there are: rdsh1, rdsh2, … */
  readonly hosts: number;
  readonly engine?: Engine;
  /** Whether one process of the provider serves all commands. Default: true. */
  readonly attached?: boolean;
}

/** A farm that is rolled out in waves, by the constructs and the real engine. */
export class WavesWorkspace {
  /** Since it was last emptied. */
  readonly asked: Asked[] = [];
  readonly names: readonly string[];

  private constructor(
    readonly workspace: RdsWorkspace,
    { hosts }: WavesWorkspaceOptions,
  ) {
    this.names = namesOf(hosts);
    for (const name of this.names) {
      workspace.farm.host(name).onOperation((operation) => {
        const what = OPERATIONS[operation];
        if (what !== undefined) this.asked.push({ host: name, what });
      });
    }
  }

  static async open(options: WavesWorkspaceOptions): Promise<WavesWorkspace> {
    const hosts = namesOf(options.hosts).map((name) => ({ name, licenseCertificate: true, graceDaysLeft: 100 }));
    const servers = ["lic1", "lic2"].map((name) => ({ name, role: "license_server" }));
    const farm = parseFarm({ hosts: [...hosts, ...servers] });
    const { attached = true, engine } = options;
    const workspace = await RdsWorkspace.open({ attached, engine, farm });
    return new WavesWorkspace(workspace, options);
  }

  get terraform() {
    return this.workspace.terraform;
  }

  host(name: string) {
    return this.workspace.farm.host(name);
  }

  /** Declares the farm: every host with these license servers, and a rollout that names hosts as the farm does. */
  declare(licenseServers: string[], rollout?: Rollout, hosts = this.names): void {
    const stack = newStack();
    const address = (name: string) => this.workspace.address(name);
    const farm = new RdsFarm(stack, "farm", {
      licenseServers,
      diagnose: false,
      rollout: rollout && {
        ...rollout,
        canaries: rollout.canaries?.map(address),
        waves: rollout.waves?.map((wave) => wave.map(address)),
      },
    });
    const group = farm.addSessionHostGroup("desktops", { mode: LicensingMode.PER_USER });
    for (const id of hosts) group.addSessionHost(address(id), { id });
    this.terraform.write(JSON.stringify(synthesize(stack), null, 2), "farm.tf.json");
    this.terraform.write("");
  }

  /** Applies; says the errors where it failed. */
  async apply(): Promise<string | undefined> {
    this.asked.length = 0;
    const { code, stdout, stderr } = await this.terraform.apply();
    const text = plainText(stdout + stderr);
    return code === 0 ? undefined : text.slice(text.indexOf("Error: "));
  }

  /** The hosts that were changed, each once, in order. */
  get changed(): string[] {
    return [...new Set(this.asked.filter(({ what }) => what === "changed").map(({ host }) => host))];
  }

  /** The hosts that a gate asked, each as often as it was. */
  get diagnosed(): string[] {
    return this.asked.filter(({ what }) => what === "diagnosed").map(({ host }) => host);
  }

  /** Whether no host of `later` was changed before each of `earlier` was diagnosed. */
  isInOrder(earlier: readonly string[], later: readonly string[]): boolean {
    const first = this.asked.findIndex(({ host, what }) => what === "changed" && later.includes(host));
    return earlier.every((name) =>
      this.asked.slice(0, first).some(({ host, what }) => host === name && what === "diagnosed"),
    );
  }

  /** Whether a host can use its license servers; one that cannot is unhealthy. */
  setHealth(name: string, isHealthy: boolean, servers: readonly string[]): void {
    for (const server of servers) {
      const { connectivity } = this.host(name).windows;
      if (isHealthy) connectivity.delete(server);
      else connectivity.set(server, NOT_CONNECTABLE);
    }
  }

  /** The license servers that a host holds. */
  servers(name: string): unknown {
    const value = this.workspace.registry(name).servers as { readonly data?: unknown } | undefined;
    return value?.data;
  }

  async close(): Promise<void> {
    await this.workspace.close();
  }
}

function namesOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `rdsh${index + 1}`);
}
