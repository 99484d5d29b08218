/**
 * How a change reaches session hosts: in waves, each of which starts when all hosts of the one before are applied and
 * healthy. A wave that is not healthy in time fails the apply, which then changes no further host; the next apply goes on
 * from there. A plan that changes nothing asks nothing of the waves.
 *
 * Set at least one of `canaries`, `waves` and `waveSize`. The hosts of the first two are named as they are in
 * `sessionHosts`, ignoring letter case, or by the same token. Hosts that no wave names come last, all at once or `waveSize`
 * at a time; those of a list that is itself a token come after all others, in a wave of their own. The first apply with a
 * rollout asks every host whether it is healthy, even if nothing else changes.
 *
 * @example
 * const sessionHosts = ["rdsh1", "rdsh2", "rdsh3", "rdsh4", "rdsh5", "rdsh6", "rdsh7"];
 *
 * new RdsLicensing(stack, "desktops", {
 *   licenseServers: ["lic1.contoso.com"],
 *   mode: LicensingMode.PER_USER,
 *   rollout: { canaries: ["rdsh1"], waveSize: 3, timeout: "15m" },
 *   sessionHosts,
 * });
 */
export interface Rollout {
  /**
   * The session hosts that are changed first.
   *
   * @default - none
   */
  readonly canaries?: string[];

  /**
   * The session hosts of each wave, in order, after the canaries.
   *
   * @default - none
   */
  readonly waves?: string[][];

  /**
   * Divides the session hosts that neither `canaries` nor `waves` name into waves of so many, at least 1, in the order in
   * which they were added. A host that is removed moves those after it to an earlier wave, where they are asked once more.
   *
   * @default - those hosts are one wave, the last
   */
  readonly waveSize?: number;

  /**
   * The longest time to wait for the hosts of one wave to be healthy, from `1s` to `24h`, for example `90s` or `1h30m`. May
   * be a token.
   *
   * @default "10m"
   */
  readonly timeout?: string;
}
