import type { JsonObject } from "../json-object";
import { type WindowsReleaseName, windowsReleases } from "./windows-releases";
import { type ConnectivityAnswer, type PolicyWrites, policyWritesKinds, type WindowsState } from "./windows-state";

/** Members of a host of farm.json that say what its Windows is like. */
export const windowsMembers = [
  ...["windows", "domainJoined", "roleActive", "graceDaysLeft", "policyWrites", "connectivity", "services"],
];

const fullGracePeriod = 120;

/** Reads those members. @throws SimulatorError invalid_input */
export function parseWindows(host: JsonObject, isSessionHost: boolean): WindowsState {
  const release = host.string("windows") ?? "2022";
  if (!isRelease(release)) throw host.invalid("windows", `it is ${Object.keys(windowsReleases).join(", ")}`);
  return {
    release,
    domainJoined: host.boolean("domainJoined") ?? true,
    roleActive: host.boolean("roleActive") ?? isSessionHost,
    graceDaysLeft: host.count("graceDaysLeft") ?? fullGracePeriod,
    policyWrites: parsePolicyWrites(host, "policyWrites"),
    connectivity: new Map(entriesOf(host, "connectivity").map(([name, answer]) => [name, answerOf(host, answer)])),
    services: new Map(entriesOf(host, "services").map(([name, state]) => [name, String(state)])),
  };
}

/** Reads what setters do under Group Policy. @throws SimulatorError invalid_input */
export function parsePolicyWrites(object: JsonObject, member: string): PolicyWrites {
  const given = object.string(member) ?? "refused";
  const kind = policyWritesKinds.find((known) => known === given);
  if (kind === undefined) throw object.invalid(member, `it is ${policyWritesKinds.join(", ")}`);
  return kind;
}

function answerOf(host: JsonObject, answer: unknown): ConnectivityAnswer {
  if (answer === "never" || (Number.isInteger(answer) && Number(answer) >= 0)) return answer as ConnectivityAnswer;
  throw host.invalid("connectivity", 'an answer is a status number or "never"');
}

function entriesOf(host: JsonObject, member: string): [string, unknown][] {
  const value = host.value(member) ?? {};
  if (typeof value !== "object" || Array.isArray(value)) throw host.invalid(member, "it is an object by name");
  return Object.entries(value as object).map(([name, entry]) => [name.toLowerCase(), entry]);
}

function isRelease(text: string): text is WindowsReleaseName {
  return Object.hasOwn(windowsReleases, text);
}
