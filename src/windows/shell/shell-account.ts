import { HostError } from "../errors/host-error";

/** How the account of a shell is named and proves itself. */
export interface ShellAccount {
  readonly scheme: "basic" | "ntlm";
  readonly username: string;
  readonly password: string;
}

/** The package builds its NTLM message in a buffer of 1024 bytes, which longer names would overrun unnoticed. */
const MOST_CHARACTERS = 128;

/**
 * The account in the spelling `winrm-client` needs: it computes the NTLM proof from the domain in capitals, and sends
 * the domain as it is, so that a host accepts only capitals. Error `invalid_configuration`.
 */
export function shellAccount(host: string, account: ShellAccount): ShellAccount {
  if (account.scheme === "basic") return account;
  const { username } = account;
  if (username.length > MOST_CHARACTERS) {
    throw new HostError({
      code: "invalid_configuration",
      summary: "The user name is too long for this channel",
      detail: `The shell channel can log on with NTLM names of at most ${MOST_CHARACTERS} characters. Use a shorter form, such as DOMAIN\\user, or the cim channel.`,
      host,
    });
  }
  const backslash = username.indexOf("\\");
  if (backslash >= 0) return { ...account, username: capitalized(username, 0, backslash) };
  const at = username.indexOf("@");
  return at < 0 ? account : { ...account, username: capitalized(username, at, username.length) };
}

function capitalized(text: string, from: number, to: number): string {
  return text.slice(0, from) + text.slice(from, to).toUpperCase() + text.slice(to);
}
