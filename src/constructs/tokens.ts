import { Token } from "./cdk";

/** The text where it is known at synth; undefined where Terraform fills it in: a token, or a handwritten interpolation. */
export function knownAtSynth(text: string): string | undefined {
  return Token.isUnresolved(text) || text.includes("${") ? undefined : text;
}

/** What identifies a session host: letter case does not matter in a name, but it does in a token. */
export function hostKey(host: string): string {
  return knownAtSynth(host)?.toLowerCase() ?? host;
}
