/**
 * What a resource of a plan does with a host: `keep`s it as it is, or `update`s it, be it only to make sure of what another
 * resource of the plan may change.
 */
export type Intent = "create" | "keep" | "update" | "destroy";

/** One resource's plans for one host. */
export interface Claim {
  readonly host: string;
  readonly intent: Intent;
}

interface Owned {
  readonly claims: Map<number, Claim>;
  /** How many objects were refreshed. */
  reads: number;
  /** Settled when the changes that were asked for so far are done. */
  last: Promise<unknown>;
  isConfigured: boolean;
  isPutBack: boolean;
}

/**
 * Which resources have to do with which host's settings in one walk of Terraform's, a plan or an apply, for which it
 * configures a provider once. The provider is not told their addresses.
 *
 * An apply plans again what it creates and updates, and destroys of deposed objects, for which nothing of the first plan is
 * kept. Of what stays as it is, its walk is not told.
 */
export class HostOwners {
  readonly #owned = new Map<string, Owned>();
  #claimed = 0;

  /**
   * Notes what a resource is planned to do with a host.
   *
   * @param place the host and what of it, the same for every spelling
   * @param earlier the number of this resource's earlier claim in this walk, which this one replaces
   * @returns the claim's number, and what other resources have claimed so far
   */
  claim(place: string, claim: Claim, earlier?: number): { readonly number: number; readonly others: readonly Claim[] } {
    if (earlier !== undefined) for (const { claims } of this.#owned.values()) claims.delete(earlier);
    const { claims } = this.#at(place);
    const others = [...claims.values()];
    const number = ++this.#claimed;
    claims.set(number, claim);
    return { number, others };
  }

  /** Notes that a resource is refreshed. @returns whether another one has been heard of before */
  read(place: string): boolean {
    const owned = this.#at(place);
    return owned.reads++ > 0 || owned.claims.size > 0;
  }

  /** Whether an object was refreshed, besides one that asks before it claims the place, of which it is open what becomes. */
  isOpen(place: string): boolean {
    const { reads, claims } = this.#at(place);
    return reads > claims.size + 1;
  }

  /** Runs the changes of one place one after the other, in the order in which they are asked for. */
  inTurn<T>(place: string, change: () => Promise<T>): Promise<T> {
    const owned = this.#at(place);
    const turn = owned.last.then(change);
    owned.last = turn.catch(() => undefined);
    return turn;
  }

  /** Notes that a resource has brought the place to what it declares, or has begun to. */
  configured(place: string): void {
    this.#at(place).isConfigured = true;
  }

  /** Notes that a destroy changes the place from now on, for resources that are planned after it. */
  putBack(place: string): void {
    this.#at(place).isPutBack = true;
  }

  isConfigured(place: string): boolean {
    return this.#at(place).isConfigured;
  }

  isPutBack(place: string): boolean {
    return this.#at(place).isPutBack;
  }

  /** Whether a resource does something with the place. */
  isClaimed(place: string, intent: Intent): boolean {
    return [...this.#at(place).claims.values()].some((claim) => claim.intent === intent);
  }

  #at(place: string): Owned {
    const known = this.#owned.get(place);
    if (known !== undefined) return known;
    const none = { claims: new Map(), reads: 0, last: Promise.resolve(), isConfigured: false, isPutBack: false };
    this.#owned.set(place, none);
    return none;
  }
}
