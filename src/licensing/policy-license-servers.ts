/**
 * The servers of the policy "Use the specified Remote Desktop license servers": one text, names separated by commas
 * (TerminalServer.adml). Blanks around a name and empty places are dropped.
 */
export function parsePolicyLicenseServers(text: string): string[] {
  return policyEntries(text).map((name) => name.trim());
}

/** The entries of that text as they are written, with the blanks around them; empty ones are dropped. */
export function policyEntries(text: string): string[] {
  return withoutEmptyEntries(text.split(","));
}

/** A list without its entries that are empty or blank, which name nothing: an empty string ends a REG_MULTI_SZ. */
export function withoutEmptyEntries(entries: readonly string[]): string[] {
  return entries.filter((entry) => entry.trim() !== "");
}

/** The text of that policy for a list of servers. */
export function formatPolicyLicenseServers(names: readonly string[]): string {
  return names.join(",");
}
