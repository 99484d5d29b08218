import type { Registry } from "../../src/windows/registry/registry";
import type {
  FoundRegistryType,
  RegistryData,
  RegistryType,
  RegistryValue,
} from "../../src/windows/registry/registry-value";
import { hostError } from "../support/host-error";

type Stored = RegistryValue | { readonly type: FoundRegistryType; readonly data: null };

/** A registry in memory that keeps a log of what was asked of it and fails where told. */
export class MemoryRegistry implements Registry {
  readonly keys = new Map<string, Map<string, Stored>>();
  readonly calls: string[] = [];
  /** Called before every operation with its name, for example `writeValue LicensingMode`. */
  before: (call: string) => void = () => {};

  set(key: string, name: string, value: Stored): this {
    const values = this.keys.get(key) ?? new Map();
    this.keys.set(key, values.set(name, value));
    return this;
  }

  async valueTypes(key: string) {
    this.enter("valueTypes");
    const values = this.keys.get(key);
    return values && new Map([...values].map(([name, { type }]) => [name, type]));
  }

  async subkeyNames(key: string) {
    this.enter("subkeyNames");
    if (!this.keys.has(key)) return undefined;
    const below = [...this.keys.keys()].filter((path) => path.startsWith(`${key}\\`));
    return [...new Set(below.map((path) => path.slice(key.length + 1).split("\\")[0] ?? ""))];
  }

  async readValue<T extends RegistryType>(key: string, name: string, type: T): Promise<RegistryData[T] | undefined> {
    this.enter(`readValue ${name}`);
    const values = [...(this.keys.get(key) ?? [])];
    const [, stored] = values.find(([found]) => found.toLowerCase() === name.toLowerCase()) ?? [];
    if (stored === undefined) return undefined;
    if (stored.type !== type) throw hostError("wrong_type");
    return stored.data as RegistryData[T];
  }

  async writeValue(key: string, name: string, value: RegistryValue): Promise<void> {
    this.enter(`writeValue ${name}`);
    const values = this.keys.get(key);
    if (values === undefined) throw new Error("the key does not exist");
    values.set(name, value);
  }

  async createKey(key: string): Promise<void> {
    this.enter("createKey");
    if (!this.keys.has(key)) this.keys.set(key, new Map());
  }

  async deleteValue(key: string, name: string): Promise<void> {
    this.enter(`deleteValue ${name}`);
    this.keys.get(key)?.delete(name);
  }

  async deleteEmptyKey(key: string): Promise<void> {
    this.enter("deleteEmptyKey");
    const isAbove = [...this.keys.keys()].some((path) => path.startsWith(`${key}\\`));
    if (this.keys.get(key)?.size === 0 && !isAbove) this.keys.delete(key);
  }

  private enter(call: string): void {
    this.calls.push(call);
    this.before(call);
  }
}
