/** The time that one question may take with all its tries, pauses and pages, in milliseconds. */
export class TimeBudget {
  leftMs: number;

  constructor(readonly totalMs: number) {
    this.leftMs = totalMs;
  }
}
