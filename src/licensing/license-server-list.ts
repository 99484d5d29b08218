import { quoted } from "../harmless-text";
import { isSameLicenseServer, licenseServerProblem } from "./license-server";
import type { Problem } from "./problem";

/**
 * Everything that is wrong with an ordered list of license servers. An element that is not known yet (`undefined`:
 * a CDK token, a Terraform unknown) is passed over; it still counts as a server.
 */
export function licenseServerListProblems(names: readonly (string | undefined)[]): Problem[] {
  if (names.length === 0) {
    return [
      {
        code: "no_license_servers",
        summary: "No license servers",
        detail: "The list is empty. Name at least one license server; the first one is the primary.",
      },
    ];
  }
  return names.flatMap((name, index) => {
    const problem = name === undefined ? undefined : (licenseServerProblem(name) ?? duplicateProblem(names, index));
    return problem ? [{ ...problem, index }] : [];
  });
}

function duplicateProblem(names: readonly (string | undefined)[], index: number): Problem | undefined {
  const name = names[index] ?? "";
  const first = names.findIndex((other) => other !== undefined && isSameLicenseServer(other, name));
  if (first === index) return undefined;
  return {
    code: "duplicate_license_server",
    summary: "Duplicate license server",
    detail: `${quoted(name)} is already element ${first + 1} of the list (letter case does not matter). Name each server once, in the order of preference.`,
  };
}

/** Whether two lists mean the same to Windows: the same servers in the same order. */
export function isSameLicenseServerList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => isSameLicenseServer(name, other[index] ?? ""));
}
