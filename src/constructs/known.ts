import { Token } from "./core";

/** The value when it is known at synth; `undefined` when Terraform fills it in: a token, or an interpolation written by hand. */
export function known(value: string): string | undefined {
  return Token.isUnresolved(value) || value.includes("${") ? undefined : value;
}
