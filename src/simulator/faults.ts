import { SimulatorError } from "./errors";
import type { Outcome } from "./outcome";

/** What a scripted fault may use of the request it hits. */
export interface FaultContext {
  readonly operation: string;
  /** Does what was asked. */
  perform(): Outcome;
  /** The method's reply with this code, nothing done. */
  returnCode(code: number): Outcome;
  /** A SOAP fault saying that access is denied, nothing done. */
  accessDenied(): Outcome;
}

/** More than any client accepts of one reply (MaxEnvelopeSizekb is 500 by default). */
const oversizedTextLength = 16 * 1024 * 1024;

/** The faults that can be scripted, by name. */
const faults = {
  /** The method answers ReturnValue 5 (the registry key's own permissions). */
  "return-access-denied": (context) => context.returnCode(5),
  /** A SOAP fault instead of the operation (WMI permissions). */
  "soap-access-denied": (context) => context.accessDenied(),
  /** The connection is reset and nothing was done. */
  "reset-before": ({ operation }) => ({ kind: "reset", operation }),
  /** The operation is done, but its answer is lost. */
  "reset-after": (context) => {
    context.perform();
    return { kind: "reset", operation: context.operation };
  },
  /** The answer stops in the middle. */
  "malformed-xml": (context) => rewritten(context.perform(), (xml) => xml.slice(0, Math.ceil(xml.length / 2))),
  /** Correct XML of 16 MiB. */
  "oversized-body": (context) =>
    rewritten(context.perform(), (xml) => xml.replace(/<(\w+):Body>/, `$&${" ".repeat(oversizedTextLength)}`)),
  /** Status 500 without a body, as for unencrypted traffic. */
  "empty-500": ({ operation }) => ({ kind: "empty", status: 500, operation }),
  /** The host never answers. */
  hang: ({ operation }) => ({ kind: "hang", operation }),
} as const satisfies Readonly<Record<string, (context: FaultContext) => Outcome>>;

export type FaultName = keyof typeof faults;

export const faultNames = Object.keys(faults) as readonly FaultName[];

/** One scripted fault: hits the next `times` operations (default 1, 0 = until cleared) named `operation` (default any). */
export interface ScriptedFault {
  readonly name: FaultName;
  /** Method name (`SetDWORDValue`), transfer operation (`Get`) or `Identify`. */
  readonly operation?: string;
  readonly times?: number;
}

/** The faults waiting at one host. */
export class FaultScript {
  private waiting: { readonly fault: ScriptedFault; left: number }[] = [];

  /** @throws SimulatorError unknown_fault */
  add(fault: ScriptedFault): void {
    if (!Object.hasOwn(faults, fault.name)) throw unknownFault(fault.name);
    this.waiting.push({ fault, left: fault.times === 0 ? Number.POSITIVE_INFINITY : (fault.times ?? 1) });
  }

  clear(): void {
    this.waiting = [];
  }

  /** Does what was asked, or what the first fault waiting for this operation makes of it. */
  run(context: FaultContext): Outcome {
    const hit = this.waiting.find(
      ({ fault }) => fault.operation === undefined || fault.operation === context.operation,
    );
    if (hit === undefined) return context.perform();
    hit.left -= 1;
    this.waiting = this.waiting.filter(({ left }) => left > 0);
    return faults[hit.fault.name](context);
  }
}

/** The error for a fault name that is not in the table. */
export function unknownFault(name: string): SimulatorError {
  return new SimulatorError({
    code: "unknown_fault",
    summary: `There is no fault "${name}".`,
    detail: `Use one of down, up, slow, none, ${faultNames.join(", ")}.`,
  });
}

function rewritten(outcome: Outcome, rewrite: (xml: string) => string): Outcome {
  return outcome.kind === "reply" ? { ...outcome, xml: rewrite(outcome.xml) } : outcome;
}
