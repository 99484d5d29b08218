import { JsonObject } from "../json-object";
import { computerName } from "../windows/computer-name";
import { keyPacksWith } from "./default-key-packs";
import type { KeyPackState, LicenseServerState } from "./license-server-state";

const MEMBERS = ["activated", "serverId", "role", "inDomainGroup", "securityGroup", "administrator", "keyPacks"];
const PACK_MEMBERS = [
  ...["type", "mode", "typeAndModel", "productVersion", "productVersionId", "total", "issued", "expires"],
];
const ROLES = ["workgroup", "domain", "forest"];
const MODES = { per_device: 0, per_user: 1, none: 3 } as const;
const NAMES = { per_device: "RDS Per Device CAL", per_user: "RDS Per User CAL", none: "Built-in" } as const;

/** Reads the `licensing` member of a license server. @throws SimulatorError invalid_input */
export function parseLicenseServer(json: unknown, path: string): LicenseServerState {
  const licensing = JsonObject.from(json, path, MEMBERS);
  const role = ROLES.indexOf(licensing.string("role") ?? "domain");
  if (role < 0) throw licensing.invalid("role", `it is ${ROLES.join(", ")}`);
  const packs = licensing.value("keyPacks") === undefined ? undefined : licensing.array("keyPacks");
  return {
    activated: licensing.boolean("activated") ?? true,
    serverId: licensing.string("serverId") ?? "38QHG-BXW8T-Q9PTT-BTF7R-JJ8WT-8V4B2-RHTYB",
    role,
    inDomainGroup: licensing.boolean("inDomainGroup") ?? true,
    securityGroup: (licensing.strings("securityGroup") ?? []).map(computerName),
    administrator: licensing.boolean("administrator") ?? true,
    keyPacks: keyPacksWith(packs?.map((pack, index) => parseKeyPack(pack, `${path}.keyPacks[${index}]`))),
  };
}

function parseKeyPack(json: unknown, path: string): KeyPackState {
  const pack = JsonObject.from(json, path, PACK_MEMBERS);
  const mode = pack.required("mode");
  if (mode !== "per_device" && mode !== "per_user" && mode !== "none") {
    throw pack.invalid("mode", "it is per_device, per_user or none");
  }
  return {
    type: pack.count("type") ?? 2,
    productType: MODES[mode],
    typeAndModel: pack.string("typeAndModel") ?? NAMES[mode],
    productVersion: pack.string("productVersion") ?? "Windows Server 2022",
    productVersionId: pack.count("productVersionId") ?? 7,
    total: pack.value("total") === -1 ? -1 : (pack.count("total") ?? 10),
    issued: pack.count("issued") ?? 0,
    expires: dateOf(pack, "expires"),
  };
}

function dateOf(object: JsonObject, member: string): Date | null {
  const text = object.string(member);
  if (text === undefined) return null;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw object.invalid(member, "it is a date like 2030-12-31T00:00:00Z");
  return date;
}
