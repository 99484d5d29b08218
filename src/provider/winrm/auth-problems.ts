import { type Diagnostic, errorDiagnostic } from "../../plugin";
import type { SettingSources } from "./setting-sources";
import { environmentVariable } from "./winrm-attributes";

const PATH = ["winrm", "auth"] as const;

/** What the chosen way to authenticate does not go together with. */
export function authProblems({ values }: SettingSources): Diagnostic[] {
  const { auth, https, channel } = values;
  const found: Diagnostic[] = [];
  if (auth === "kerberos" && https === false) {
    const detail =
      'Kerberos does not encrypt messages over http here. Leave "https" on, or use auth = "ntlm", which encrypts messages over http.';
    found.push(errorDiagnostic("Kerberos needs https", detail, PATH));
  }
  if (auth === "certificate" && https === false) {
    const detail = 'A client certificate is shown in the TLS handshake. Leave "https" on, or use auth = "ntlm".';
    found.push(errorDiagnostic("A client certificate needs https", detail, PATH));
  }
  if ((auth === "kerberos" || auth === "certificate") && channel === "shell") {
    const detail = `The "shell" channel logs on with "ntlm" or "basic". Use one of them, or channel = "cim" with "${auth}".`;
    found.push(errorDiagnostic("Channel and authentication do not go together", detail, PATH));
  }
  return found;
}

/** What the chosen way to authenticate needs and does not have. Kerberos has its tickets outside of the configuration. */
export function missingCredentials({ values }: SettingSources): Diagnostic | undefined {
  if (values.auth === "kerberos") return undefined;
  const [one, other] =
    values.auth === "certificate"
      ? (["client_certificate", "client_key"] as const)
      : (["username", "password"] as const);
  if (values[one] !== undefined) return undefined;
  const detail = `No credentials to reach hosts with. Set ${environmentVariable(one)} and ${environmentVariable(other)} in the environment, or "${one}" and "${other}" in the provider's "winrm".`;
  return errorDiagnostic("Missing credentials", detail, ["winrm"]);
}
