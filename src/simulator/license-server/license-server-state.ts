/** A key pack of Win32_TSLicenseKeyPack, numbers as Windows documents them. */
export interface KeyPackState {
  /** KeyPackType: 1 retail, 2 volume, 4 temporary, 6 built-in, 8 built-in OverUsed, … */
  readonly type: number;
  /** ProductType: 0 Per Device, 1 Per User, 3 built-in. */
  readonly productType: number;
  /** TypeAndModel, e.g. `RDS Per User CAL`. */
  readonly typeAndModel: string;
  /** ProductVersion, e.g. `Windows Server 2022`. */
  readonly productVersion: string;
  /** ProductVersionID. */
  readonly productVersionId: number;
  /** -1, or 4294967295, in a pack without a limit. */
  readonly total: number;
  /** How many of them are issued. */
  readonly issued: number;
  /** Null = never. */
  readonly expires: Date | null;
}

/** What a license server is besides its registry. */
export interface LicenseServerState {
  /** Whether it is activated. */
  activated: boolean;
  /** Its own number for Microsoft. */
  readonly serverId: string;
  /** ServerRole: 0 workgroup, 1 domain, 2 forest. */
  readonly role: number;
  /** In the domain's group Terminal Server License Servers. */
  inDomainGroup: boolean;
  /** Members of the group of session hosts that it serves while the policy says so; as `computerName` gives. */
  securityGroup: readonly string[];
  /** Whether the account is an administrator here: to any other the properties are empty. */
  administrator: boolean;
  /** Its key packs. */
  keyPacks: readonly KeyPackState[];
}
