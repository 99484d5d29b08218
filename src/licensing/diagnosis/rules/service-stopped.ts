import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const serviceStopped: Rule = {
  code: "service_stopped",
  question: "Is the service Remote Desktop Services (TermService) running on the session host?",
  severities: ["error"],
  remedy: "Start the service TermService on the session host, and check the event log for why it stopped.",
  check({ serviceRunning }) {
    if (!serviceRunning.known) return [cannotTell(this, "whether TermService is running", serviceRunning.reason)];
    if (serviceRunning.value) return [];
    const summary = "The service Remote Desktop Services (TermService) is not running.";
    return [{ code: this.code, severity: "error", summary, remedy: this.remedy }];
  },
};
