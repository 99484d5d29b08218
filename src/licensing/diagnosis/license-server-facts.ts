import type { Fact } from "../fact";
import type { ActivationStatus, KeyPack } from "../license-server-inventory";

/** What a license server says of itself when it is asked over WinRM. */
export interface LicenseServerFacts {
  /** As in the session host's list. */
  readonly server: string;
  /** Whether the service `TermServLicensing` runs. */
  readonly serviceRunning: Fact<boolean>;
  readonly windowsBuild: Fact<number>;
  readonly activation: Fact<ActivationStatus>;
  readonly keyPacks: Fact<readonly KeyPack[]>;
  /** Whether the policy "License server security group" is enabled. */
  readonly securityGroupEnforced: Fact<boolean>;
  /** Whether that policy lets the session host in; asked only where it is enabled. */
  readonly sessionHostAllowed: Fact<boolean>;
  /** Whether the server is in the domain's group Terminal Server License Servers, which tracking Per User CALs needs. */
  readonly inDomainGroup: Fact<boolean>;
}
