import {
  isProblem,
  licenseServerListProblems,
  modeProblem,
  ON_DESTROY,
  type OnDestroy as OnDestroyName,
  parseSessionHost,
} from "../licensing";
import { Token } from "./core";
import * as errors from "./errors";
import { known } from "./known";
import type { LicensingMode } from "./licensing-mode";
import type { OnDestroy } from "./on-destroy";

/*
 * Each function throws for a value that is known at synth and that the provider would refuse; it passes over tokens,
 * which the provider judges when their values are known.
 */

export function validateSessionHosts(path: string, hosts: string[]): void {
  if (Token.isUnresolved(hosts)) return;
  if (hosts.length === 0) throw errors.noSessionHosts(path);
  const seen = new Set<string>();
  for (const [index, text] of hosts.entries()) {
    const host = known(text);
    if (host === undefined) continue;
    const result = parseSessionHost(host);
    if (isProblem(result)) throw errors.invalidValue(path, "sessionHosts", { ...result, index });
    if (seen.has(host.toLowerCase())) throw errors.duplicateSessionHost(path, host);
    seen.add(host.toLowerCase());
  }
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

export function validateOnDestroy(path: string, onDestroy: OnDestroy | undefined): void {
  const value = onDestroy && known(onDestroy.value);
  if (value !== undefined && !ON_DESTROY.includes(value as OnDestroyName)) throw errors.unknownOnDestroy(path, value);
}
