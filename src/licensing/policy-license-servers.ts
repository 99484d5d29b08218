/**
 * The servers of the policy "Use the specified Remote Desktop license servers": one text, names separated by commas
 * (TerminalServer.adml). Blanks around a name and empty places are dropped.
 */
export function parsePolicyLicenseServers(text: string): string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** The text of that policy for a list of servers. */
export function formatPolicyLicenseServers(names: readonly string[]): string {
  return names.join(",");
}
