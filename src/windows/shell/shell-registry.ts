import { type StopSignal, WsmanError } from "../../wsman";
import { channelError, type HostError } from "../errors/host-error";
import type { Registry } from "../registry/registry";
import { REGISTRY_ERRORS, registryError } from "../registry/registry-error";
import type { FoundRegistryType, RegistryData, RegistryType, RegistryValue } from "../registry/registry-value";
import { RegCommands } from "./reg-command";
import { type KeyListing, parseListing, printedText, readPrinted } from "./reg-output";
import type { CommandResult, ShellSession } from "./shell-session";

/** What a failure is about: the operation in words, and the key. */
interface Attempt {
  readonly operation: string;
  readonly key: string;
}

/**
 * The registry over `reg` in a remote shell. `reg` exits with 1 whatever is wrong and explains in the language of
 * Windows, so that a key that is absent is told from one that is denied by asking for the keys above it.
 */
export class ShellRegistry implements Registry {
  readonly #session: Pick<ShellSession, "run">;
  readonly #options: { readonly host: string; readonly signal: StopSignal };
  readonly #commands: RegCommands;

  constructor(session: Pick<ShellSession, "run">, options: { readonly host: string; readonly signal: StopSignal }) {
    this.#session = session;
    this.#options = options;
    this.#commands = new RegCommands(options.host);
  }

  async valueTypes(key: string): Promise<ReadonlyMap<string, FoundRegistryType> | undefined> {
    const listing = await this.#list(key);
    return listing && new Map([...listing.values.values()].map(({ name, type }) => [name, type]));
  }

  async subkeyNames(key: string): Promise<readonly string[] | undefined> {
    const listing = await this.#list(key);
    return listing && [...listing.subkeys.values()];
  }

  async readValue<T extends RegistryType>(key: string, name: string, type: T): Promise<RegistryData[T] | undefined> {
    const attempt = { operation: `read ${name} as ${type}`, key };
    const value = (await this.#list(key))?.values.get(name.toLowerCase());
    if (value === undefined) return undefined;
    if (value.type !== type) throw this.#error({ code: "wrong_type", ...attempt });
    const data = readPrinted(type, value.text);
    if (data !== undefined) return data;
    const advice =
      "It may hold characters that the console's code page has not, and reg does not print for certain. Use the cim channel for this host.";
    throw this.#error({ code: "registry_failed", advice, ...attempt });
  }

  async writeValue(key: string, name: string, value: RegistryValue): Promise<void> {
    await this.#change(this.#commands.write(key, name, value), { operation: `write ${name}`, key });
  }

  async createKey(key: string): Promise<void> {
    await this.#change(this.#commands.createKey(key), { operation: "create the key", key });
  }

  async deleteValue(key: string, name: string): Promise<void> {
    const isThere = async () => (await this.#list(key))?.values.has(name.toLowerCase()) ?? false;
    if (!(await isThere())) return;
    const result = await this.#run(this.#commands.deleteValue(key, name));
    if (result.exitCode !== 0 && (await isThere())) throw this.#denied({ operation: `delete ${name}`, key }, result);
  }

  /** `reg delete` takes a key with everything below it, so that what appears after the listing would go too. */
  async deleteEmptyKey(key: string): Promise<void> {
    const isEmpty = async () => {
      const listing = await this.#list(key);
      return listing !== undefined && listing.values.size === 0 && listing.subkeys.size === 0;
    };
    if (!(await isEmpty())) return;
    const result = await this.#run(this.#commands.deleteKey(key));
    if (result.exitCode !== 0 && (await isEmpty())) throw this.#denied({ operation: "delete the key", key }, result);
  }

  /** What a key holds; undefined when it does not exist, that is when the nearest key that can be read lists no such key. */
  async #list(key: string): Promise<KeyListing | undefined> {
    const result = await this.#run(this.#commands.query(key));
    const attempt = { operation: "list the values", key };
    if (result.exitCode === 0) {
      const listing = parseListing(result.stdout, key);
      if (listing !== undefined) return listing;
      const advice = "A name is listed twice, so the output of reg is not reliable. Use the cim channel for this host.";
      throw this.#error({ code: "registry_failed", advice, ...attempt });
    }
    if (key === "") throw this.#denied(attempt, result);
    const above = key.lastIndexOf("\\");
    const parent = await this.#list(key.slice(0, Math.max(0, above)));
    if (parent?.subkeys.has(key.slice(above + 1).toLowerCase())) throw this.#denied(attempt, result);
    return undefined;
  }

  async #change(command: string, attempt: Attempt): Promise<void> {
    const result = await this.#run(command);
    if (result.exitCode !== 0) throw this.#denied(attempt, result);
  }

  async #run(command: string): Promise<CommandResult> {
    try {
      return await this.#session.run(command, this.#options.signal);
    } catch (error) {
      throw error instanceof WsmanError ? channelError(error, this.#options.host) : error;
    }
  }

  /** Nothing else is known to keep `reg` from doing what is asked of it here. */
  #denied(attempt: Attempt, { exitCode, stderr }: CommandResult): HostError {
    const { cause, remedy } = REGISTRY_ERRORS.registry_access_denied;
    const said = printedText(stderr);
    const answer = `reg exited with ${exitCode}${said === "" ? "" : ` and said "${said}"`}.`;
    return this.#error({ code: "registry_access_denied", advice: `${answer} ${cause} ${remedy}`, ...attempt });
  }

  #error(failure: Omit<Parameters<typeof registryError>[0], "host">): HostError {
    return registryError({ ...failure, host: this.#options.host });
  }
}
