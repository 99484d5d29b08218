import { Construct } from "constructs";
import { healthGateTimeoutProblem } from "../licensing";
import { Token } from "./cdk";
import * as errors from "./errors";
import type { HealthGate } from "./l1/health-gate";
import type { LicensedHosts } from "./licensing-diagnosis";
import type { Rollout } from "./rollout";
import { hostKey, knownAtSynth } from "./tokens";
import { validateHost, validateWholeNumber } from "./validate-props";
import { Wave } from "./wave";

/** The id of the waves of a farm or of an `RdsLicensing`. */
const ROLLOUT = "rollout";
const CANARIES = "canaries";

/** The waves of a construct with hosts: its own, else those of the farm that it is in. */
export function wavesOf(construct: Construct, rollout: Rollout | undefined): HostWaves | undefined {
  const above = construct.node.scopes.map(({ node }) => node.tryFindChild(ROLLOUT));
  const given = above.find((child) => child instanceof HostWaves);
  if (rollout === undefined) return given;
  if (given !== undefined) throw errors.rolloutTwice(construct.node.path);
  return new HostWaves(construct, rollout);
}

/** The waves of a {@link Rollout}: each host that is added goes to its wave, which waits for the wave before. */
export class HostWaves extends Construct {
  readonly #rollout: Rollout;
  /** In order; of those that are named, each has hosts when the stack is synthesized. */
  readonly #waves: Wave[] = [];
  /** After all others: the hosts of lists that are tokens. */
  #last: Wave | undefined;
  /** The wave of each host that is named. */
  readonly #named = new Map<string, Wave>();
  readonly #missing = new Map<string, string>();
  #isRestBegun = false;

  public constructor(scope: Construct, rollout: Rollout) {
    super(scope, ROLLOUT);
    this.#rollout = rollout;
    const { canaries, waves = [], waveSize, timeout } = rollout;
    const path = scope.node.path;
    if (canaries === undefined && waves.length === 0 && waveSize === undefined) throw errors.emptyRollout(path);
    validateWholeNumber(path, "rollout.waveSize", waveSize, [1]);
    if (Token.isUnresolved(waveSize)) throw errors.wavesUnknown(path, "rollout.waveSize");
    const problem =
      timeout === undefined || knownAtSynth(timeout) === undefined ? undefined : healthGateTimeoutProblem(timeout);
    if (problem !== undefined) throw errors.invalidValue(path, "rollout.timeout", problem);
    if (canaries !== undefined) this.#name(canaries, CANARIES, "rollout.canaries");
    for (const [index, hosts] of waves.entries()) {
      this.#name(hosts, `wave-${index + 1}`, `rollout.waves[${index}]`);
    }
    this.node.addValidation({
      validate: () => [...this.#missing].map(([host, place]) => errors.notAHostOfAnyWave(place, host)),
    });
  }

  /** The gates that wait for the hosts, in the order of the waves. */
  public get healthGates(): HealthGate[] {
    return [...this.#waves, ...(this.#last === undefined ? [] : [this.#last])].flatMap(({ gates }) => gates);
  }

  get #newest(): Wave | undefined {
    return this.#waves[this.#waves.length - 1];
  }

  /** Puts a host into its wave. */
  public add(hosts: LicensedHosts): void {
    const key = hostKey(hosts.host);
    this.#missing.delete(key);
    (this.#named.get(key) ?? this.#rest(hosts)).add(hosts);
  }

  #name(hosts: string[], id: string, place: string): void {
    const path = this.node.scope?.node.path ?? "";
    if (Token.isUnresolved(hosts)) throw errors.wavesUnknown(path, place);
    if (hosts.length === 0) throw errors.emptyWave(path, place);
    const wave = this.#begin(id);
    for (const [index, host] of hosts.entries()) {
      validateHost(`${path}: ${place}[${index}]`, host);
      const key = hostKey(host);
      if (this.#named.has(key)) throw errors.inTwoWaves(path, host);
      this.#named.set(key, wave);
      this.#missing.set(key, `${place}[${index}]`);
    }
  }

  /** The wave for hosts that none names. */
  #rest({ forEach }: LicensedHosts): Wave {
    if (forEach !== undefined) return this.#last ?? this.#addLast();
    const { waveSize = Number.POSITIVE_INFINITY } = this.#rollout;
    const begun = this.#isRestBegun ? this.#newest : undefined;
    if (begun !== undefined && begun.size < waveSize) return begun;
    this.#isRestBegun = true;
    return this.#begin(`wave-${this.#waves.filter(({ id }) => id !== CANARIES).length + 1}`);
  }

  /** How many hosts a list that is a token has is not known, so that they have a wave of their own. */
  #addLast(): Wave {
    const last = this.#newWave("last");
    this.#last = last;
    return last;
  }

  #begin(id: string): Wave {
    const wave = this.#newWave(id);
    this.#waves.push(wave);
    this.#last?.follow(wave);
    return wave;
  }

  #newWave(id: string): Wave {
    const wave = new Wave(this, id, this.#rollout.timeout);
    if (this.#newest !== undefined) wave.follow(this.#newest);
    return wave;
  }
}
