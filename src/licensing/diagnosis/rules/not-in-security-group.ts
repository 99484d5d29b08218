import { quoted } from "../../../harmless-text";
import { connectivityStatus } from "../../connectivity";
import { foldLicenseServer } from "../../license-servers";
import { askedServers } from "../asked-servers";
import { cannotTell, type Finding } from "../finding";
import type { Rule } from "../rule";

const WHAT = "whether the license server lets the host in";

export const notInSecurityGroup: Rule = {
  code: "not_in_security_group",
  question: 'Does the policy "License server security group" of a license server exclude the session host?',
  severities: ["error"],
  remedy:
    "Add the session host's computer account to the license server's group RDS Endpoint Servers (called Terminal Server Computers on older versions), or turn the policy off.",
  check(input) {
    const reported = input.connectivity.flatMap(({ server, status }) =>
      status.known && connectivityStatus(status.value).name === "not_in_security_group" ? [server] : [],
    );
    const told = askedServers(input).flatMap(
      ({ server, securityGroupEnforced: enforced, sessionHostAllowed: allowed }) =>
        enforced.known && enforced.value && allowed.known && !allowed.value ? [server] : [],
    );
    const excluding = new Map([...reported, ...told].map((server) => [foldLicenseServer(server), server]));
    const findings = [...excluding.values()].map((server): Finding => {
      const summary = `The license server ${quoted(server)} serves only members of its security group, and this host is not one.`;
      return { code: this.code, severity: "error", summary, remedy: this.remedy, server };
    });
    const untold = askedServers(input).filter(({ server }) => !excluding.has(foldLicenseServer(server)));
    const unknown = untold.flatMap(({ server, securityGroupEnforced: enforced, sessionHostAllowed: allowed }) => {
      const missing = [enforced, ...(enforced.known && enforced.value ? [allowed] : [])].find((one) => !one.known);
      return missing === undefined || missing.known ? [] : [cannotTell(this, WHAT, missing.reason, server)];
    });
    return [...findings, ...unknown];
  },
};
