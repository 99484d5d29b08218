import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../src/simulator";
import { SeededRandom } from "../support/seeded-random";
import { drawPlan, FaultInjector, type FaultPlan, QUIET } from "./chaos-faults";
import { ChaosHost } from "./chaos-host";
import { PluginProcess } from "./plugin-process";
import { ProviderCalls } from "./provider-calls";
import { type Kind, ProviderKilled, TerraformStep } from "./terraform-step";

/** So many steps have a farm and a seed of their own, so that each can be found again in seconds. */
export const ROUND = 250;

/** Something that came out otherwise than it has to. */
export interface Wrong {
  readonly seed: number;
  readonly step: number;
  readonly host: string;
  readonly kind: string;
  readonly what: string;
  readonly details: object;
}

export interface ChaosReport {
  /** Operations by what they were and how they ended. */
  readonly operations: Map<string, number>;
  /** Faulted requests by fault. */
  readonly faults: Map<string, number>;
  readonly wrong: Wrong[];
}

/** Rounds at the same time: one's host answers while the other's provider works. */
const AT_ONCE = 2;

/**
 * Does `count` operations of Terraform on simulated hosts through the provider in a process of its own, with random
 * faults, and judges each. Rounds of {@link ROUND} operations take the seeds from `seed` up.
 */
export async function runChaos(
  seed: number,
  count: number,
  tell: (report: ChaosReport) => void = () => {},
): Promise<ChaosReport> {
  const report: ChaosReport = { operations: new Map(), faults: new Map(), wrong: [] };
  let next = 0;
  const worker = async () => {
    while (next * ROUND < count) {
      const round = next++;
      await ChaosRound.run(seed + round, Math.min(ROUND, count - round * ROUND), report);
      tell(report);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return report;
}

/** The hosts of a farm, each of another sort. */
const SORTS = [
  { name: "local1", scope: "local" },
  { name: "local2", scope: "local" },
  { name: "roleless", scope: "local", roleActive: false },
  { name: "overridden", scope: "local", policy: { mode: 2 } },
  { name: "policy1", scope: "policy" },
  { name: "policy2", scope: "policy", roleActive: false },
] as const;

class ChaosRound {
  private step = 0;
  private provider: PluginProcess | undefined;
  private faults: FaultInjector | undefined;
  private readonly hosts: readonly ChaosHost[];

  static async run(seed: number, steps: number, report: ChaosReport): Promise<void> {
    const hosts = SORTS.map((sort) => ({
      name: sort.name,
      allowUnencrypted: true,
      roleActive: !("roleActive" in sort),
    }));
    const farm = await startSimulatedFarm({ farm: parseFarm({ hosts }) });
    const round = new ChaosRound(seed, farm, report);
    try {
      for (; round.step < steps; round.step += 1) await round.operate();
      await round.takeBack();
    } finally {
      await round.provider?.close();
      await farm.stop();
    }
  }

  private constructor(
    private readonly seed: number,
    private readonly farm: SimulatedFarm,
    private readonly report: ChaosReport,
  ) {
    const random = new SeededRandom(seed);
    this.hosts = SORTS.map((sort) => {
      const host = farm.host(sort.name);
      if ("policy" in sort) host.applyPolicy(sort.policy);
      host.onOperation((operation) => {
        const name = this.faults?.next(operation);
        if (name !== undefined) host.fault({ name, ms: 2 });
      });
      const subject = new ChaosHost(host, sort.scope, random);
      subject.furnish(random);
      return subject;
    });
  }

  private async operate(): Promise<void> {
    const random = new SeededRandom(Math.imul(this.seed, 2_654_435_761) + this.step);
    const subject = random.pick(this.hosts);
    const plan = drawPlan(random);
    const kind = this.prepare(subject, random);
    if (plan.isDown) await subject.host.down();
    const { outcome, killed } = await this.command(subject, kind, plan, random);
    if (plan.isDown) await subject.host.up();
    count(this.report.operations, `${kind} ${outcome}`);
    for (const { fault } of this.faults?.asked ?? []) if (fault !== undefined) count(this.report.faults, fault);
    if (plan.isDown) count(this.report.faults, "down");
    if (killed) await this.converge(subject, random);
  }

  /** What is done with a host, after what else happens to it. */
  private prepare(subject: ChaosHost, random: SeededRandom): Kind {
    if (subject.kept === undefined) {
      if (random.below(3) > 0) subject.furnish(random);
      subject.declare(random);
      return "create";
    }
    if (random.below(12) === 0) subject.meddle(random);
    if (subject.kept.isTainted && random.below(2) === 0) return "create";
    const kind = random.pick(["update", "update", "refresh", "delete"] as const);
    if (kind === "update") subject.declare(random);
    return kind;
  }

  private async command(subject: ChaosHost, kind: Kind, plan: FaultPlan, random: SeededRandom) {
    this.provider ??= await PluginProcess.start();
    const { provider } = this;
    this.faults = new FaultInjector(plan, random, () => provider.kill());
    const { username, password } = this.farm.credentials;
    const winrm = {
      ...{ username, password, https: false, allow_unencrypted: true },
      auth: random.pick(["basic", "ntlm"]),
      max_retries: plan.retries,
      timeout: plan.hangs ? "1s" : "5m",
    };
    const wrong = (what: string, details: object = {}) => this.wrong(subject, kind, what, details);
    const options = { winrm, refreshes: plan === QUIET || random.below(5) > 0, keepsPlanned: random.below(2) === 0 };
    const step = new TerraformStep(new ProviderCalls(provider), subject, this.faults, options, wrong);
    try {
      await step.run(kind);
      return { outcome: step.outcome, killed: false, step };
    } catch (error) {
      if (!(error instanceof ProviderKilled)) throw error;
      await provider.close();
      this.provider = undefined;
      return { outcome: error.isInCreation ? "killed in the creation" : "killed", killed: true, step };
    } finally {
      subject.host.clearFaults();
    }
  }

  /** Without faults a refresh and an apply bring a host to what is declared, and a destroy to what was there before. */
  private async converge(subject: ChaosHost, random: SeededRandom): Promise<void> {
    const { step } = await this.command(subject, subject.kept === undefined ? "create" : "update", QUIET, random);
    step.converged();
    if (random.below(2) === 0) await this.command(subject, "delete", QUIET, random);
  }

  /** At the end every host is brought to what is declared and then back to what was there before. */
  private async takeBack(): Promise<void> {
    for (const subject of this.hosts) {
      await this.command(subject, subject.kept === undefined ? "create" : "update", QUIET, new SeededRandom(this.seed));
      await this.command(subject, "delete", QUIET, new SeededRandom(this.seed));
    }
  }

  private wrong(subject: ChaosHost, kind: string, what: string, details: object): void {
    const { seed, step, faults } = this;
    this.report.wrong.push({
      ...{ seed, step, host: subject.host.name, kind, what },
      details: { ...details, config: subject.config, asked: faults?.asked },
    });
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
