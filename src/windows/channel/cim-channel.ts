import { WsmanClient, type WsmanClientOptions } from "../../wsman";
import { CimRegistry } from "../registry/cim-registry";
import { CimWmi } from "../wmi/cim-wmi";
import type { HostChannel } from "./host-channel";

/** WS-Management CIM calls over one authenticated connection. Throws the client's `WsmanError` for wrong options. */
export function cimChannel(host: string, options: WsmanClientOptions): HostChannel {
  const client = new WsmanClient(options);
  return {
    registry: (signal) => new CimRegistry(client, { host, signal }),
    wmi: (signal) => new CimWmi(client, { host, signal }),
    close: () => void client.close(),
  };
}
