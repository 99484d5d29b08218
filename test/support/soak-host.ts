import type { SimulatedFarm, SimulatedHost } from "../../src/simulator";
import { CimRegistry } from "../../src/windows/registry/cim-registry";
import { WsmanClient } from "../../src/wsman";
import type { SeededRandom } from "./seeded-random";
import { pickFault, type SoakFault } from "./soak-faults";

const KEY = "SOFTWARE\\Soak";
const NAME = "Value";

/** How the hosts are reached, in turn. */
const WAYS = [
  { https: false, scheme: "ntlm" },
  { https: false, scheme: "ntlm" },
  { https: false, scheme: "basic" },
  { https: true, scheme: "ntlm" },
] as const;

/** One simulated host under load: what its value must be is known after every operation, whatever happens on the way. */
export class SoakHost {
  /** Operations by how they ended. */
  readonly outcomes = new Map<string, number>();
  private client: WsmanClient;
  private expected = 0;
  private isSealed = false;

  constructor(
    private readonly farm: SimulatedFarm,
    private readonly host: SimulatedHost,
    private readonly random: SeededRandom,
  ) {
    host.registry.setValue(`HKLM\\${KEY}`, NAME, { type: "REG_DWORD", data: 0 });
    host.onOperation(() => this.arrived());
    this.client = this.open();
  }

  /** Called when the host is asked something. */
  private arrived: () => void = () => undefined;

  /** Reads or writes, with a fault in every fourth case. Rejects when something else came of it than had to. */
  async operate(): Promise<void> {
    const writes = this.random.below(2) === 0;
    const fault = this.random.below(4) === 0 ? pickFault(this.random) : undefined;
    const next = this.random.below(4_294_967_296);
    if (fault !== undefined) {
      const { name, times } = fault;
      this.host.fault({ name, times, ms: 5, operation: writes ? "SetDWORDValue" : "GetDWORDValue" });
    }
    const giveUp = new AbortController();
    // What is given up before it arrives may yet arrive, and be carried out.
    this.arrived = () => fault?.isCanceled && giveUp.abort();
    const { signal } = giveUp;
    const outcome = await this.outcomeOf(writes ? this.write(next, signal) : this.read(signal));
    this.host.clearFaults();
    if (writes && (fault === undefined || fault.isPerformed)) this.expected = next;
    this.check(outcome, fault, writes);
  }

  close(): Promise<void> {
    return this.client.close();
  }

  /** What was read, `written`, or the code of the error. */
  private async outcomeOf(operation: Promise<number | string | undefined>): Promise<number | string | undefined> {
    try {
      return await operation;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "HostError") throw error;
      return (error as Error & { readonly code: string }).code;
    }
  }

  private check(outcome: number | string | undefined, fault: SoakFault | undefined, writes: boolean): void {
    const isBroken = this.isSealed && outcome !== undefined && outcome === fault?.sealedError;
    const right = isBroken ? outcome : (fault?.error ?? (writes ? "written" : this.expected));
    const label = fault === undefined ? "right value" : `${fault.name}: ${fault.error ?? "right value"}`;
    const held = this.host.registry.getValue(`HKLM\\${KEY}`, NAME)?.data;
    if (outcome !== right || held !== this.expected) {
      const what = JSON.stringify({
        host: this.host.name,
        fault,
        writes,
        outcome,
        right,
        held,
        expected: this.expected,
      });
      throw new Error(`something else came of it than had to: ${what}`);
    }
    this.outcomes.set(label, (this.outcomes.get(label) ?? 0) + 1);
    // A credential that was rejected is never sent again by the same client.
    if (outcome === "unauthorized") {
      void this.client.close();
      this.client = this.open();
    }
  }

  private read(signal: AbortSignal): Promise<number | undefined> {
    return this.registry(signal).readValue(KEY, NAME, "REG_DWORD");
  }

  private async write(data: number, signal: AbortSignal): Promise<string> {
    await this.registry(signal).writeValue(KEY, NAME, { type: "REG_DWORD", data });
    return "written";
  }

  private registry(signal: AbortSignal): CimRegistry {
    return new CimRegistry(this.client, { host: this.host.name, signal });
  }

  private open(): WsmanClient {
    const { https, scheme } = this.random.pick(WAYS);
    const { username, password } = this.farm.credentials;
    this.isSealed = !https && scheme === "ntlm";
    return new WsmanClient({
      host: "localhost",
      port: https ? this.host.httpsPort : this.host.httpPort,
      https,
      auth: { scheme, username, password },
      tls: { ca: this.farm.caCertificate },
      allowUnencrypted: true,
      timeoutMs: 60_000,
    });
  }
}
