import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const roleNotActive: Rule = {
  code: "role_not_active",
  question: "Is the Remote Desktop Session Host role active?",
  severities: ["info"],
  remedy: "Do nothing, or install the role: without it, Windows asks for no licenses.",
  check({ roleActive }) {
    if (!roleActive.known) return [cannotTell(this, "whether the session host role is active", roleActive.reason)];
    if (roleActive.value) return [];
    const summary = "The Remote Desktop Session Host role is not active, so licensing does not apply.";
    return [{ code: this.code, severity: "info", summary, remedy: this.remedy }];
  },
};
