/** What stands behind a failure, in sentences that an administrator can act on. */
export interface Diagnosis {
  /** The likely cause; where there are several, the most likely first. */
  readonly cause: string;
  /** What to do about it. */
  readonly remedy: string;
}
