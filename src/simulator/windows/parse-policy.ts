import type { JsonObject } from "../json-object";
import type { LicensingPolicy } from "./group-policy";

/** Members of the control command `policy`. */
export const POLICY_MEMBERS = ["mode", "licenseServers"] as const;

const MAX_DWORD = 0xffff_ffff;

/** Reads what Group Policy is to say; null takes a policy away. @throws SimulatorError invalid_input */
export function parsePolicy(json: JsonObject): LicensingPolicy {
  return {
    mode: json.value("mode") === null ? null : modeOf(json),
    licenseServers: json.value("licenseServers") === null ? null : json.strings("licenseServers"),
  };
}

function modeOf(json: JsonObject): number | undefined {
  const mode = json.count("mode");
  if (mode !== undefined && mode > MAX_DWORD) throw json.invalid("mode", "a number fits into 32 bits");
  return mode;
}
