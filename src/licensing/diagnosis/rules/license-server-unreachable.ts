import { quoted } from "../../../harmless-text";
import { connectivityStatus } from "../../connectivity";
import { hasUsableServer } from "../diagnosis-input";
import type { Rule } from "../rule";

const UNREACHABLE: readonly string[] = ["not_connectable", "no_answer"];

export const licenseServerUnreachable: Rule = {
  code: "license_server_unreachable",
  question: "Can the session host reach each of its license servers?",
  severities: ["error", "warning"],
  remedy:
    "Check the name, that the server is up, that its service Remote Desktop Licensing (TermServLicensing) runs, and that the firewall lets RPC through (TCP 135 and 49152-65535).",
  check(input) {
    const severity = hasUsableServer(input) ? "warning" : "error";
    return input.connectivity.flatMap(({ server, status }) => {
      if (!status.known) return [];
      const { name, meaning } = connectivityStatus(status.value);
      if (!UNREACHABLE.includes(name)) return [];
      const summary = `The license server ${quoted(server)} ${meaning}.`;
      return [{ code: this.code, severity, summary, remedy: this.remedy, server }];
    });
  },
};
