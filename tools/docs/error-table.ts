import { ATTRIBUTE_WORDS, settingAdvice } from "../../src/connection";
import { showReturnValue } from "../../src/windows/errors/host-error";
import { REGISTRY_ERRORS } from "../../src/windows/registry/registry-error";
import { RETURN_VALUES } from "../../src/windows/registry/return-value";
import { WMI_ERRORS, WMI_RETURN_VALUES } from "../../src/windows/wmi/wmi-error";
import { ERROR_CODES, type Explanation, type WsmanErrorCode } from "../../src/wsman/errors/error-codes";
import { FAULT_EXPLANATIONS } from "../../src/wsman/errors/fault-explanations";
import { NETWORK_CODES } from "../../src/wsman/errors/network-error";
import { LOGON_EXPLANATIONS, STATUS_EXPLANATIONS } from "../../src/wsman/errors/status-explanations";
import { markdownTable } from "./markdown-table";

const NOT_ASKED = "(not asked)";

/** What stands for answers that have no number or name of their own. */
const OTHER_ANSWERS: Partial<Record<WsmanErrorCode, string>> = {
  timeout: "nothing in time",
  canceled: "nothing yet",
  tls_failed: "`EPROTO`, `ERR_SSL_…`, `ERR_TLS_…`",
  authentication_failed: "a challenge or an encrypted reply that is not valid",
  kerberos_failed: "an error of the Kerberos library",
  package_missing: NOT_ASKED,
  invalid_argument: NOT_ASKED,
  invalid_configuration: NOT_ASKED,
  internal_error: NOT_ASKED,
  unencrypted_refused: "HTTP 500 without a body",
  access_denied: "a fault with subcode `AccessDenied`",
  quota_exceeded: "a fault with subcode `QuotaLimit`",
  fault: "any other fault",
  unexpected_status: "any other HTTP status",
  malformed: "no HTTP, no XML or no SOAP envelope",
};

interface Row extends Explanation {
  readonly answered: string;
  readonly code: keyof typeof ERROR_CODES | keyof typeof REGISTRY_ERRORS | keyof typeof WMI_ERRORS;
}

function codeRow(code: WsmanErrorCode): Row {
  const network = [...NETWORK_CODES].filter(([, known]) => known === code).map(([name]) => `\`${name}\``);
  const same = STATUS_EXPLANATIONS.filter(({ cause }) => cause === ERROR_CODES[code].cause);
  const statuses = same.map(({ status }) => `HTTP ${status}`);
  const other = OTHER_ANSWERS[code];
  return { code, answered: [...network, ...statuses, ...(other ? [other] : [])].join(", "), ...ERROR_CODES[code] };
}

function statusRows(code: WsmanErrorCode): Row[] {
  const own = STATUS_EXPLANATIONS.filter((entry) => entry.code === code && entry.cause !== ERROR_CODES[code].cause);
  return own.map((entry) => ({ ...entry, answered: `HTTP ${entry.status}` }));
}

/** What a 401 means, by the scheme that was used. */
function logonRows(code: WsmanErrorCode): Row[] {
  if (code !== "unauthorized") return [];
  return Object.entries(LOGON_EXPLANATIONS).map(([scheme, explanation]) => ({
    ...explanation,
    code,
    answered: `HTTP 401 to \`auth = "${scheme}"\``,
  }));
}

function faultRows(code: WsmanErrorCode): Row[] {
  return FAULT_EXPLANATIONS.filter((entry) => (entry.code ?? "fault") === code).map((entry) => ({
    ...entry,
    code,
    answered: `fault ${entry.number} (0x${entry.number.toString(16).toUpperCase()}, ${entry.name})`,
  }));
}

function registryRows(): Row[] {
  const numbers = (outcome: string) =>
    [...RETURN_VALUES].filter(([, known]) => known === outcome).map(([number]) => showReturnValue(number));
  const answers: Record<keyof typeof REGISTRY_ERRORS, string> = {
    registry_access_denied: `ReturnValue ${numbers("access_denied").join(", ")}`,
    wrong_type: `ReturnValue ${numbers("wrong_type").join(", ")}`,
    registry_failed: "any other ReturnValue",
    not_kept: "another value than the one written",
  };
  const codes = Object.keys(answers) as (keyof typeof answers)[];
  return codes.map((code) => ({ code, answered: answers[code], ...REGISTRY_ERRORS[code] }));
}

function wmiRows(): Row[] {
  const numbers = (code: string) =>
    [...WMI_RETURN_VALUES].filter(([, known]) => known === code).map(([number]) => showReturnValue(number));
  const answers: Record<keyof typeof WMI_ERRORS, string> = {
    policy_in_force: `ReturnValue ${numbers("policy_in_force").join(", ")} of a setter`,
    wmi_access_denied: `ReturnValue ${numbers("wmi_access_denied").join(", ")} of a licensing method`,
    wmi_failed: "any other ReturnValue of a licensing method",
    wmi_class_missing: "no such class, or no instance of it",
  };
  const codes = Object.keys(answers) as (keyof typeof answers)[];
  return codes.map((code) => ({ code, answered: answers[code], ...WMI_ERRORS[code] }));
}

/** Every error, from the tables that the messages are made of. */
export function errorTable(): string {
  const codes = Object.keys(ERROR_CODES) as WsmanErrorCode[];
  const rows = codes.flatMap((code) => [codeRow(code), ...logonRows(code), ...statusRows(code), ...faultRows(code)]);
  return markdownTable(
    ["Answered", "Error", "Likely cause", "What to do", "Provider"],
    [...rows, ...registryRows(), ...wmiRows()].map(({ answered, code, cause, remedy }) => [
      answered,
      `\`${code}\``,
      cause,
      remedy,
      settingAdvice(code, ATTRIBUTE_WORDS) ?? "",
    ]),
  );
}
