import { oneLine, someOf } from "../../harmless-text";
import { type Diagnostic, errorDiagnostic } from "../../plugin";
import type { Health, Reason } from "./health-of";
import type { Waited } from "./wait-for-health";

/** The most that one message lists. */
const MOST_GROUPS = 20;
const MOST_NAMES = 10;

const NO_ANSWER: Health = {
  reasons: [{ code: "no_answer", text: "It had not answered when the wait ended." }],
  isLasting: false,
  isRejected: false,
};

interface Unhealthy extends Health {
  readonly host: string;
}

/** Which hosts are not healthy, why each, and what to do; undefined where all are. */
export function unhealthyDiagnostic(waited: Waited, timeout: string): Diagnostic | undefined {
  const all = [...waited].map(([host, health = NO_ANSWER]) => ({ host, ...health }));
  const unhealthy = all.filter(({ reasons }) => reasons.length > 0);
  if (unhealthy.length === 0) return undefined;
  const summary =
    all.length === 1 ? "The host is not healthy" : `${unhealthy.length} of ${all.length} hosts are not healthy`;
  const parts = [
    `${ending(unhealthy, timeout)} What depends on this gate was not applied.`,
    lines("Why:", listed(unhealthy)),
    lines("What to do:", remedies(unhealthy)),
    `Run "rds-licensing check ${unhealthy[0]?.host}" for all that is known of a host. Then apply again: what was applied stays, and the apply goes on from this gate.`,
  ];
  return errorDiagnostic(summary, parts.filter(Boolean).join("\n\n"), ["hosts"]);
}

function ending(unhealthy: readonly Unhealthy[], timeout: string): string {
  const lasting = unhealthy.filter(({ isLasting }) => isLasting);
  if (lasting.length === 0) return `The gate waited as long as its timeout of ${timeout} allows.`;
  return `The gate did not wait any longer, because this does not pass by itself: ${names(lasting)}.`;
}

/** Hosts with the same reasons together, those first that made the gate end. */
function listed(unhealthy: readonly Unhealthy[]): string[] {
  const groups = new Map<string, Unhealthy[]>();
  for (const one of [...unhealthy].sort((a, b) => Number(b.isLasting) - Number(a.isLasting))) {
    const why = one.reasons.map(({ code, text }) => `${code}: ${oneLine(text)}`).join(" ");
    groups.set(why, [...(groups.get(why) ?? []), one]);
  }
  const shown = [...groups].slice(0, MOST_GROUPS);
  const left = [...groups].slice(MOST_GROUPS).flatMap(([, hosts]) => hosts);
  const more = left.length === 0 ? [] : [`${left.length} more hosts, for other reasons.`];
  return [...shown.map(([why, hosts]) => `${names(hosts)}: ${why}`), ...more];
}

/** Each remedy once. */
function remedies(unhealthy: readonly Unhealthy[]): string[] {
  const reasons: Reason[] = unhealthy.flatMap((one) => [...one.reasons]);
  const byCode = new Map(
    reasons.flatMap(({ code, remedy }) => (remedy === undefined ? [] : [[code, remedy] as const])),
  );
  return [...byCode].slice(0, MOST_GROUPS).map(([code, remedy]) => `${code}: ${oneLine(remedy)}`);
}

function names(hosts: readonly Unhealthy[]): string {
  return someOf(
    hosts.map(({ host }) => host),
    MOST_NAMES,
  );
}

function lines(title: string, items: readonly string[]): string {
  return items.length === 0 ? "" : [title, ...items.map((item) => `- ${item}`)].join("\n");
}
