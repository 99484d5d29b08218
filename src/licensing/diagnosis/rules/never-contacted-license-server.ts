import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const neverContactedLicenseServer: Rule = {
  code: "never_contacted_license_server",
  question: "Has a license server ever given the session host a certificate?",
  severities: ["info"],
  remedy:
    "On a new host, do nothing. On a host that has served users for a while, check that its license servers can be reached.",
  check({ hasLicenseCertificate: certificate }) {
    if (!certificate.known) {
      return [cannotTell(this, "whether the host has ever reached a license server", certificate.reason)];
    }
    if (certificate.value) return [];
    const summary = "The session host holds no license certificate, so it has probably never reached a license server.";
    return [{ code: this.code, severity: "info", summary, remedy: this.remedy }];
  },
};
