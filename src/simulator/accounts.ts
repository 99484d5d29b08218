import { createHash, timingSafeEqual } from "node:crypto";

/** The one account every host of a farm accepts. */
export interface Account {
  readonly domain: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Whether a network logon names the account: a bare name, the user principal name with the farm's domain, or the name
 * with the domain (its NetBIOS or its DNS name), the computer or nothing in front. Windows ignores the case.
 */
export function isAccountName(account: Account, computer: string, user: string, domain: string): boolean {
  const [name = "", suffix] = user.toUpperCase().split("@");
  if (name !== account.username.toUpperCase()) return false;
  if (suffix !== undefined) return suffix.split(".")[0] === account.domain.toUpperCase();
  const [label] = domain.toUpperCase().split(".");
  return label === "" || [account.domain.toUpperCase(), computer.toUpperCase()].includes(label ?? "");
}

/** Basic logon reaches local accounts only ([MS-WSMV] note 79): a name with a domain is refused. */
export function acceptsBasic(account: Account, computer: string, name: string, password: string): boolean {
  const [prefix, rest] = name.includes("\\") ? name.split("\\", 2) : ["", name];
  const isLocal = ["", ".", computer.toUpperCase()].includes((prefix ?? "").toUpperCase());
  const isNamed = (rest ?? "").toUpperCase() === account.username.toUpperCase();
  return isLocal && isNamed && sameText(password, account.password);
}

function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
