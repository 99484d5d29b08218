import {
  ACTION_GET,
  element,
  type RequestEnvelope,
  textElement,
  type WsmanFault,
  type XmlElement,
} from "../../wsman/codecs";
import type { Operation } from "./operation";
import { actionNotSupported } from "./service-faults";

const URI = "http://schemas.microsoft.com/wbem/wsman/1/config";
const CFG = { prefix: "cfg", uri: URI };

/** What a Windows Server starts with (MS-WSMV 2.2.4.10, 2.2.4.34, 2.2.4.39), as far as a client may run into it. */
const DEFAULTS = {
  Config: { MaxEnvelopeSizekb: 500, MaxTimeoutms: 60_000, MaxBatchItems: 32_000 },
  Service: { EnumerationTimeoutms: 240_000, MaxConnections: 300, MaxPacketRetrievalTimeSeconds: 120 },
  Winrs: { IdleTimeout: 7_200_000, MaxConcurrentUsers: 2_147_483_647, MaxShellsPerUser: 30 },
};

/** Whether a request is about the configuration of the service, which is no class of WMI. */
export function isWinrmConfig({ resourceUri }: RequestEnvelope): boolean {
  return resourceUri?.toLowerCase() === URI;
}

/** What reads it; nothing changes it. */
export function winrmConfigOperation({ action = "" }: RequestEnvelope, maxOperations: number): Operation | WsmanFault {
  if (action !== ACTION_GET) return actionNotSupported(action);
  return { perform: () => ({ action: `${ACTION_GET}Response`, body: config(maxOperations) }) };
}

function config(maxOperations: number): XmlElement {
  const service = { ...DEFAULTS.Service, MaxConcurrentOperationsPerUser: maxOperations };
  const parts = [
    element(CFG, "Service", { children: texts(service) }),
    element(CFG, "Winrs", { children: texts(DEFAULTS.Winrs) }),
  ];
  return element(CFG, "Config", { children: [...texts(DEFAULTS.Config), ...parts] });
}

function texts(values: Readonly<Record<string, number>>): XmlElement[] {
  return Object.entries(values).map(([name, value]) => textElement(CFG, name, String(value)));
}
