/** An account as NTLM names it. */
export interface NtlmIdentity {
  /** As the user typed it; empty for a local name or a `user@domain` name. */
  readonly domain: string;
  readonly userName: string;
}

/** `DOMAIN\user` is split; `user@domain` and a plain name go whole into the user name. */
export function parseIdentity(account: string): NtlmIdentity {
  const slash = account.indexOf("\\");
  if (slash < 0) return { domain: "", userName: account };
  return { domain: account.slice(0, slash), userName: account.slice(slash + 1) };
}
