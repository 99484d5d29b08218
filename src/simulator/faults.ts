import type { WsmanFault } from "../wsman/codecs";
import type { Delivery, Outcome } from "./outcome";
import { operationTimedOut, tooManyOperations, tooManyPluginOperations, tooManyShells } from "./service/load-faults";
import { accessDenied } from "./service/service-faults";
import {
  fileNotFound,
  germanFailure,
  invalidEnumerationContext,
  namespaceNotFound,
  providerLoadFailure,
} from "./wmi/wmi-faults";

/** What a scripted fault may use of the request it hits. */
export interface FaultContext {
  readonly operation: string;
  /** The WMI class, as `root/cimv2/Win32_Service`; empty where there is none. */
  resource(): string;
  /** Does what was asked. */
  perform(): Outcome;
  /** Does what was asked by half, where that is possible: the output of a command. */
  performPart(): Outcome;
  /** The method's or the program's answer with this WinError code, nothing done. */
  returnCode(code: number): Outcome;
  /** A SOAP fault, nothing done. */
  fault(fault: WsmanFault): Outcome;
}

type Effect = (context: FaultContext, ms: number) => Outcome;

/** More than any client accepts of one reply (MaxEnvelopeSizekb is 500 by default). */
const OVERSIZED_TEXT_LENGTH = 16 * 1024 * 1024;

/** Windows' own quotas, named in the text of the faults. */
const QUOTAS = { operations: 1500, shells: 30 };

/** The faults that can be scripted, by name. */
const FAULTS = {
  /** Access is denied by the registry key's own permissions: ReturnValue 5, or what reg.exe says to it. */
  "return-access-denied": (context) => context.returnCode(5),
  /** "Invalid operation" from a method: what a setter answers under Group Policy, and has been seen to without one. */
  "return-invalid-operation": (context) => context.returnCode(0x80041016),
  /** "File not found" from a method, as GetGracePeriodDays is reported to answer once the period is over. */
  "return-file-not-found": (context) => context.returnCode(0x80070002),
  /** Access is denied by the service: fault 5. */
  "service-access-denied": (context) => context.fault(accessDenied(5)),
  /** Access is denied by WMI: fault 2150859012. */
  "soap-access-denied": (context) => context.fault(accessDenied()),
  /** Access is denied by the WMI provider: fault 2150859013. */
  "provider-access-denied": (context) => context.fault(accessDenied(2150859013)),
  /** The way to WMI is denied: fault 2150859014. */
  "connect-access-denied": (context) => context.fault(accessDenied(2150859014)),
  /** The listener does not let the account in, whatever its credentials: 401. */
  "http-access-denied": ({ operation }) => ({ kind: "unauthorized", operation }),
  /** Fault `w:TimedOut`, nothing done. */
  "operation-timeout": (context) => context.fault(operationTimedOut()),
  "quota-operations": (context) => context.fault(tooManyOperations(QUOTAS.operations)),
  "quota-plugin-operations": (context) => context.fault(tooManyPluginOperations()),
  "quota-shells": (context) => context.fault(tooManyShells(QUOTAS.shells)),
  "namespace-absent": (context) => context.fault(namespaceNotFound("of the request")),
  /** WMI cannot load what is behind a class, as when its registration is damaged: WBEM_E_PROVIDER_LOAD_FAILURE. */
  "provider-load-failure": (context) => context.fault(providerLoadFailure()),
  /** WMI fails, and says so in German, as a host does whose Windows is. */
  "german-failure": (context) => context.fault(germanFailure()),
  /** A WMI provider misses a file: the same as `return-file-not-found`, as a fault. */
  "file-not-found": (context) => context.fault(fileNotFound()),
  "context-expired": (context) => context.fault(invalidEnumerationContext()),
  /** A command's output comes in parts: this Receive brings half and says that the command is running. */
  "split-output": (context) => context.performPart(),
  /** The connection is reset and nothing was done. */
  "reset-before": ({ operation }) => ({ kind: "reset", operation }),
  /** The operation is done, but its answer is lost. */
  "reset-after": (context) => {
    context.perform();
    return { kind: "reset", operation: context.operation };
  },
  /** The operation is done, and the connection is cut in the middle of the answer. */
  "half-response": (context) => delivered(context, { kind: "half" }),
  /** The answer comes `ms` late. */
  "late-response": (context, ms) => delivered(context, { kind: "late", ms }),
  /** The answer trickles for `ms`. */
  "slow-response": (context, ms) => delivered(context, { kind: "trickle", ms }),
  /** The answer is right, and after `ms` the host closes the connection it said it would keep. */
  "idle-close": (context, ms) => delivered(context, { kind: "closing", ms }),
  /** The XML stops in the middle. */
  "malformed-xml": (context) => rewritten(context.perform(), (xml) => xml.slice(0, Math.ceil(xml.length / 2))),
  /** Correct XML of 16 MiB. */
  "oversized-body": (context) =>
    rewritten(context.perform(), (xml) => xml.replace(/<(\w+):Body>/, `$&${" ".repeat(OVERSIZED_TEXT_LENGTH)}`)),
  /** Status 500 without a body, as for unencrypted traffic. */
  "empty-500": ({ operation }) => ({ kind: "empty", status: 500, operation }),
  /** Status 413, as for a request over MaxEnvelopeSizekb. */
  "too-large": ({ operation }) => ({ kind: "empty", status: 413, operation }),
  /** The host never answers. */
  hang: ({ operation }) => ({ kind: "hang", operation }),
} as const satisfies Readonly<Record<string, Effect>>;

/** The name of a fault that a simulated host can have. */
export type FaultName = keyof typeof FAULTS;

/** Every fault that a simulated host can have. */
export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

/** Does what the fault of that name makes of a request. */
export function applyFault(name: FaultName, context: FaultContext, ms: number): Outcome {
  const effect: Effect = FAULTS[name];
  return effect(context, ms);
}

function rewritten(outcome: Outcome, rewrite: (xml: string) => string): Outcome {
  return outcome.kind === "reply" ? { ...outcome, xml: rewrite(outcome.xml) } : outcome;
}

function delivered(context: FaultContext, delivery: Delivery): Outcome {
  const outcome = context.perform();
  return outcome.kind === "reply" ? { ...outcome, delivery } : outcome;
}
