import type { FaultName } from "../../src/simulator";
import type { SeededRandom } from "../support/seeded-random";

/** Faults of a single request, most of them without waiting. */
const FAULTS: readonly FaultName[] = [
  ...(["reset-before", "reset-after", "half-response", "late-response", "slow-response", "idle-close"] as const),
  ...(["operation-timeout", "quota-operations", "quota-plugin-operations", "quota-shells"] as const),
  ...(["return-access-denied", "return-invalid-operation"] as const),
  ...(["service-access-denied", "soap-access-denied", "provider-access-denied", "connect-access-denied"] as const),
  ...(["http-access-denied", "malformed-xml", "empty-500", "too-large"] as const),
  ...(["german-failure", "provider-load-failure", "file-not-found", "context-expired", "namespace-absent"] as const),
];

/** What happens to the requests of one step. */
export interface FaultPlan {
  /** Of a hundred requests, this many are hit. */
  readonly perCent: number;
  /** Once one is hit, so are all that follow. */
  readonly isLasting: boolean;
  /** The request, counted from 0, at which the provider is killed. */
  readonly killAt?: number;
  /** Whether the host does what that request asks. */
  readonly isPerformed: boolean;
  /** The host refuses every connection. */
  readonly isDown: boolean;
  readonly retries: 0 | 1;
  /** The first request that is hit is never answered, for which the shortest time limit is waited. */
  readonly hangs: boolean;
}

export const QUIET: FaultPlan = {
  perCent: 0,
  isLasting: false,
  isPerformed: true,
  isDown: false,
  retries: 0,
  hangs: false,
};

/** Draws what is to happen in a step: in one of four nothing. */
export function drawPlan(random: SeededRandom): FaultPlan {
  const chance = random.below(1000);
  if (chance < 250) return QUIET;
  if (chance < 290) return { ...QUIET, killAt: random.below(22), isPerformed: random.below(2) === 0 };
  if (chance < 310) return { ...QUIET, isDown: true };
  if (chance < 315) return { ...QUIET, perCent: 10, hangs: true, isLasting: random.below(4) === 0 };
  const perCent = random.pick([2, 5, 10, 10, 20, 50]);
  return { ...QUIET, perCent, isLasting: random.below(3) === 0, retries: random.below(25) === 0 ? 1 : 0 };
}

/** One request of a step. */
export interface Asked {
  readonly operation: string;
  readonly fault?: FaultName | "kill";
}

/** Lets the faults of one step happen, and notes each request. */
export class FaultInjector {
  readonly asked: Asked[] = [];
  private lasting: FaultName | undefined;

  constructor(
    private readonly plan: FaultPlan,
    private readonly random: SeededRandom,
    private readonly kill: () => void,
  ) {}

  get isDown(): boolean {
    return this.plan.isDown;
  }

  get isKilled(): boolean {
    return this.asked.some(({ fault }) => fault === "kill");
  }

  /** What happens to a request. */
  next(operation: string): FaultName | undefined {
    const fault = this.choose();
    const isKilled = this.asked.length === this.plan.killAt;
    this.asked.push({ operation, fault: isKilled ? "kill" : fault });
    if (!isKilled) return fault;
    this.kill();
    return this.plan.isPerformed ? undefined : "reset-before";
  }

  private choose(): FaultName | undefined {
    const { perCent, isLasting, hangs } = this.plan;
    if (this.lasting !== undefined) return this.lasting;
    if (perCent === 0 || this.random.below(100) >= perCent) return undefined;
    const rare = this.random.below(2000) === 0 ? "oversized-body" : undefined;
    const fault = hangs ? "hang" : (rare ?? this.random.pick(FAULTS));
    if (isLasting) this.lasting = fault;
    return fault;
  }
}

/** Whether a fault only delays an answer, which comes whole. */
function isHarmless(fault: Asked["fault"]): boolean {
  return fault === undefined || fault === "late-response" || fault === "slow-response" || fault === "idle-close";
}

/** Whether nothing went wrong on the way. An empty key that a fault leaves behind means nothing to Windows. */
export function isQuiet(asked: readonly Asked[]): boolean {
  return asked.every(({ fault }) => isHarmless(fault));
}

/** What asks for a change of a host's registry, or of Windows' settings. */
const CHANGES = /^(Set|Delete|CreateKey|Change|Empty)/;

export function isChange({ operation }: Asked): boolean {
  return CHANGES.test(operation);
}

const REGISTRY_READS = /^(Get(DWORD|QWORD|Binary|String|MultiString|ExpandedString)Value|Enum(Key|Values))$/;

/** Whether a host was asked what it holds after the last change. Nothing is sent once the credential was rejected. */
export function wasAskedAgain(asked: readonly Asked[]): boolean {
  const isRejected = asked.some(({ fault }) => fault === "http-access-denied");
  return isRejected || !asked.some(isChange) || readsAfterChange(asked).length > 0;
}

/**
 * Whether both settings were read after the last change that was asked for, before Windows was asked what it uses: then
 * a state must hold exactly what the registry holds.
 */
export function wasReadBack(asked: readonly Asked[]): boolean {
  const reads = readsAfterChange(asked);
  const clean = reads.slice(reads.findLastIndex(({ fault }) => !isHarmless(fault)) + 1);
  const has = (name: string) => clean.some(({ operation }) => operation === name);
  return has("GetDWORDValue") && has("EnumValues");
}

/** What was asked of the registry after the last change, up to the first question of another kind. */
function readsAfterChange(asked: readonly Asked[]): readonly Asked[] {
  const after = asked.slice(asked.findLastIndex(isChange) + 1);
  const end = after.findIndex(({ operation }) => !REGISTRY_READS.test(operation));
  return end < 0 ? after : after.slice(0, end);
}
