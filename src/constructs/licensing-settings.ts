import type { LicensingMode } from "./choices/licensing-mode";
import type { LicensingScope } from "./choices/licensing-scope";
import type { OnDestroy } from "./choices/on-destroy";
import type { OnPolicyOverride } from "./choices/on-policy-override";
import type { WriteMethod } from "./choices/write-method";
import type { TerraformProvider } from "./core";
import type { ILicenseServerPool } from "./license-server-pool";
import type { LicenseServerRedundancy } from "./license-server-redundancy";

/**
 * What a farm, a group of session hosts and a single session host can each say of licensing. What is not said is
 * inherited from the wider of them. Every value, every list and every element of a list may be a token.
 */
export interface LicensingSettings {
  /**
   * The license servers in the order of preference, the primary first: NetBIOS names, fully qualified domain names or
   * IPv4 addresses.
   *
   * @default - those of `licenseServerPool`, which is the other way to say it; else inherited
   */
  readonly licenseServers?: string[];

  /**
   * The license servers as a pool that others share.
   *
   * @default - those of `licenseServers`, which is the other way to say it; else inherited
   */
  readonly licenseServerPool?: ILicenseServerPool;

  /**
   * How many license servers a session host is to have.
   *
   * @default - inherited, else the pool's own
   */
  readonly redundancy?: LicenseServerRedundancy;

  /**
   * Where the settings are kept.
   *
   * @default - inherited, else LicensingScope.LOCAL
   */
  readonly scope?: LicensingScope;

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
   * What becomes of a host's settings when it is no longer configured here.
   *
   * @default - inherited, else OnDestroy.RESTORE
   */
  readonly onDestroy?: OnDestroy;

  /**
   * The provider that reaches the hosts, where the stack has several.
   *
   * @default - inherited, else the stack's `RdslicensingProvider` without an alias
   */
  readonly provider?: TerraformProvider;
}

/** The settings of a session host, once everything that it inherits is in place. */
export interface HostSettings extends LicensingSettings {
  readonly mode: LicensingMode;
}

/** `own`, and of `inherited` what it leaves open. Whoever names license servers inherits none. */
export function inherit<O extends LicensingSettings, I extends LicensingSettings>(own: O, inherited: I): O & I {
  const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const names = said.licenseServers !== undefined || said.licenseServerPool !== undefined;
  const servers = names ? { licenseServers: undefined, licenseServerPool: undefined } : {};
  return { ...inherited, ...servers, ...said } as O & I;
}
