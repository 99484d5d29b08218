import type { AnswerFacts } from "../recording/answer-facts";
import type { RecordedExchange, Recording } from "../recording/recording";
import type { Aspect, Assumption } from "./assumption";
import { REGISTRY_ASSUMPTIONS } from "./registry-assumptions";
import { SERVICE_ASSUMPTIONS } from "./service-assumptions";
import { WMI_ASSUMPTIONS } from "./wmi-assumptions";

/** All that this package takes a Windows host to do, in the order of their numbers. */
export const ASSUMPTIONS: readonly Assumption[] = [...SERVICE_ASSUMPTIONS, ...REGISTRY_ASSUMPTIONS, ...WMI_ASSUMPTIONS];

/** The numbers of those that an aspect of an answer touches. */
export function touchedBy(question: string, aspect: Aspect): readonly string[] {
  return ASSUMPTIONS.filter(
    ({ questions, aspects }) => questions?.test(question) && (aspects?.includes(aspect) ?? true),
  ).map(({ id }) => id);
}

/** A question with what its answer is like. */
export interface Answered extends Pick<RecordedExchange, "question"> {
  readonly facts: AnswerFacts;
}

/** Whether it holds for a host that was recorded; undefined where nothing tells. */
export function holdsFor(
  { questions, holds, holdsFor }: Assumption,
  recording: Recording,
  answers: readonly Answered[],
): boolean | undefined {
  const asked = answers.filter(({ question }) => questions?.test(question));
  const found = [holdsFor?.(recording), ...asked.map(({ facts }) => holds?.(facts))].filter((one) => one !== undefined);
  return found.length === 0 ? undefined : found.every(Boolean);
}
