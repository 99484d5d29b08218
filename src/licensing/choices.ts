/** Where settings are kept: the host's own, or those of Group Policy, which win. */
export const SCOPES = ["local", "policy"] as const;
/** One of {@link SCOPES}. */
export type Scope = (typeof SCOPES)[number];

/** Where a setting that Windows uses comes from; `none` when it is not set anywhere. */
export type SettingSource = "local" | "group_policy" | "none";

/**
 * How settings are written: by Windows' own WMI setters, which take effect at once; in the registry, which takes a
 * restart of the host; or the former wherever it can be.
 */
export const WRITE_METHODS = ["auto", "wmi", "registry"] as const;
/** One of {@link WRITE_METHODS}. */
export type WriteMethod = (typeof WRITE_METHODS)[number];

/** Whether settings of a scope can be written so: Windows has setters for a host's own, none for Group Policy's. */
export function canWrite(method: unknown, scope: unknown): boolean {
  return method !== "wmi" || scope !== "policy";
}

/** What becomes of a host's settings when they are no longer managed. */
export const ON_DESTROY = ["restore", "clear", "keep"] as const;
/** One of {@link ON_DESTROY}. */
export type OnDestroy = (typeof ON_DESTROY)[number];

/** What happens when Group Policy overrides a setting that is managed. */
export const ON_POLICY_OVERRIDE = ["warn", "error"] as const;
/** One of {@link ON_POLICY_OVERRIDE}. */
export type OnPolicyOverride = (typeof ON_POLICY_OVERRIDE)[number];

/** What happens when there are fewer license servers than wanted. */
export const ON_VIOLATION = ["error", "warn"] as const;
/** One of {@link ON_VIOLATION}. */
export type OnViolation = (typeof ON_VIOLATION)[number];
