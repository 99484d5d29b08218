import { Token } from "./core";

/** The value when it is known at synth; `undefined` when Terraform fills it in: a token, or an interpolation written by hand. */
export function known(value: string): string | undefined {
  return Token.isUnresolved(value) || value.includes("${") ? undefined : value;
}

/** What a session host is told from others by: letter case means nothing in a name, and everything in a token. */
export function keyOf(host: string): string {
  return known(host)?.toLowerCase() ?? host;
}
