import { isProblem, licenseServerListProblems, parseSessionHost } from "../licensing";
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
