import type { OnViolation } from "./choices/on-violation";

/** How many license servers a session host is to have. Every number may be a token. */
export interface LicenseServerRedundancy {
  /**
   * The least number of license servers in the list, from 1 up; checked at synth, or at plan where the list is a token.
   *
   * @default - no minimum
   */
  readonly minimumServers?: number;

  /**
   * The least number of them that the session host itself can use, from 1 up; the host is asked at apply, before a
   * change is written.
   *
   * @default - the host is not asked
   */
  readonly minimumReachable?: number;

  /**
   * What happens when there are fewer.
   *
   * @default OnViolation.ERROR
   */
  readonly onViolation?: OnViolation;
}
