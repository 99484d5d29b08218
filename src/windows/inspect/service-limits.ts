import { type CimInstance, type CimValue, WsmanError } from "../../wsman";
import { channelError } from "../errors/host-error";
import type { ServiceConnection } from "../host-connection";

/** What `winrm get winrm/config` reads (MS-WSMV 2.2.4.10); most hosts tell it to administrators alone. */
const CONFIG = { uri: "http://schemas.microsoft.com/wbem/wsman/1/config", selectors: {} };

/** The limits that a client runs into, each with the part of the configuration that holds it. */
const LIMITS = {
  MaxEnvelopeSizekb: [],
  MaxTimeoutms: [],
  MaxConcurrentOperationsPerUser: ["Service"],
  MaxConnections: ["Service"],
  MaxShellsPerUser: ["Winrs"],
} as const satisfies Record<string, readonly string[]>;

/** By Windows' own names. What the host does not tell is absent. */
export type ServiceLimits = Readonly<Partial<Record<keyof typeof LIMITS, number>>>;

/** Throws `HostError` where the host does not tell its configuration. */
export async function readServiceLimits(
  { client, host }: ServiceConnection,
  signal: AbortSignal,
): Promise<ServiceLimits> {
  try {
    return limitsIn(await client.get(CONFIG, { signal }));
  } catch (error) {
    throw error instanceof WsmanError ? channelError(error, host) : error;
  }
}

function limitsIn(config: CimInstance): ServiceLimits {
  const found = Object.entries(LIMITS).flatMap(([name, path]) => {
    const value = memberAt(config, [...path, name]);
    return typeof value === "string" && /^\d{1,10}$/.test(value) ? [[name, Number(value)]] : [];
  });
  return Object.fromEntries(found);
}

function memberAt(config: CimInstance, path: readonly string[]): CimValue | undefined {
  return path.reduce<CimValue | undefined>(
    (value, name) => (isInstance(value) && Object.hasOwn(value.properties, name) ? value.properties[name] : undefined),
    config,
  );
}

function isInstance(value: CimValue | undefined): value is CimInstance {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "instance";
}
