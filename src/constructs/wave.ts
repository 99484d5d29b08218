import type { Construct } from "constructs";
import { Fn, forExpression, Lazy, type TerraformProvider, Token } from "./cdk";
import { HealthGate } from "./l1/health-gate";
import type { LicensedHosts } from "./licensing-diagnosis";

interface Gate {
  readonly gate: HealthGate;
  readonly hosts: LicensedHosts[];
  /** Addresses of the configurations that are to be applied before. */
  readonly waitsFor: string[];
}

/**
 * The hosts of one wave, which are changed after the wave before is healthy, and the gates that wait for them: one, or one
 * for each provider that reaches some of them. The gates grow with the hosts until the synth.
 */
export class Wave {
  readonly id: string;
  readonly #scope: Construct;
  readonly #timeout: string | undefined;
  readonly #members: LicensedHosts[] = [];
  readonly #gates = new Map<TerraformProvider | undefined, Gate>();
  /** Addresses of the gates of the wave before, in the very list that the hosts of this one depend on. */
  readonly #gatesBefore: string[] = [];
  #before: Wave | undefined;
  #after: Wave | undefined;

  constructor(scope: Construct, id: string, timeout: string | undefined) {
    this.id = id;
    this.#scope = scope;
    this.#timeout = timeout;
  }

  get gates(): HealthGate[] {
    return [...this.#gates.values()].map(({ gate }) => gate);
  }

  /** How many hosts are in it; those of a list that is a token count as one. */
  get size(): number {
    return this.#members.length;
  }

  /** Lets it start after `before`, and after no other wave. */
  follow(before: Wave): void {
    before.#after = this;
    this.#before = before;
    this.#gatesBefore.splice(0, Number.POSITIVE_INFINITY, ...before.gates.map(addressOf));
    for (const member of this.#members) this.#holdBack(member);
  }

  add(member: LicensedHosts): void {
    const { configuration, settings } = member;
    this.#members.push(member);
    const { gate, hosts, waitsFor } = this.#gates.get(settings.provider) ?? this.#newGate(settings.provider);
    hosts.push(member);
    waitsFor.push(addressOf(configuration));
    // Such a list may turn out to be empty, and a gate has at least one host.
    if (member.forEach !== undefined) gate.addOverride("count", Lazy.anyValue({ produce: () => countOf(hosts) }));
    if (this.#before !== undefined) this.#holdBack(member);
  }

  /** By an override, which the CDK joins with the dependencies that a user sets: those must not open the gate. */
  #holdBack({ configuration }: LicensedHosts): void {
    configuration.addOverride("depends_on", this.#gatesBefore);
  }

  #newGate(provider: TerraformProvider | undefined): Gate {
    const id = this.#gates.size === 0 ? this.id : `${this.id}-${this.#gates.size + 1}`;
    const hosts: LicensedHosts[] = [];
    const waitsFor: string[] = [];
    const gate = new HealthGate(this.#scope, id, {
      hosts: Token.asList(Lazy.anyValue({ produce: () => hostsOf(hosts) })),
      triggers: Token.asStringMap(Lazy.anyValue({ produce: () => triggersOf(hosts) })),
      licenseServers: Token.asStringMap(Lazy.anyValue({ produce: () => licenseServersOf(hosts) })),
      timeout: this.#timeout,
      provider,
    });
    gate.addOverride("depends_on", waitsFor);
    const made = { gate, hosts, waitsFor };
    this.#gates.set(provider, made);
    if (this.#after !== undefined) this.#after.#gatesBefore.push(addressOf(gate));
    return made;
  }
}

/** Found at synth, because a resource can be given another name until then. */
function addressOf(resource: Pick<HealthGate, "terraformResourceType" | "friendlyUniqueId">): string {
  return Lazy.stringValue({
    produce: () => `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
  });
}

function hostsOf(members: readonly LicensedHosts[]): unknown {
  const single = members.filter(({ forEach }) => forEach === undefined).map(({ host }) => host);
  const lists = members.filter(({ forEach }) => forEach !== undefined);
  if (lists.length === 0) return single;
  return Fn.concat([
    single,
    ...lists.map(({ configuration }) => forExpression(configuration.fqn, "val.host") as never),
  ]);
}

function countOf(members: readonly LicensedHosts[]): string {
  const isEmpty = members.map(({ configuration }) => `length(${configuration.fqn}) == 0`);
  return `\${${isEmpty.join(" && ")} ? 0 : 1}`;
}

/**
 * The settings that decide whether a host is healthy, as they are at synth: one text where all hosts have the same, else
 * one for the hosts that have it.
 */
function triggersOf(members: readonly LicensedHosts[]): Record<string, string> {
  const byText = new Map<string, string[]>();
  for (const { id, configuration } of members) {
    const { modeInput, licenseServersInput, scopeInput = "local" } = configuration;
    const servers = Token.isUnresolved(licenseServersInput)
      ? Fn.join(", ", licenseServersInput ?? [])
      : licenseServersInput?.join(", ");
    const text = `${modeInput}, ${scopeInput}: ${servers}`;
    // A host may have settings of its own and in its policy.
    const name = scopeInput === "local" ? id : `${id}/${scopeInput}`;
    byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  const [only, ...others] = byText.keys();
  if (only !== undefined && others.length === 0) return { settings: only };
  return Object.fromEntries([...byText].map(([text, names]) => [names.join(", "), text]));
}

function licenseServersOf(members: readonly LicensedHosts[]): Record<string, string> | undefined {
  const all = Object.assign({}, ...members.map(({ settings }) => settings.licenseServerPool?.winrmAddresses ?? {}));
  return Object.keys(all).length === 0 ? undefined : all;
}
