import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const neverContactedLicenseServer: Rule = {
  code: "never_contacted_license_server",
  question: "Has the session host ever been given a certificate by a license server?",
  severities: ["info"],
  remedy:
    "On a new host, nothing. On one that has served users for long, look at whether its license servers are reachable.",
  check({ hasLicenseCertificate: certificate }) {
    if (!certificate.known) {
      return [cannotTell(this, "whether the host has ever reached a license server", certificate.reason)];
    }
    if (certificate.value) return [];
    const summary = "The session host holds no license certificate, so it has probably never reached a license server.";
    return [{ code: this.code, severity: "info", summary, remedy: this.remedy }];
  },
};
