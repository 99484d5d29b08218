import {
  type AdoptedHost,
  type AdoptionOptions,
  adoptHost,
  type Diagnosis,
  groupHosts,
  type HostGroup,
  type HostsNote,
  type LeftHost,
  notesOn,
} from "../../projects";
import type { HostReport } from "../../reports";
import { EXIT_CODES, type ExitCode } from "../exit-codes";

/** A host that was asked: its report, and the diagnosis it was made of where the host could be asked. */
export interface AskedHost {
  readonly report: HostReport;
  readonly diagnosis?: Diagnosis;
}

/** A host that no code can be written for, and why. */
interface UnadoptedHost extends Pick<LeftHost, "host" | "reason"> {
  readonly why: LeftHost["why"] | "unreachable" | "failed";
}

/** What becomes of the hosts that were asked. */
export interface Adoption {
  readonly groups: readonly HostGroup[];
  readonly left: readonly HostsNote[];
  /** How many hosts are adopted. */
  readonly adopted: number;
  /** How many are not, by the reason. */
  readonly counts: ReadonlyMap<UnadoptedHost["why"], number>;
}

/** Divides the hosts into groups that code manages, and those that it leaves. */
export function adoptHosts(asked: readonly AskedHost[], options: AdoptionOptions): Adoption {
  const outcomes = asked.map((host) => outcomeOf(host, options));
  const adopted = outcomes.filter((outcome) => "settings" in outcome);
  const left = outcomes.filter((outcome) => "why" in outcome);
  const counts = new Map<UnadoptedHost["why"], number>();
  for (const { why } of left) counts.set(why, (counts.get(why) ?? 0) + 1);
  return {
    groups: groupHosts(adopted),
    left: notesOn(left.map(({ host, reason }) => ({ host, text: reason }))),
    adopted: adopted.length,
    counts,
  };
}

function outcomeOf({ report, diagnosis }: AskedHost, options: AdoptionOptions): AdoptedHost | UnadoptedHost {
  if (diagnosis !== undefined) return adoptHost(diagnosis, options);
  const { host, state, error } = report;
  const why = state === "unreachable" || state === "not_known" ? state : "failed";
  return { host, why, reason: `It could not be asked: ${error?.summary ?? "no reason was given"}.` };
}

/** 1 takes precedence over 4, and 4 over 3: what was not found out is never passed over. */
export function exitCodeOfAdoption({ counts }: Pick<Adoption, "counts">): ExitCode {
  if (counts.has("failed")) return EXIT_CODES.error;
  if (counts.has("not_known")) return EXIT_CODES.notKnown;
  return counts.has("unreachable") ? EXIT_CODES.unreachable : EXIT_CODES.success;
}

const WORDS: Readonly<Record<UnadoptedHost["why"], string>> = {
  failed: "could not be asked",
  not_known: "not known",
  unreachable: "did not answer",
  policy: "under Group Policy",
  not_declarable: "without settings to adopt",
};

/** How many hosts became what, in words: `58 adopted in 3 groups, 1 did not answer, 1 under Group Policy`. */
export function adoptionWords({ adopted, groups, counts }: Adoption): string {
  const inGroups = groups.length === 0 ? "" : ` in ${groups.length} ${groups.length === 1 ? "group" : "groups"}`;
  const others = Object.entries(WORDS).flatMap(([why, words]) => {
    const count = counts.get(why as UnadoptedHost["why"]);
    return count === undefined ? [] : [`${count} ${words}`];
  });
  return [`${adopted} adopted${inGroups}`, ...others].join(", ");
}
