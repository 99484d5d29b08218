import type { FaultName } from "../../src/simulator";
import type { HostErrorCode } from "../../src/windows";
import { isLongRun } from "./is-long-run";
import type { SeededRandom } from "./seeded-random";

/** A fault of the simulator, and what has to come of an operation that it hits. */
export interface SoakFault {
  readonly name: FaultName;
  /** 0: it lasts longer than any retry. */
  readonly times: number;
  /** Absent: the operation succeeds all the same. */
  readonly error?: HostErrorCode;
  /** What it may be over a sealed connection too, where the answer comes in the clear. */
  readonly sealedError?: HostErrorCode;
  /** Whether the host carries the operation out. */
  readonly isPerformed: boolean;
  /** Whether the caller gives up. */
  readonly isCanceled?: boolean;
}

const lasting = (name: FaultName, error: HostErrorCode, isPerformed = false): SoakFault => ({
  name,
  times: 0,
  error,
  isPerformed,
});
const passing = (name: FaultName): SoakFault => ({ name, times: 1, isPerformed: true });

const FAULTS: readonly SoakFault[] = [
  // What passes is overcome: the operation is done and its value right.
  ...(["operation-timeout", "quota-operations", "quota-plugin-operations", "quota-shells"] as const).map(passing),
  ...(["reset-before", "reset-after", "half-response"] as const).map(passing),
  ...(["late-response", "slow-response", "idle-close"] as const).map(passing),
  // What lasts ends in its own error, and is not mistaken for another.
  lasting("return-access-denied", "registry_access_denied"),
  lasting("service-access-denied", "access_denied"),
  lasting("soap-access-denied", "access_denied"),
  lasting("provider-access-denied", "access_denied"),
  lasting("connect-access-denied", "access_denied"),
  { ...lasting("http-access-denied", "unauthorized"), sealedError: "encryption_broken" },
  lasting("namespace-absent", "fault"),
  { ...lasting("empty-500", "unencrypted_refused"), sealedError: "encryption_broken" },
  { ...lasting("too-large", "too_large"), sealedError: "encryption_broken" },
  lasting("malformed-xml", "malformed", true),
  { ...lasting("hang", "canceled"), isCanceled: true },
];

/** They cost a second of pauses or 16 MiB each. */
const COSTLY: readonly SoakFault[] = [
  lasting("operation-timeout", "timeout"),
  lasting("quota-operations", "quota_exceeded"),
  lasting("reset-before", "connection_reset"),
  lasting("reset-after", "connection_reset", true),
  { ...lasting("oversized-body", "too_large", true), sealedError: "encryption_broken" },
];

/** One fault in so many is a costly one: rarely, but often enough that each is met. */
const FAULTS_PER_COSTLY = isLongRun ? 100 : 15;

export function pickFault(random: SeededRandom): SoakFault {
  return random.below(FAULTS_PER_COSTLY) === 0 ? random.pick(COSTLY) : random.pick(FAULTS);
}

/** Everything that `pickFault` can give. */
export const ALL_SOAK_FAULTS = [...FAULTS, ...COSTLY];
