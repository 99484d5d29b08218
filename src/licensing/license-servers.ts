import { isIPv4 } from "node:net";
import { quoted } from "../harmless-text";
import { isDnsName } from "./host-name";
import type { Problem } from "./problem";

const ACCEPTED = "Give one server per list element: a NetBIOS name, a fully qualified domain name or an IPv4 address.";

/** Why `name` cannot be a license server, or `undefined` when it can. */
export function licenseServerProblem(name: string): Problem | undefined {
  if (isDnsName(name) || isIPv4(name)) return undefined;
  return { code: "invalid_license_server", summary: "Invalid license server", detail: `${reason(name)} ${ACCEPTED}` };
}

function reason(name: string): string {
  if (name.trim() === "") return "A license server name is empty.";
  if (/[,;]/.test(name))
    return `${quoted(name)} contains a separator; the list is not comma- or semicolon-separated text.`;
  if (/\p{Cc}/u.test(name)) return `${quoted(name)} contains a control character.`;
  if (/\s/u.test(name)) return `${quoted(name)} contains a blank.`;
  if (name.includes("://")) return `${quoted(name)} is a URL, not a name.`;
  if (name.includes(":")) return `${quoted(name)} has a port or is an IPv6 address; Windows documents neither here.`;
  if (/^[\d.]+$/.test(name)) return `${quoted(name)} is not a valid IPv4 address.`;
  return `${quoted(name)} is not a valid host name.`;
}

/**
 * The form two spellings of the same server share: Windows ignores letter case and blanks around a name. Only what is
 * ASCII, as every valid name is: no other character is taken for one of a name.
 */
export function foldLicenseServer(name: string): string {
  return withoutBlanks(name).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A name without the blanks around it. A character that only is not seen, as U+FEFF, is none. */
function withoutBlanks(name: string): string {
  let [start, end] = [0, name.length];
  while (name[start] === " ") start++;
  while (end > start && name[end - 1] === " ") end--;
  return name.slice(start, end);
}

/** Whether two names are the same license server to Windows. */
export function isSameLicenseServer(one: string, other: string): boolean {
  return foldLicenseServer(one) === foldLicenseServer(other);
}

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

/**
 * The servers of the policy "Use the specified Remote Desktop license servers": one text, names separated by commas
 * (TerminalServer.adml). Blanks around a name and empty places are dropped.
 */
export function parsePolicyLicenseServers(text: string): string[] {
  return policyEntries(text).map(withoutBlanks);
}

/** The entries of that text as they are written, with the blanks around them; empty ones are dropped. */
export function policyEntries(text: string): string[] {
  return withoutEmptyEntries(text.split(","));
}

/** A list without its entries that are empty or blank, which name nothing: an empty string ends a REG_MULTI_SZ. */
export function withoutEmptyEntries(entries: readonly string[]): string[] {
  return entries.filter((entry) => withoutBlanks(entry) !== "");
}

/** The text of that policy for a list of servers. */
export function formatPolicyLicenseServers(names: readonly string[]): string {
  return names.join(",");
}
