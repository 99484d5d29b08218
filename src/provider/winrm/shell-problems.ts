import { type Diagnostic, errorDiagnostic } from "../../plugin";
import type { GivenSettings } from "./given-settings";

/** A remote shell sends everything readable over http, so only for those who say they know. */
export function shellProblems({ values, unknown, assign }: GivenSettings): Diagnostic[] {
  const readable = values.channel === "shell" && values.https === false && values.allow_unencrypted !== true;
  // Of Basic it is said that the password itself is readable.
  if (!readable || unknown.has("allow_unencrypted") || values.auth === "basic") return [];
  const detail = `The shell channel does not encrypt messages over http. Use https, or ${assign("channel", "cim")} with NTLM; ${assign("allow_unencrypted", true)} overrides this.`;
  return [errorDiagnostic("Readable messages refused", detail, ["winrm", "channel"])];
}
