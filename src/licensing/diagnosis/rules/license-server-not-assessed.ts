import { quoted } from "../../../harmless-text";
import { connectivityStatus } from "../../connectivity";
import type { Finding } from "../finding";
import type { Rule } from "../rule";

export const licenseServerNotAssessed: Rule = {
  code: "license_server_not_assessed",
  question: "Can the session host say whether each license server is usable?",
  severities: ["unknown"],
  remedy:
    "Use an account that is an administrator of both hosts, or name the license server so that it is asked directly. This says nothing about licensing: often the account has no rights on the license server, or its logon does not reach beyond the session host.",
  check({ connectivity }) {
    return connectivity.flatMap(({ server, status }): Finding[] => {
      const { verdict, meaning } = status.known
        ? connectivityStatus(status.value)
        : { verdict: "unknown", meaning: `could not be asked about: ${status.reason}` };
      if (verdict !== "unknown") return [];
      const reason = `${quoted(server)} ${meaning}`;
      const summary = `Cannot tell whether the license server is usable: ${reason}`;
      return [{ code: this.code, severity: "unknown", summary, reason, remedy: this.remedy, server }];
    });
  },
};
