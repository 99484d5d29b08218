import type { LicensingConfiguration } from "../../src/licensing";
import { type ObjectValue, type Value, valuesEqual } from "../../src/plugin/value";
import { type FaultInjector, isQuiet } from "./chaos-faults";
import type { ChaosHost } from "./chaos-host";
import { Judge } from "./judge";
import { type Answer, type Kept, type ProviderCalls, withoutUnknown } from "./provider-calls";

export type Kind = "create" | "update" | "refresh" | "delete";

export interface StepOptions {
  readonly winrm: { readonly [name: string]: Value };
  /** Whether Terraform refreshes before it plans. */
  readonly refreshes: boolean;
  /** Whether a killed update leaves what was planned, as Terraform 1.11 does; else what was there before. */
  readonly keepsPlanned: boolean;
}

/** The provider was killed while it was asked. */
export class ProviderKilled extends Error {
  constructor(readonly isInCreation: boolean) {
    super("the provider was killed");
  }
}

/** One command of Terraform for one host, in a model of what Terraform core calls and keeps; each answer is judged. */
export class TerraformStep {
  private readonly judge: Judge;
  /** Of the requests since the provider was configured, the first. */
  private walk = 0;
  /** How the last call ended. */
  outcome = "ok";

  constructor(
    private readonly calls: ProviderCalls,
    private readonly subject: ChaosHost,
    private readonly faults: FaultInjector,
    private readonly options: StepOptions,
    private readonly wrong: (what: string, details?: object) => void,
  ) {
    this.judge = new Judge(subject, wrong);
  }

  /** @throws ProviderKilled with what Terraform then keeps kept */
  async run(kind: Kind): Promise<void> {
    const { subject, options } = this;
    await this.configure();
    let prior = subject.kept;
    if (prior !== undefined && (kind === "refresh" || options.refreshes)) prior = await this.refresh(prior);
    if (prior === undefined && subject.kept !== undefined) return;
    if (kind === "refresh") subject.kept = prior;
    else if (kind === "delete" && prior !== undefined) await this.remove(prior);
    else if (prior?.isTainted) await this.replace(prior);
    else await this.write(prior);
  }

  /** What is there after a run that was to bring it to what is declared. */
  converged(): void {
    this.judge.declared();
  }

  private async configure(): Promise<void> {
    this.walk = this.faults.asked.length;
    const { errors } = await this.answered(this.calls.configure(this.options.winrm));
    if (errors.length > 0) this.wrong("the provider cannot be configured", { errors });
  }

  private async refresh(prior: Kept): Promise<Kept | undefined> {
    const upgraded = await this.answered(this.calls.upgrade(prior));
    if (upgraded.state === null || !valuesEqual(upgraded.state, prior.state)) {
      this.wrong("the state is another after it was loaded", { upgraded, prior });
    }
    const start = this.faults.asked.length;
    const answer = await this.answered(this.calls.read(prior));
    if (answer.errors.length > 0) return undefined;
    this.judge.refreshed(answer, this.faults.asked.slice(start));
    if (answer.state === null) return undefined;
    this.isOriginal(prior.state, answer.state);
    return { ...prior, state: answer.state, private: answer.private };
  }

  private async replace(prior: Kept): Promise<void> {
    await this.remove(prior);
    if (this.subject.kept === undefined) await this.create();
  }

  private async remove(prior: Kept): Promise<void> {
    const planned = await this.answered(this.calls.plan(null, prior));
    if (planned.errors.length > 0) return;
    this.subject.kept = prior;
    await this.configure();
    const answer = await this.change("delete", null, prior, planned);
    const { state } = answer;
    this.subject.kept = state === null ? undefined : { ...prior, state, private: answer.private };
  }

  private async write(prior: Kept | undefined): Promise<void> {
    const planned = await this.answered(this.calls.plan(this.subject.config, prior));
    if (planned.errors.length > 0) return;
    this.subject.kept = prior;
    if (prior !== undefined && planned.state !== null && valuesEqual(planned.state, prior.state)) return;
    await this.configure();
    if (prior === undefined) await this.create();
    else await this.update(prior);
  }

  private async create(): Promise<void> {
    const { subject } = this;
    const planned = await this.answered(this.calls.plan(subject.config, undefined));
    if (planned.errors.length > 0) return;
    subject.original = subject.held();
    const answer = await this.change("create", subject.config, undefined, planned);
    const { state, errors } = answer;
    subject.kept = state === null ? undefined : { state, private: answer.private, isTainted: errors.length > 0 };
  }

  private async update(prior: Kept): Promise<void> {
    const { subject, options } = this;
    const planned = await this.answered(this.calls.plan(subject.config, prior));
    if (planned.errors.length > 0) return;
    if (options.keepsPlanned && planned.state !== null) {
      subject.kept = { state: withoutUnknown(planned.state), private: undefined, isTainted: false };
    }
    const answer = await this.change("update", subject.config, prior, planned);
    if (answer.state !== null) this.isOriginal(prior.state, answer.state);
    subject.kept = answer.state === null ? prior : { ...prior, state: answer.state, private: answer.private };
  }

  private async change(
    kind: "create" | "update" | "delete",
    config: ObjectValue | null,
    prior: Kept | undefined,
    planned: Answer,
  ): Promise<Answer> {
    const { subject, faults } = this;
    const start = faults.asked.length;
    const before = { held: subject.held(), configuration: subject.configuration() };
    const seen: LicensingConfiguration[] = [before.configuration];
    const stop = subject.watch(() => seen.push(subject.configuration()));
    const answer = await this.answered(this.calls.apply(config, prior, planned), kind === "create");
    stop();
    const asked = faults.asked.slice(start);
    this.judge.changed({ kind, prior, planned: planned.state, before, asked, seen }, answer);
    return answer;
  }

  private isOriginal(before: ObjectValue, after: ObjectValue): void {
    const was = before.original ?? null;
    const is = after.original ?? null;
    if (!valuesEqual(was, is)) this.wrong("what was there before is no longer recorded", { was, is });
  }

  /** The answer of a call; without faults there is one, and it is no error. */
  private async answered(call: Promise<Answer>, isInCreation = false): Promise<Answer> {
    const { faults, options, wrong } = this;
    let answer: Answer;
    try {
      answer = await call;
    } catch (error) {
      if (!faults.isKilled) wrong("the provider gave no answer", { error: String(error) });
      throw new ProviderKilled(isInCreation);
    }
    this.outcome = answer.errors.length > 0 ? "error" : "ok";
    const isTold = JSON.stringify([answer.state, answer.errors, answer.warnings]);
    if (isTold.includes(String(options.winrm.password))) wrong("the password is told");
    const isFaultless = isQuiet(faults.asked.slice(this.walk)) && !faults.isDown;
    if (isFaultless && answer.errors.length > 0) wrong("an error without a fault", { errors: answer.errors });
    return answer;
  }
}
