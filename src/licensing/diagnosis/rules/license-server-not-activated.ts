import { quoted } from "../../../harmless-text";
import { atEachAskedServer } from "../asked-servers";
import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const licenseServerNotActivated: Rule = {
  code: "license_server_not_activated",
  question: "Is each license server activated?",
  severities: ["error"],
  remedy: "Activate it in Remote Desktop Licensing Manager (licmgr.exe); until then it issues temporary licenses only.",
  check(input) {
    const what = "whether the license servers are activated";
    return atEachAskedServer(this, what, input, ({ server, activation }) => {
      if (!activation.known) return [cannotTell(this, what, activation.reason, server)];
      if (activation.value === "activated") return [];
      if (activation.value === "unknown") {
        return [cannotTell(this, what, `${quoted(server)} could not determine it.`, server)];
      }
      const summary = `The license server ${quoted(server)} is not activated.`;
      return [{ code: this.code, severity: "error", summary, remedy: this.remedy, server }];
    });
  },
};
