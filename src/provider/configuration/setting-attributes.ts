/** The attribute of each licensing setting. */
export const ATTRIBUTES = { mode: "mode", licenseServers: "license_servers" } as const;
