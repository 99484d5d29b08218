import type { TerraformProvider } from "./cdk";
import type { LicensingMode } from "./choices/licensing-mode";
import type { LicensingScope } from "./choices/licensing-scope";
import type { OnDestroy } from "./choices/on-destroy";
import type { OnPolicyOverride } from "./choices/on-policy-override";
import type { WriteMethod } from "./choices/write-method";
import type { ILicenseServerPool } from "./license-server-pool";
import type { LicenseServerRedundancy } from "./license-server-redundancy";

/**
 * The licensing settings that a farm, a group of session hosts and a single session host can each have. A host inherits
 * what it does not set from its group, and a group from its farm. Every value, every list and every element of a list
 * may be a token.
 *
 * @example
 * const settings: LicensingSettings = {
 *   licenseServers: ["lic1.contoso.com", "lic2.contoso.com"],
 *   settingsScope: LicensingScope.POLICY,
 *   onDestroy: OnDestroy.KEEP,
 * };
 */
export interface LicensingSettings {
  /**
   * The license servers in order of preference, the primary first: NetBIOS names, fully qualified domain names or IPv4
   * addresses. Set either this or `licenseServerPool`.
   *
   * @default - those of `licenseServerPool`, else inherited
   */
  readonly licenseServers?: string[];

  /**
   * The license servers as a pool that others share. Set either this or `licenseServers`.
   *
   * @default - inherited
   */
  readonly licenseServerPool?: ILicenseServerPool;

  /**
   * How many license servers a session host must have.
   *
   * @default - inherited, else that of the pool
   */
  readonly redundancy?: LicenseServerRedundancy;

  /**
   * Where the settings are stored: in the session host's own settings, or in those of Group Policy. It is the attribute
   * `scope` of the Terraform resource.
   *
   * @default - inherited, else LicensingScope.LOCAL
   */
  readonly settingsScope?: LicensingScope;

  /**
   * What happens when Group Policy overrides what is set here.
   *
   * @default - inherited, else OnPolicyOverride.WARN
   */
  readonly onPolicyOverride?: OnPolicyOverride;

  /**
   * How the settings are written.
   *
   * @default - inherited, else WriteMethod.AUTO
   */
  readonly writeMethod?: WriteMethod;

  /**
   * What happens to a host's settings when it is no longer configured here.
   *
   * @default - inherited, else OnDestroy.RESTORE
   */
  readonly onDestroy?: OnDestroy;

  /**
   * The provider that reaches the hosts, where the stack has several.
   *
   * @default - inherited, else the `RdslicensingProvider` of the stack that has no alias
   */
  readonly provider?: TerraformProvider;
}

/** The settings of a session host, with everything that it inherits. */
export interface HostSettings extends LicensingSettings {
  readonly mode: LicensingMode;
}

/** `own`, and from `inherited` what it does not set. Settings with license servers of their own inherit none. */
export function inherit<O extends LicensingSettings, I extends LicensingSettings>(own: O, inherited: I): O & I {
  const set = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const hasServers = set.licenseServers !== undefined || set.licenseServerPool !== undefined;
  const servers = hasServers ? { licenseServers: undefined, licenseServerPool: undefined } : {};
  return { ...inherited, ...servers, ...set } as O & I;
}
