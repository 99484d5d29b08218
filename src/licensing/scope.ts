/** Where settings are kept: the host's own, or those of Group Policy, which win. */
export const SCOPES = ["local", "policy"] as const;
export type Scope = (typeof SCOPES)[number];
