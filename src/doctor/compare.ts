import type { Aspect } from "./assumptions/assumption";
import { type Answered, ASSUMPTIONS, holdsFor, touchedBy } from "./assumptions/assumptions";
import { type AnswerFacts, answerFacts } from "./recording/answer-facts";
import type { Recording } from "./recording/recording";

/** One thing that a host answers otherwise than another. */
export interface Difference {
  readonly question: string;
  readonly aspect: Aspect;
  readonly here: string;
  readonly there: string;
  /** Numbers of the assumptions that it touches. */
  readonly assumptions: readonly string[];
}

/** What a host does otherwise than a recorded one. JSON-shaped. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** Numbers of assumptions, by whether this host does as they claim. */
  readonly holding: readonly string[];
  readonly failing: readonly string[];
  readonly notAsked: readonly string[];
  /** Questions that only one of both was asked, so that nothing can be said of them. */
  readonly askedOnce: readonly string[];
}

/** Compares how two hosts answer: in everything but the values. */
export function compareRecordings(here: Recording, there: Recording): Comparison {
  const [own, other] = [answersOf(here), answersOf(there)];
  const pairs = [...own].flatMap(([key, answer]) => {
    const counterpart = other.get(key);
    return counterpart === undefined ? [] : [{ answer, counterpart }];
  });
  const answers = [...own.values()];
  const judged = ASSUMPTIONS.map((assumption) => ({ id: assumption.id, holds: holdsFor(assumption, here, answers) }));
  const idsWhere = (wanted: boolean | undefined) => judged.filter(({ holds }) => holds === wanted).map(({ id }) => id);
  const keys = new Set([...own.keys(), ...other.keys()]);
  return {
    differences: pairs.flatMap(({ answer, counterpart }) => differencesOf(answer, counterpart)),
    holding: idsWhere(true),
    failing: idsWhere(false),
    notAsked: idsWhere(undefined),
    askedOnce: [...keys].filter((key) => !(own.has(key) && other.has(key))),
  };
}

/** By the question; one that was asked again has its number. */
function answersOf({ exchanges }: Recording): ReadonlyMap<string, Answered> {
  const found = new Map<string, Answered>();
  const times = new Map<string, number>();
  for (const exchange of exchanges) {
    const { question } = exchange;
    const time = (times.get(question) ?? 0) + 1;
    times.set(question, time);
    found.set(time === 1 ? question : `${question} #${time}`, { question, facts: answerFacts(exchange) });
  }
  return found;
}

function differencesOf({ question, facts: here }: Answered, { facts: there }: Answered): Difference[] {
  const compared: readonly (readonly [Aspect, string, string])[] = [
    ["status", String(here.status), String(there.status)],
    ["content_type", mediaType(here), mediaType(there)],
    ["fault", faultText(here), faultText(there)],
    ["return_value", here.returnValue ?? "none", there.returnValue ?? "none"],
    ...formDifferences(here, there),
  ];
  return compared
    .filter(([, own, other]) => own !== other)
    .map(([aspect, own, other]) => ({
      question,
      aspect,
      here: own,
      there: other,
      assumptions: touchedBy(question, aspect),
    }));
}

function mediaType({ contentType }: AnswerFacts): string {
  return contentType.split(";")[0]?.trim().toLowerCase() ?? "";
}

function faultText({ isReadable, fault }: AnswerFacts): string {
  if (!isReadable) return "not readable";
  if (fault === undefined) return "none";
  return [fault.subcode ?? fault.code, fault.errorCode, fault.providerErrorCode].filter(Boolean).join(" ");
}

/** Where one of both is a fault, that is what differs. */
function formDifferences(here: AnswerFacts, there: AnswerFacts): (readonly [Aspect, string, string])[] {
  if (here.forms.size === 0 || there.forms.size === 0) return [];
  const paths = new Set([...here.forms.keys(), ...there.forms.keys()]);
  return [...paths].flatMap((path) => {
    const [own, other] = [formText(here, path), formText(there, path)];
    return own === other ? [] : [["form", `${path}: ${own}`, `${path}: ${other}`] as const];
  });
}

function formText({ forms }: AnswerFacts, path: string): string {
  const found = forms.get(path);
  return found === undefined ? "absent" : [...found].sort().join(" or ");
}
