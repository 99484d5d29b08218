/** What happens when Group Policy overrides a setting that is managed. */
export const ON_POLICY_OVERRIDE = ["warn", "error"] as const;
export type OnPolicyOverride = (typeof ON_POLICY_OVERRIDE)[number];
