import { harmlessLines, oneLine } from "../harmless-text";
import { HostError } from "../windows";
import { WsmanError } from "../wsman";
import type { Finding, Step, StepId } from "./step";

/** Who is told of the steps, and what ends them. */
export interface ExaminationOptions {
  readonly signal: AbortSignal;
  /** The most one step may take, in milliseconds. */
  readonly limitMs: number;
  /** A step begins. */
  onBegin?(title: string): void;
  /** A step has ended. */
  onStep?(step: Step): void;
  /** What of the settings has to do with an error, in the words of whoever set them. */
  advice?(code: string): string | undefined;
}

/** What a step is, and what it depends on. */
export interface StepPlan {
  readonly id: StepId;
  readonly title: string;
  /** Steps of which none may have failed. */
  readonly needs: readonly StepId[];
  /** The most it may take, where that is less than any step may. */
  readonly mostMs?: number;
}

/** Steps that run one after another, each in its own time, each only where what it needs has not failed. */
export class Examination {
  readonly steps: Step[] = [];
  readonly #options: ExaminationOptions;
  /** Of the step that runs, or ran last. */
  #limit: AbortSignal | undefined;

  constructor(options: ExaminationOptions) {
    this.#options = options;
  }

  /** Whether a step ended well, with or without a warning. */
  succeeded(id: StepId): boolean {
    return this.steps.some((step) => step.id === id && (step.state === "ok" || step.state === "warning"));
  }

  /** Runs a step and tells of it. Throws only what is no error of a host, and when the whole is canceled. */
  async step(plan: StepPlan, run: (signal: AbortSignal) => Promise<Finding>): Promise<void> {
    const missing = this.#missing(plan.needs);
    if (missing !== undefined)
      return this.#tell({ ...plan, state: "not_tried", detail: `not tried: it needs ${missing}` });
    this.#options.onBegin?.(plan.title);
    const begin = performance.now();
    const finding = await this.#inTime(run, Math.min(plan.mostMs ?? this.#options.limitMs, this.#options.limitMs));
    const took = finding.state === "not_tried" ? {} : { milliseconds: Math.round(performance.now() - begin) };
    this.#tell({ ...plan, ...finding, ...took });
  }

  /** The first of these steps that failed, or was itself not tried for that reason. */
  #missing(needs: readonly StepId[]): string | undefined {
    const found = this.steps.find(({ id, state }) => needs.includes(id) && state !== "ok" && state !== "warning");
    return found?.title;
  }

  async #inTime(run: (signal: AbortSignal) => Promise<Finding>, limitMs: number): Promise<Finding> {
    const { signal } = this.#options;
    const limit = new AbortController();
    this.#limit = limit.signal;
    const timer = setTimeout(() => limit.abort(tooLong(limitMs)), limitMs);
    try {
      const finding = await run(AbortSignal.any([signal, limit.signal]));
      signal.throwIfAborted();
      return finding;
    } catch (error) {
      signal.throwIfAborted();
      return this.failure(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** What an error of a host says; of a step that was canceled because its time was over, that. Throws any other error. */
  failure(error: unknown): Finding {
    const cause: unknown = this.#limit?.aborted && !isOwnError(error) ? this.#limit.reason : error;
    if (!(cause instanceof WsmanError || cause instanceof HostError)) throw cause;
    const { code, summary, detail } = cause;
    return { state: "failed", code, detail: summary, remedy: this.withAdvice(detail, code) };
  }

  /** A remedy, with the settings that have to do with the error. */
  withAdvice(remedy: string, code: string): string {
    return [remedy, this.#options.advice?.(code)].filter(Boolean).join(" ");
  }

  #tell({ id, title, state, detail, remedy, code, milliseconds }: Step): void {
    const step = {
      id,
      title,
      state,
      detail: oneLine(detail),
      ...(remedy !== undefined && { remedy: harmlessLines(remedy) }),
      ...(code !== undefined && { code }),
      ...(milliseconds !== undefined && { milliseconds }),
    };
    this.steps.push(step);
    this.#options.onStep?.(step);
  }
}

/** Whether it says more than that somebody was told to stop. */
function isOwnError(error: unknown): boolean {
  return (error instanceof WsmanError || error instanceof HostError) && error.code !== "canceled";
}

function tooLong(limitMs: number): WsmanError {
  return new WsmanError("timeout", `This step did not end within ${limitMs / 1000} s.`, { transport: true });
}
