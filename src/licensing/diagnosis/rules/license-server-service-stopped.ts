import { quoted } from "../../../harmless-text";
import { askedServers, atEachAskedServer } from "../asked-servers";
import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const licenseServerServiceStopped: Rule = {
  code: "license_server_service_stopped",
  question: "Is the service Remote Desktop Licensing (TermServLicensing) running on each license server?",
  severities: ["error", "warning"],
  remedy: "Start the service TermServLicensing on the license server, or install the role there.",
  check(input) {
    const runs = askedServers(input).some(({ serviceRunning }) => serviceRunning.known && serviceRunning.value);
    const what = "whether the service Remote Desktop Licensing is running on the license servers";
    return atEachAskedServer(this, what, input, ({ server, serviceRunning }) => {
      if (!serviceRunning.known) return [cannotTell(this, what, serviceRunning.reason, server)];
      if (serviceRunning.value) return [];
      const summary = `The service Remote Desktop Licensing (TermServLicensing) is not running on ${quoted(server)}.`;
      return [{ code: this.code, severity: runs ? "warning" : "error", summary, remedy: this.remedy, server }];
    });
  },
};
