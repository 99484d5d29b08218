import type { Rule } from "../rule";

export const aadPerUser: Rule = {
  code: "aad_per_user",
  question: "Is the licensing mode AAD Per User, which Microsoft's policy calls deprecated?",
  severities: ["warning"],
  remedy: 'Set the policy "Set the Remote Desktop licensing mode" to Per User or Per Device, or remove the policy.',
  check({ mode: { effective } }) {
    if (!effective.known || effective.value !== "aad_per_user") return [];
    const summary = "The licensing mode is AAD Per User, which Microsoft's own policy calls deprecated.";
    return [{ code: this.code, severity: "warning", summary, remedy: this.remedy }];
  },
};
