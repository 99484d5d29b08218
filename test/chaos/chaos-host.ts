import { isDeepStrictEqual } from "node:util";
import { type LicensingConfiguration, modeFromNumber } from "../../src/licensing";
import type { Value } from "../../src/plugin";
import type { ObjectValue } from "../../src/plugin/value";
import type { RegistryValue, SimulatedHost } from "../../src/simulator";
import { LOCAL_PLACES, POLICY_PLACES } from "../../src/windows/settings/places";
import type { SeededRandom } from "../support/seeded-random";
import { type Kept, wholeConfiguration } from "./provider-calls";

/** What is stored at one place. An empty list is to Windows as no value. */
interface Stored {
  readonly hasKey: boolean;
  readonly value?: RegistryValue;
}

/** Everything a host's registry holds of licensing in one scope, types included. */
export interface Held {
  readonly mode: Stored;
  readonly licenseServers: Stored;
}

const MODES: readonly (RegistryValue | undefined)[] = [
  undefined,
  undefined,
  ...[2, 4, 5, 6, 9].map((data) => ({ type: "REG_DWORD", data }) as const),
  { type: "REG_SZ", data: "4" },
  { type: "REG_QWORD", data: 2n },
  { type: "REG_MULTI_SZ", data: ["2", "4"] },
  { type: "REG_BINARY", data: Uint8Array.of(4, 0, 0, 0) },
];
const LISTS: readonly (RegistryValue | undefined)[] = [
  undefined,
  undefined,
  { type: "REG_MULTI_SZ", data: ["old1"] },
  { type: "REG_MULTI_SZ", data: ["old1.contoso.com", "OLD2", "10.0.0.7"] },
  { type: "REG_MULTI_SZ", data: [] },
  { type: "REG_SZ", data: "old1,old2" },
  { type: "REG_SZ", data: "old1, old2," },
  { type: "REG_EXPAND_SZ", data: "old3" },
  { type: "REG_BINARY", data: Uint8Array.of(0, 255) },
  { type: "REG_DWORD", data: 7 },
];
const SERVERS = ["lic1", "LIC1", "lic2.contoso.com", "10.0.0.9", "lic3"];

/** One simulated session host, and what Terraform keeps of the resource that manages it. */
export class ChaosHost {
  kept: Kept | undefined;
  /** What was there before the resource that is kept. */
  original: Held | undefined;
  /** What the last change that succeeded left. */
  left: Held | undefined;
  /** The configuration of the resource. */
  config: ObjectValue;
  private listener: (() => void) | undefined;

  constructor(
    readonly host: SimulatedHost,
    private readonly scope: "local" | "policy",
    random: SeededRandom,
  ) {
    this.config = this.declare(random);
    host.registry.onChange(() => this.listener?.());
  }

  /** What it holds now. */
  held(): Held {
    const { mode, licenseServers } = this.places;
    return { mode: this.stored(mode), licenseServers: this.stored(licenseServers) };
  }

  /** What Windows takes that for. */
  configuration(): LicensingConfiguration {
    const { settings } = this.host;
    if (this.scope === "policy") {
      return { mode: modeFromNumber(settings.policyMode), licenseServers: settings.policyServers ?? [] };
    }
    return { mode: modeFromNumber(settings.ownMode), licenseServers: settings.ownServers };
  }

  /** What Windows uses: null where the role is not active. */
  effective(): LicensingConfiguration | null {
    const { settings, windows } = this.host;
    if (!windows.roleActive) return null;
    return { mode: modeFromNumber(settings.mode), licenseServers: settings.servers };
  }

  /** Declares something new. */
  declare(random: SeededRandom): ObjectValue {
    const first = random.below(SERVERS.length);
    const names = Array.from({ length: 1 + random.below(3) }, (_, index) => SERVERS[(first + index) % SERVERS.length]);
    const isSettable =
      this.scope === "local" && this.host.windows.roleActive && this.host.settings.policyMode === undefined;
    this.config = wholeConfiguration({
      host: `127.0.0.1:${this.host.httpPort}`,
      mode: random.pick(["per_device", "per_user"]),
      license_servers: [...new Map(names.map((name) => [String(name).toLowerCase(), name])).values()] as Value[],
      scope: this.scope,
      write_method: random.pick(isSettable ? ["auto", "wmi", "registry"] : ["auto", "registry"]),
      on_destroy: random.pick(["restore", "restore", "restore", "restore", "restore", "restore", "clear", "keep"]),
    });
    return this.config;
  }

  /** Makes it a host that nobody manages, with whatever was there before. */
  furnish(random: SeededRandom): void {
    const { registry } = this.host;
    for (const { key, name } of Object.values(this.places)) {
      registry.deleteValue(`HKLM\\${key}`, name);
      if (random.below(4) === 0) registry.deleteKey(`HKLM\\${key}`);
    }
    this.store("mode", random.pick(MODES));
    this.store("licenseServers", random.pick(LISTS));
  }

  /** Changes something behind Terraform's back. */
  meddle(random: SeededRandom): void {
    const setting = random.pick(["mode", "licenseServers"] as const);
    const { key, name } = this.places[setting];
    const value = random.pick<RegistryValue | undefined>(setting === "mode" ? MODES : LISTS);
    if (value === undefined) this.host.registry.deleteValue(`HKLM\\${key}`, name);
    else this.store(setting, value);
  }

  /** Calls `listener` after each change of its registry, until what is returned is called. */
  watch(listener: () => void): () => void {
    this.listener = listener;
    return () => {
      this.listener = undefined;
    };
  }

  private get places() {
    return this.scope === "local" ? LOCAL_PLACES : POLICY_PLACES;
  }

  private store(setting: keyof Held, value: RegistryValue | undefined): void {
    const { key, name } = this.places[setting];
    if (value !== undefined) this.host.registry.setValue(`HKLM\\${key}`, name, value);
  }

  private stored({ key, name }: { readonly key: string; readonly name: string }): Stored {
    const { registry } = this.host;
    const value = registry.getValue(`HKLM\\${key}`, name);
    const isEmpty = value?.type === "REG_MULTI_SZ" && value.data.every((one) => one.trim() === "");
    return { hasKey: registry.findKey(`HKLM\\${key}`) !== undefined, value: isEmpty ? undefined : value };
  }
}

/** Whether two registries hold the same values, types included, and, where it counts, the same keys. */
export function isSameHeld(one: Held, other: Held, doKeysCount: boolean): boolean {
  const values = ({ mode, licenseServers }: Held) => [mode.value, licenseServers.value];
  // Windows ignores letter case, and what is the same to it is not written again.
  if (doKeysCount) return isDeepStrictEqual(folded(one), folded(other));
  return isDeepStrictEqual(folded(values(one)), folded(values(other)));
}

/** The same with lists in one text as Windows reads them, without regard to blanks and empty names. */
export function isSameToWindows(one: Held, other: Held, doKeysCount: boolean): boolean {
  return isSameHeld(withNamesOnly(one), withNamesOnly(other), doKeysCount);
}

function withNamesOnly({ mode, licenseServers }: Held): Held {
  const { value } = licenseServers;
  if (value?.type !== "REG_SZ") return { mode, licenseServers };
  const names = value.data.split(",").map((name) => name.trim());
  const data = names.filter((name) => name !== "").join(",");
  return { mode, licenseServers: { ...licenseServers, value: { type: "REG_SZ", data } } };
}

function folded(value: unknown): unknown {
  if (typeof value === "string") return value.toLowerCase();
  if (Array.isArray(value)) return value.map(folded);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, folded(member)]));
}
