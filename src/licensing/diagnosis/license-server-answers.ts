import type { Answer } from "../answer";
import type { ActivationStatus, KeyPack } from "../license-server-inventory";

/** What a license server says of itself when it is asked over WinRM. */
export interface LicenseServerAnswers {
  /** As in the session host's list. */
  readonly server: string;
  /** Whether the service `TermServLicensing` runs. */
  readonly serviceRunning: Answer<boolean>;
  readonly windowsBuild: Answer<number>;
  readonly activation: Answer<ActivationStatus>;
  readonly keyPacks: Answer<readonly KeyPack[]>;
  /** Whether the policy "License server security group" is enabled. */
  readonly securityGroupEnforced: Answer<boolean>;
  /** Whether that policy lets the session host in; asked only where it is enabled. */
  readonly sessionHostAllowed: Answer<boolean>;
  /** Whether the server is in the domain's group Terminal Server License Servers, which tracking Per User CALs needs. */
  readonly inDomainGroup: Answer<boolean>;
}
