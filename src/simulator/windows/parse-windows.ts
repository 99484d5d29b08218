import type { JsonObject } from "../json-object";
import { WINDOWS_RELEASES, type WindowsReleaseName } from "./windows-releases";
import { type ConnectivityAnswer, POLICY_WRITES_KINDS, type WindowsState } from "./windows-state";

/** Members that say what the Windows of a host is like: of a host of farm.json, and of the control command `host`. */
export const WINDOWS_MEMBERS = [
  ...["windows", "domainJoined", "roleActive", "graceDaysLeft", "policyWrites", "settersWork"],
  "modeInUse",
  ...["connectivity", "services"],
] as const;

const FULL_GRACE_PERIOD = 120;
const MAX_CONNECTIVITY_STATUS = 0xffff_ffff;

/** Reads those members, the rest as Windows is after installation. @throws SimulatorError invalid_input */
export function parseWindows(host: JsonObject, isSessionHost: boolean): WindowsState {
  const state: WindowsState = {
    release: "2022",
    domainJoined: true,
    roleActive: isSessionHost,
    graceDaysLeft: FULL_GRACE_PERIOD,
    policyWrites: "refused",
    settersWork: true,
    connectivity: new Map(),
    services: new Map(),
  };
  changeWindows(state, host);
  return state;
}

/**
 * Changes what those members name and nothing else; nothing at all when one of them is not acceptable.
 * @throws SimulatorError invalid_input
 */
export function changeWindows(state: WindowsState, change: JsonObject): void {
  const given = {
    release: choice(change, "windows", RELEASE_NAMES) ?? state.release,
    domainJoined: change.boolean("domainJoined") ?? state.domainJoined,
    roleActive: change.boolean("roleActive") ?? state.roleActive,
    graceDaysLeft: change.value("graceDaysLeft") === -1 ? -1 : (change.count("graceDaysLeft") ?? state.graceDaysLeft),
    policyWrites: choice(change, "policyWrites", POLICY_WRITES_KINDS) ?? state.policyWrites,
    settersWork: change.boolean("settersWork") ?? state.settersWork,
    modeInUse: change.count("modeInUse") ?? state.modeInUse,
  };
  const connectivity = entriesOf(change, "connectivity", connectivityAnswer);
  const services = entriesOf(change, "services", serviceState);
  Object.assign(state, given);
  for (const [name, answer] of connectivity) state.connectivity.set(name, answer);
  for (const [name, service] of services) state.services.set(name, service);
}

const RELEASE_NAMES = Object.keys(WINDOWS_RELEASES) as readonly WindowsReleaseName[];

function choice<T extends string>(object: JsonObject, member: string, known: readonly T[]): T | undefined {
  const given = object.string(member);
  const found = known.find((name) => name === given);
  if (given !== undefined && found === undefined) throw object.invalid(member, `it is ${known.join(", ")}`);
  return found;
}

function connectivityAnswer(object: JsonObject, member: string): ConnectivityAnswer {
  if (object.value(member) === "never") return "never";
  const status = object.value(member);
  const isStatus = typeof status === "number" && Number.isInteger(status);
  if (isStatus && status >= 0 && status <= MAX_CONNECTIVITY_STATUS) return status;
  throw object.invalid(member, 'an answer is a status number or "never"');
}

function serviceState(object: JsonObject, member: string): string {
  return object.required(member);
}

function entriesOf<T>(
  object: JsonObject,
  member: string,
  read: (entries: JsonObject, name: string) => T,
): readonly (readonly [string, T])[] {
  const entries = object.object(member);
  return (entries?.names ?? []).map((name) => [name.toLowerCase(), read(entries as JsonObject, name)] as const);
}
