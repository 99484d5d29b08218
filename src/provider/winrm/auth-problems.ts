import { type Diagnostic, errorDiagnostic } from "../../plugin";
import type { GivenSettings } from "./given-settings";
import type { WinrmAttribute } from "./winrm-attributes";

const PATH = ["winrm", "auth"] as const;

/** What the chosen way to authenticate does not go together with. */
export function authProblems({ values, assign }: GivenSettings): Diagnostic[] {
  const { auth, https, channel, username } = values;
  const found: Diagnostic[] = [];
  if (auth === "kerberos" && https === false) {
    const detail = `Kerberos does not encrypt messages over http here. Use https, or ${assign("auth", "ntlm")}, which encrypts messages over http.`;
    found.push(errorDiagnostic("Kerberos needs https", detail, PATH));
  }
  if (auth === "certificate" && https === false) {
    const detail = `A client certificate is shown in the TLS handshake. Use https, or ${assign("auth", "ntlm")}.`;
    found.push(errorDiagnostic("A client certificate needs https", detail, PATH));
  }
  if ((auth === "kerberos" || auth === "certificate") && channel === "shell") {
    const detail = `The shell channel logs on with NTLM or Basic. Use one of them, or ${assign("channel", "cim")} with ${assign("auth", auth)}.`;
    found.push(errorDiagnostic("Channel and authentication do not go together", detail, PATH));
  }
  if (auth === "basic" && typeof username === "string" && username.includes(":")) {
    const detail = "Basic authentication ends the user name at the first colon. Name the account without one.";
    found.push(errorDiagnostic("A user name with a colon", detail, ["winrm", "username"]));
  }
  return found;
}

/** What the chosen way to authenticate needs and does not have. Kerberos has its tickets outside of the configuration. */
export function missingCredentials(settings: GivenSettings): Diagnostic | undefined {
  const { values, namesOf } = settings;
  if (values.auth === "kerberos") return undefined;
  const [one, other] =
    values.auth === "certificate"
      ? (["client_certificate", "client_key"] as const)
      : (["username", "password"] as const);
  const empty = [one, other].find((attribute) => values[attribute] === "");
  if (empty !== undefined) return emptyCredential(empty, settings);
  if (values[one] !== undefined) return undefined;
  const detail = `No credentials to reach hosts with. Set ${namesOf(one)}, and ${namesOf(other)}.`;
  return errorDiagnostic("Missing credentials", detail, ["winrm"]);
}

/** A variable without a value is the usual reason. */
function emptyCredential(attribute: WinrmAttribute, { nameOf, namesOf }: GivenSettings): Diagnostic {
  const name = nameOf(attribute);
  const detail = `${name} is set to an empty text. Give a value in ${namesOf(attribute)}.`;
  return errorDiagnostic(`Empty ${name}`, detail, ["winrm", attribute]);
}
