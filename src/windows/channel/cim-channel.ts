import { WsmanClient, type WsmanClientOptions } from "../../wsman";
import { CimRegistry } from "../registry/cim-registry";
import { CimWmi } from "../wmi/cim-wmi";
import type { HostChannel } from "./host-channel";

/** WS-Management CIM calls over one authenticated connection. Throws the client's `WsmanError` for wrong options. */
export function cimChannel(host: string, options: WsmanClientOptions): HostChannel {
  return channelOver(new WsmanClient(options), host);
}

/** The same over a client that others use as well. */
export function channelOver(client: WsmanClient, host: string): Required<HostChannel> {
  return {
    registry: (signal) => new CimRegistry(client, { host, signal }),
    wmi: (signal) => new CimWmi(client, { host, signal }),
    close: () => void client.close(),
  };
}
