import type { AnswerFacts } from "../recording/answer-facts";
import type { Recording } from "../recording/recording";

/** What of an answer an assumption is about. */
export const ASPECTS = ["status", "content_type", "fault", "return_value", "form"] as const;
export type Aspect = (typeof ASPECTS)[number];

/** One thing that this package takes a Windows host to do. The number of each stays, whatever comes between. */
export interface Assumption {
  /** `A7` */
  readonly id: string;
  /** What a host does, as far as is known. */
  readonly claim: string;
  /** From where it is known. */
  readonly basis: "documented" | "recorded" | "unverified";
  /** What this package makes of it, and of a host that does otherwise. */
  readonly use: string;
  /** The file where it is used. */
  readonly where: string;
  /** The test that shows what the package does. */
  readonly test: string;
  /** The questions of a recording that touch it; absent where none does, because only a change would. */
  readonly questions?: RegExp;
  /** What of their answers; all of it where absent. */
  readonly aspects?: readonly Aspect[];
  /** Whether an answer is as claimed; undefined where it does not tell. */
  holds?(answer: AnswerFacts): boolean | undefined;
  /** The same for what came before any question. */
  holdsFor?(recording: Recording): boolean | undefined;
}

/** The forms of the elements of that name, whatever they are in. */
export function formsOf({ forms }: AnswerFacts, name: string): ReadonlySet<string> | undefined {
  const found = [...forms].filter(([path]) => path.endsWith(`/${name}`)).flatMap(([, all]) => [...all]);
  return found.length === 0 ? undefined : new Set(found);
}

/** Whether all forms of an element are among those; undefined where it is not there. */
export function hasForms(answer: AnswerFacts, name: string, ...allowed: readonly string[]): boolean | undefined {
  const forms = formsOf(answer, name);
  return forms && [...forms].every((form) => allowed.includes(form));
}

/** Whether the return value is among those; undefined where the answer is a fault. */
export function returns({ returnValue, fault }: AnswerFacts, ...allowed: readonly number[]): boolean | undefined {
  if (fault !== undefined) return undefined;
  return returnValue !== undefined && allowed.includes(Number(returnValue) >>> 0) && returnValue !== "nil";
}

/** Whether the fault has one of those numbers; undefined where there is none. */
export function faultsWith({ fault }: AnswerFacts, allowed: ReadonlySet<number>): boolean | undefined {
  if (fault === undefined) return undefined;
  return [fault.errorCode, fault.providerErrorCode].some((code) => code !== undefined && allowed.has(code));
}
