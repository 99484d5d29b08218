import { type Deployment, readDeployment } from "../../windows";
import type { HostPool } from "../host-pool";
import { askHostInTime } from "../on-host-in-time";

/**
 * What a Connection Broker says, asked once in a walk of Terraform's, however many hosts are compared with it. Errors as of
 * `readDeployment` and `askHostInTime`.
 */
export function deploymentOf(client: HostPool, broker: string, signal: AbortSignal): Promise<Deployment> {
  const identity = client.host(broker, ["connection_broker"]).id.toLowerCase();
  const asked = client.deployments.get(identity) ?? askHostInTime(client, broker, signal, readDeployment);
  client.deployments.set(identity, asked);
  return asked;
}
