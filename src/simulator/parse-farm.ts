import { isIPv4 } from "node:net";
import { parseJsonText, TextFileError } from "../text-files";
import { parseDeployment } from "./deployment/parse-deployment";
import { SimulatorError } from "./errors";
import type { FarmDefinition, HostDefinition, HostRole } from "./farm";
import { CHANNEL_BINDING_POLICIES, type ChannelBindingPolicy } from "./http/channel-binding";
import { LOOPBACK } from "./http/endpoint";
import { JsonObject } from "./json-object";
import { parseLicenseServer } from "./license-server/parse-license-server";
import { FAULT_MEMBERS, parseFault } from "./parse-fault";
import { parseRegistry } from "./registry/registry-json";
import { LICENSE_CERTIFICATE } from "./windows/license-certificate";
import { parseWindows, WINDOWS_MEMBERS } from "./windows/parse-windows";
import { parseWmi } from "./wmi/parse-wmi";

const ROLES: readonly HostRole[] = ["session_host", "license_server", "connection_broker"];
const MAX_HOSTS = 2000;
const HOST_MEMBERS = [
  ...["name", "role", "address", "httpPort", "httpsPort", "basic", "allowUnencrypted", "channelBinding"],
  ...["maxOperations", "maxShells", "registry", "wmi", "faults", "licensing", "deployment", "licenseCertificate"],
  ...WINDOWS_MEMBERS,
];
/** Defaults of Windows since Server 2012 ([MS-WSMV] 2.2.4.10 and 2.2.4.34). */
const WINDOWS_QUOTAS = { operations: 1500, shells: 30 };

/**
 * Checks the content of a farm.json and fills in the defaults.
 * @throws SimulatorError invalid_input or invalid_registry_data, with the JSON path
 */
export function parseFarm(json: unknown): FarmDefinition {
  const farm = JsonObject.from(json, "farm", ["domain", "username", "password", "hosts"]);
  const hosts = farm.array("hosts").map((host, index) => parseHost(host, `farm.hosts[${index}]`));
  if (hosts.length === 0 || hosts.length > MAX_HOSTS) {
    throw farm.invalid("hosts", `describe between 1 and ${MAX_HOSTS} hosts`);
  }
  refuseDuplicates(farm, hosts);
  return {
    domain: farm.name("domain") ?? "CONTOSO",
    username: farm.string("username") ?? "Administrator",
    password: farm.string("password"),
    hosts,
  };
}

function parseHost(json: unknown, path: string): HostDefinition {
  const host = JsonObject.from(json, path, HOST_MEMBERS);
  const name = host.name("name");
  if (name === undefined) throw host.invalid("name", "give every host a name");
  const role = host.string("role") ?? "session_host";
  if (!isRole(role)) throw host.invalid("role", `the role is ${ROLES.join(" or ")}`);
  const windows = parseWindows(host, role === "session_host");
  const hasCertificate = host.boolean("licenseCertificate") ?? windows.roleActive;
  const registry = parseRegistry(host.value("registry") ?? {}, `${path}.registry`);
  return {
    name,
    role,
    address: parseAddress(host),
    httpPort: host.port("httpPort") ?? 0,
    httpsPort: host.port("httpsPort") ?? 0,
    basic: host.boolean("basic") ?? true,
    allowUnencrypted: host.boolean("allowUnencrypted") ?? false,
    channelBinding: parseChannelBinding(host),
    maxOperations: host.count("maxOperations") ?? WINDOWS_QUOTAS.operations,
    maxShells: host.count("maxShells") ?? WINDOWS_QUOTAS.shells,
    windows,
    licensing: parseLicensing(host, role, path),
    deployment: parseBroker(host, role, path),
    registry: [...(hasCertificate ? LICENSE_CERTIFICATE : []), ...registry],
    wmi: parseWmi(host.value("wmi") ?? {}, `${path}.wmi`),
    faults: parseFaults(host, path),
  };
}

function parseLicensing(host: JsonObject, role: HostRole, path: string): HostDefinition["licensing"] {
  const json = host.value("licensing");
  if (role === "license_server") return parseLicenseServer(json ?? {}, `${path}.licensing`);
  if (json !== undefined) throw host.invalid("licensing", 'it belongs to a host of role "license_server"');
  return undefined;
}

/** A broker may host sessions too, so that any host may have a deployment. */
function parseBroker(host: JsonObject, role: HostRole, path: string): HostDefinition["deployment"] {
  const json = host.value("deployment") ?? (role === "connection_broker" ? {} : undefined);
  return json === undefined ? undefined : parseDeployment(json, `${path}.deployment`);
}

/** Linux and Windows have all of 127.0.0.0/8 without being configured. */
function parseAddress(host: JsonObject): string {
  const address = host.string("address") ?? LOOPBACK;
  if (isIPv4(address) && address.startsWith("127.")) return address;
  throw host.invalid("address", "it is an address of 127.0.0.0/8");
}

function parseChannelBinding(host: JsonObject): ChannelBindingPolicy {
  const given = host.string("channelBinding") ?? "relaxed";
  const policy = CHANNEL_BINDING_POLICIES.find((known) => known === given);
  if (policy === undefined) throw host.invalid("channelBinding", `it is ${CHANNEL_BINDING_POLICIES.join(", ")}`);
  return policy;
}

function parseFaults(host: JsonObject, path: string): HostDefinition["faults"] {
  if (host.value("faults") === undefined) return [];
  return host
    .array("faults")
    .map((fault, index) => parseFault(JsonObject.from(fault, `${path}.faults[${index}]`, FAULT_MEMBERS)));
}

function isRole(text: string): text is HostRole {
  return ROLES.some((role) => role === text);
}

function refuseDuplicates(farm: JsonObject, hosts: readonly HostDefinition[]): void {
  const seen = new Set<string>();
  for (const { name } of hosts) {
    if (seen.has(name.toUpperCase())) throw farm.invalid("hosts", `the name "${name}" is there twice`);
    seen.add(name.toUpperCase());
  }
}

/**
 * Parses the text of a farm.json.
 * @throws SimulatorError invalid_input or invalid_registry_data
 */
export function parseFarmText(text: string, path: string): FarmDefinition {
  return parseFarm(jsonIn(text, path));
}

function jsonIn(text: string, path: string): unknown {
  try {
    return parseJsonText(text, path);
  } catch (cause) {
    if (!(cause instanceof TextFileError)) throw cause;
    const { summary, detail } = cause;
    throw new SimulatorError({ code: "invalid_input", summary, detail, path });
  }
}
