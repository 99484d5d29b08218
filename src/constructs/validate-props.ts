import { isProblem, licenseServerListProblems, modeProblem, parseSessionHost } from "../licensing";
import type { LicensingMode } from "./choices/licensing-mode";
import { Token } from "./core";
import * as errors from "./errors";
import { known } from "./known";

/*
 * Each function throws for a value that is known at synth and that the provider would refuse; it passes over tokens,
 * which the provider judges when their values are known.
 */

/** @param property where the host was given, for example `farm/licensing: sessionHosts[1]` */
export function validateHost(property: string, text: string): void {
  const host = known(text);
  const result = host === undefined ? undefined : parseSessionHost(host);
  if (result !== undefined && isProblem(result)) throw errors.invalidHost(property, result);
}

export function validateLicenseServers(path: string, servers: string[]): void {
  if (Token.isUnresolved(servers)) return;
  const [problem] = licenseServerListProblems(servers.map(known));
  if (problem) throw errors.invalidValue(path, "licenseServers", problem);
}

export function validateMode(path: string, mode: LicensingMode): void {
  const value = known(mode.value);
  const problem = value === undefined ? undefined : modeProblem(value);
  if (problem) throw errors.invalidValue(path, "mode", problem);
}

/** @param choice an instance of one of the classes that stand for a fixed set of names */
export function validateChoice(
  path: string,
  property: string,
  choice: { readonly value: string } | undefined,
  names: readonly string[],
): void {
  const value = choice && known(choice.value);
  if (value !== undefined && !names.includes(value)) throw errors.unknownChoice(path, property, value, names);
}

/** @returns the number when it is known */
export function validateWholeNumber(
  path: string,
  property: string,
  value: number | undefined,
  range: readonly [least: number, most?: number],
): number | undefined {
  if (value === undefined || Token.isUnresolved(value)) return undefined;
  const [least, most = Number.MAX_SAFE_INTEGER] = range;
  if (!Number.isInteger(value) || value < least || value > most) throw errors.notInRange(path, property, value, range);
  return value;
}
