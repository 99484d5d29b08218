import { SimulatorError } from "./errors";
import { applyFault, FAULT_NAMES, type FaultContext, type FaultName } from "./faults";
import type { Outcome } from "./outcome";
import { isIn } from "./service/requested-resource";

const DEFAULT_MS = 1000;

/**
 * One scripted fault: hits the next `times` operations (default 1, 0 = until cleared) named `operation` (default any) on
 * `resource` (default any).
 */
export interface ScriptedFault {
  /** The fault. */
  readonly name: FaultName;
  /** Method name (`SetDWORDValue`), transfer or shell operation (`Get`, `Command`) or `Identify`. */
  readonly operation?: string;
  /** WMI class (`root/cimv2/Win32_Service`) or namespace; the later pages of a query are of its namespace alone. */
  readonly resource?: string;
  /** How many operations it hits; 0: until cleared. Default: 1. */
  readonly times?: number;
  /** Milliseconds, of a fault that has to do with time. Default 1000. */
  readonly ms?: number;
}

/** The faults waiting at one host. */
export class FaultScript {
  #waiting: { readonly fault: ScriptedFault; left: number }[] = [];
  readonly #listeners: ((operation: string) => void)[] = [];

  /** Calls `listener` before each operation, which a fault that it adds may hit already. */
  onOperation(listener: (operation: string) => void): void {
    this.#listeners.push(listener);
  }

  /** @throws SimulatorError unknown_fault */
  add(fault: ScriptedFault): void {
    if (!FAULT_NAMES.includes(fault.name)) throw unknownFault(fault.name);
    this.#waiting.push({ fault, left: fault.times === 0 ? Number.POSITIVE_INFINITY : (fault.times ?? 1) });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** Does what was asked, or what the first fault waiting for this operation makes of it. */
  run(context: FaultContext): Outcome {
    for (const listener of this.#listeners) listener(context.operation);
    const hit = this.#waiting.find(({ fault }) => isMeant(fault, context));
    if (hit === undefined) return context.perform();
    hit.left -= 1;
    this.#waiting = this.#waiting.filter(({ left }) => left > 0);
    return applyFault(hit.fault.name, context, hit.fault.ms ?? DEFAULT_MS);
  }
}

function isMeant(fault: ScriptedFault, { operation, resource }: FaultContext): boolean {
  if (fault.operation !== undefined && fault.operation !== operation) return false;
  return fault.resource === undefined || isIn(fault.resource, resource());
}

/** The error for a fault name that is not in the table. */
export function unknownFault(name: string): SimulatorError {
  return new SimulatorError({
    code: "unknown_fault",
    summary: `There is no fault "${name}"`,
    detail: `Use one of down, up, slow, none, ${FAULT_NAMES.join(", ")}.`,
  });
}
