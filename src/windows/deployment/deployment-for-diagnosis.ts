import { type DeploymentLicensing, unknownDeploymentLicensing } from "../../licensing";
import { HostError } from "../errors/host-error";
import type { Deployment } from "./read-deployment";

/**
 * The licensing settings of a deployment, for the diagnosis of its session hosts: of a Connection Broker that cannot be
 * asked, nothing is known. Throws `HostError` `canceled` alone.
 *
 * @param read resolves to what `readDeployment` does
 */
export async function deploymentForDiagnosis(read: () => Promise<Deployment>): Promise<DeploymentLicensing> {
  try {
    return (await read()).licensing;
  } catch (error) {
    if (!(error instanceof HostError) || error.code === "canceled") throw error;
    return unknownDeploymentLicensing(`The Connection Broker ${error.host} could not be asked: ${error.reason}`);
  }
}
