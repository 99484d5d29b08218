import type { DataSource } from "../../plugin";
import type { HostSessions } from "../host-sessions";
import { DIAGNOSIS_SCHEMA } from "./diagnosis-schema";

/** `rdslicensing_diagnosis`: everything that keeps one session host from licensing its users. Loaded when first read. */
export const diagnosis: DataSource<typeof DIAGNOSIS_SCHEMA, HostSessions> = {
  name: "diagnosis",
  description:
    "What keeps one Remote Desktop session host from licensing its users: the RD Licensing Diagnoser as data.",
  schema: DIAGNOSIS_SCHEMA,
  read: async (request) => (await import("./read-diagnosis.js")).readDiagnosis(request),
};
