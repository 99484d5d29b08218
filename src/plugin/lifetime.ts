/** Longest wait for the first connection; Terraform itself gives up after a minute. */
const FIRST_CONNECTION_MS = 60_000;
/** Time to come back after a lost connection. */
const RECONNECT_MS = 3_000;

/**
 * Calls `end` when nobody needs the process any more: Terraform never came, or its last connection is gone, which is
 * all a process sees of a Terraform that was killed.
 */
export class Lifetime {
  private timer: NodeJS.Timeout;

  constructor(private readonly end: () => void) {
    this.timer = setTimeout(end, FIRST_CONNECTION_MS);
  }

  connections(open: number): void {
    clearTimeout(this.timer);
    if (open === 0) this.timer = setTimeout(this.end, RECONNECT_MS);
  }
}
