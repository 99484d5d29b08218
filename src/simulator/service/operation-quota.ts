/** The service's MaxConcurrentOperationsPerUser, counted over both listeners of a host, of the one account. */
export class OperationQuota {
  #active = 0;

  constructor(readonly most: number) {}

  /** Whether more operations are under way than the quota allows. */
  get isExceeded(): boolean {
    return this.#active > this.most;
  }

  begin(): void {
    this.#active += 1;
  }

  end(): void {
    this.#active -= 1;
  }
}
