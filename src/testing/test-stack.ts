import { cpSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AttachedProvider, attachProvider } from "../attached-provider";
import {
  diagnosticsIn,
  type Finished,
  makePlan,
  ReportError,
  type RunOptions,
  runTerraform,
  type TerraformDiagnostic,
} from "../reports";
import { type PlannedChange, plannedChanges } from "./planned-change";
import { TestingError } from "./testing-error";

/** What a CDK writes for a stack. */
const CODE = ["cdk.tf.json", "cdk.tf", "assets"];

/** The state stays in the folder, whatever backend the stack has: an override file takes precedence. */
const LOCAL_STATE = { terraform: { backend: { local: { path: "terraform.tfstate" } } } };

/** @internal */
export interface TestStackRun extends RunOptions {
  /** A folder that only this user can write to, for the provider's socket. */
  readonly sockets: string;
}

/** What a plan would change, and what it warns of. */
export interface TestPlan {
  /** The resources that it would change; none when the hosts are as declared. */
  readonly changes: readonly PlannedChange[];
  /** The warnings of Terraform and the provider, and those of failed `check` blocks. */
  readonly warnings: readonly TerraformDiagnostic[];
}

/** What a run of Terraform that succeeded warns of. */
export interface TestRun {
  /** The warnings of Terraform and the provider, and those of failed `check` blocks. */
  readonly warnings: readonly TerraformDiagnostic[];
}

/**
 * A stack in a folder of its own, with a state of its own, that the real Terraform plans and applies.
 *
 * @example
 * const stack = farm.stack(app);
 * await stack.apply();
 * farm.changeLicensing("rdsh1", { mode: "per_device" });
 * const { changes } = await stack.plan();
 */
export class TestStack {
  /** Its folder, with `cdk.tf.json`, the state, and what else Terraform stores. */
  readonly directory: string;
  readonly #options: TestStackRun;
  #initialized: Promise<void> | undefined;
  /** One process of the provider, for whatever Terraform is run for until the code is replaced. */
  #provider: AttachedProvider | undefined;

  /** @internal */
  constructor(directory: string, options: TestStackRun) {
    this.directory = directory;
    this.#options = options;
    writeFileSync(join(directory, "test_override.tf.json"), JSON.stringify(LOCAL_STATE));
  }

  /** @internal */
  _replaceCode(source: string, variables: Readonly<Record<string, unknown>>): void {
    for (const name of CODE) {
      rmSync(join(this.directory, name), { recursive: true, force: true });
      if (existsSync(join(source, name))) {
        cpSync(join(source, name), join(this.directory, name), { recursive: true });
      }
    }
    writeFileSync(join(this.directory, "terraform.tfvars.json"), JSON.stringify(variables));
    // It may need other providers than before.
    this.#initialized = undefined;
  }

  /** @internal */
  async _stop(): Promise<void> {
    await this.#provider?.stop();
    this.#provider = undefined;
  }

  /**
   * Checks that the code is valid, without asking the hosts or using the values of variables.
   *
   * @throws TestingError `terraform_failed`, with what is wrong
   */
  async validate(): Promise<TestRun> {
    await this.#initialize();
    const { code, stdout, stderr } = await this.#run("validate", "-json");
    if (!stdout.startsWith("{")) throw failed("validate", [], stderr);
    const { diagnostics = [] }: { diagnostics?: TerraformDiagnostic[] } = JSON.parse(stdout);
    return { warnings: this.#warningsOf("validate", diagnostics, code !== 0, stderr) };
  }

  /**
   * Refreshes the hosts and says what an apply would change. Changes nothing.
   *
   * @throws TestingError `terraform_failed`, with Terraform's errors, when there is no plan or only part of one
   */
  async plan(): Promise<TestPlan> {
    await this.#initialize();
    const { plan, diagnostics } = await asTestingError(makePlan(this.directory, this.#runOptions()));
    return { changes: plannedChanges(plan), warnings: this.#warningsOf("plan", diagnostics, plan.errored) };
  }

  /**
   * Applies the stack to the hosts.
   *
   * @throws TestingError `terraform_failed`; what was applied before is in the state
   */
  apply(): Promise<TestRun> {
    return this.#change("apply");
  }

  /**
   * Destroys what the stack manages: each host then holds what its `onDestroy` decides.
   *
   * @throws TestingError `terraform_failed`; what could not be destroyed is still in the state
   */
  destroy(): Promise<TestRun> {
    return this.#change("destroy");
  }

  /**
   * The values of the stack's outputs after an apply, by their Terraform names. Sensitive ones are included.
   *
   * @throws TestingError `terraform_failed`
   */
  async outputs(): Promise<Record<string, unknown>> {
    const { code, stdout, stderr } = await this.#run("output", "-json");
    if (code !== 0) throw failed("output", [], stderr);
    const outputs: Record<string, { value: unknown }> = JSON.parse(stdout);
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  async #change(command: "apply" | "destroy"): Promise<TestRun> {
    await this.#initialize();
    const { code, stdout, stderr } = await this.#run(command, "-json", "-auto-approve", "-input=false");
    return { warnings: this.#warningsOf(command, diagnosticsIn(stdout), code !== 0, stderr) };
  }

  #initialize(): Promise<void> {
    const initialized = this.#initialized ?? this.#initializeNow();
    this.#initialized = initialized;
    initialized.catch(() => {
      if (this.#initialized === initialized) this.#initialized = undefined;
    });
    return initialized;
  }

  async #initializeNow(): Promise<void> {
    // Terraform installs nothing in place of a provider that is attached.
    await this._stop();
    const { code, stderr } = await this.#run("init", "-input=false", "-no-color");
    if (code !== 0) throw failed("init", [], stderr);
    this.#provider = (await attachProvider(this.directory, this.#options))?.provider;
  }

  #runOptions(): RunOptions {
    const { environment } = this.#options;
    return { ...this.#options, environment: { ...environment, ...this.#provider?.environment } };
  }

  #warningsOf(
    command: string,
    diagnostics: readonly TerraformDiagnostic[],
    errored: boolean,
    stderr = "",
  ): readonly TerraformDiagnostic[] {
    if (errored || diagnostics.some(({ severity }) => severity === "error")) throw failed(command, diagnostics, stderr);
    return diagnostics;
  }

  #run(...args: readonly string[]): Promise<Finished> {
    return asTestingError(runTerraform(this.directory, args, this.#runOptions()));
  }
}

/** A Terraform that could not be run or made no plan is a failure of the stack like any other. */
async function asTestingError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    const { summary, detail } = error;
    throw new TestingError({ code: "terraform_failed", summary, detail });
  }
}

function failed(command: string, diagnostics: readonly TerraformDiagnostic[], stderr: string): TestingError {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const said = errors.map(({ summary, detail, address }) => `${address ?? "The stack"}: ${summary}: ${detail}`);
  return new TestingError({
    code: "terraform_failed",
    summary: `terraform ${command} failed`,
    detail: said.join("\n") || stderr.trim(),
    diagnostics,
  });
}
