import { isIPv4 } from "node:net";
import { quoted } from "../harmless-text";
import { isDnsName } from "./dns-name";
import type { Problem } from "./problem";

const ACCEPTED = "Give one server per list element: a NetBIOS name, a fully qualified domain name or an IPv4 address.";

/** Why `name` can not be a license server, or `undefined` when it can. */
export function licenseServerProblem(name: string): Problem | undefined {
  if (isDnsName(name) || isIPv4(name)) return undefined;
  return { code: "invalid_license_server", summary: "Invalid license server", detail: `${reason(name)} ${ACCEPTED}` };
}

function reason(name: string): string {
  if (name.trim() === "") return "A license server name is empty.";
  if (/[,;]/.test(name))
    return `${quoted(name)} holds a separator; the list is not comma- or semicolon-separated text.`;
  if (/\p{Cc}/u.test(name)) return `${quoted(name)} holds a control character.`;
  if (/\s/u.test(name)) return `${quoted(name)} holds a blank.`;
  if (name.includes("://")) return `${quoted(name)} is a URL, not a name.`;
  if (name.includes(":")) return `${quoted(name)} has a port or is an IPv6 address; Windows documents neither here.`;
  if (/^[\d.]+$/.test(name)) return `${quoted(name)} is not a valid IPv4 address.`;
  return `${quoted(name)} is not a valid host name.`;
}

/** The form two spellings of the same server share: Windows ignores letter case and blanks around a name. */
export function foldLicenseServer(name: string): string {
  return name.trim().toLowerCase();
}

/** Whether two names are the same license server to Windows. */
export function isSameLicenseServer(one: string, other: string): boolean {
  return foldLicenseServer(one) === foldLicenseServer(other);
}
