import type { DataSource } from "../../plugin";
import type { HostSessions } from "../host-sessions";
import { LICENSE_SERVER_SCHEMA } from "./license-server-schema";

/** `rdslicensing_license_server`: activation and CALs of one license server. Loaded when first read. */
export const licenseServer: DataSource<typeof LICENSE_SERVER_SCHEMA, HostSessions> = {
  name: "license_server",
  description: "One Remote Desktop license server: its activation, its CALs and the policies for issuing them.",
  schema: LICENSE_SERVER_SCHEMA,
  read: async (request) => (await import("./read-license-server.js")).readLicenseServerState(request),
};
