import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const serviceStopped: Rule = {
  code: "service_stopped",
  question: "Does the service Remote Desktop Services (TermService) run on the session host?",
  severities: ["error"],
  remedy: "Start the service TermService on the session host, and look in its event log for why it stopped.",
  check({ serviceRunning }) {
    if (!serviceRunning.known) return [cannotTell(this, "whether TermService runs", serviceRunning.reason)];
    if (serviceRunning.value) return [];
    const summary = "The service Remote Desktop Services (TermService) does not run.";
    return [{ code: this.code, severity: "error", summary, remedy: this.remedy }];
  },
};
