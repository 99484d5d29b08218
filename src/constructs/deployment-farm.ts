import type { LicensingMode } from "./choices/licensing-mode";
import type { DiagnosisOptions } from "./licensing-diagnosis";
import type { LicensingSettings } from "./licensing-settings";

/** Properties of `RdsFarm.fromDeployment`. Every value, every list and every element of a list may be a token. */
export interface DeploymentFarmProps extends LicensingSettings {
  /**
   * The Connection Broker of the deployment: a DNS name or an address, with `:port` only where WinRM is not on its usual
   * port. If there are several, the active one.
   */
  readonly connectionBroker: string;

  /** The kind of license to ask for; it must match the licenses installed on the license servers. */
  readonly mode: LicensingMode;

  /**
   * Whether every session host is diagnosed, as in `RdsFarmProps`, and compared with the deployment.
   *
   * @default true
   */
  readonly diagnose?: boolean;

  /**
   * How the session hosts are diagnosed.
   *
   * @default - the defaults of `RdsLicensing.diagnose`, with the `connectionBroker` of the farm
   */
  readonly diagnosis?: DiagnosisOptions;
}
