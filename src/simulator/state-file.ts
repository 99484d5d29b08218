import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { decodeText, parseJsonText, readFileBytes, renameOver, TextFileError } from "../text-files";
import { SimulatorError } from "./errors";
import type { Registry } from "./registry/registry";
import { parseRegistry, type RegistryContents, registryToJson } from "./registry/registry-json";

/** Far more than the registries of any simulated farm, in bytes. */
const MOST_BYTES = 256 * 1024 * 1024;

/** The registries of a farm's hosts, by host name, kept in one JSON file. */
export class StateFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * The registries of the last run by upper-cased host name, or undefined when there is no file yet.
   * @throws SimulatorError state_file when the file cannot be read, invalid_registry_data when it is damaged
   */
  read(): ReadonlyMap<string, RegistryContents> | undefined {
    const json = this.#json();
    if (json === undefined) return undefined;
    return new Map(
      this.#hostsIn(json).map(([name, registry]) => [
        name.toUpperCase(),
        parseRegistry(registry, `${this.#path}: hosts["${name}"]`),
      ]),
    );
  }

  /**
   * Writes the file anew, whole or not at all.
   * @throws SimulatorError state_file
   */
  write(hosts: readonly { readonly name: string; readonly registry: Registry }[]): void {
    const json = Object.fromEntries(hosts.map(({ name, registry }) => [name, registryToJson(registry)]));
    // Under Wine, a standalone program cannot write to a relative path.
    const temporary = resolve(`${this.#path}.${process.pid}.tmp`);
    try {
      writeFileSync(temporary, `${JSON.stringify({ version: 1, hosts: json }, undefined, 2)}\n`);
      renameOver(temporary, this.#path);
    } catch (cause) {
      throw this.#failure("write", cause);
    }
  }

  #json(): unknown {
    try {
      return parseJsonText(decodeText(readFileBytes(this.#path, MOST_BYTES), this.#path), this.#path);
    } catch (cause) {
      if (cause instanceof TextFileError && cause.code === "not_found") return undefined;
      throw this.#failure("read", cause);
    }
  }

  #hostsIn(json: unknown): readonly [string, unknown][] {
    if (typeof json === "object" && json !== null && "hosts" in json) return Object.entries(json.hosts ?? {});
    throw this.#failure("read", new Error("It has no `hosts`."));
  }

  #failure(action: "read" | "write", cause: unknown): SimulatorError {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new SimulatorError({
      code: "state_file",
      summary: `Cannot ${action} the state file ${this.#path}`,
      detail: `Correct or remove it. ${cause instanceof TextFileError ? `${cause.summary}.` : reason}`,
      path: this.#path,
    });
  }
}
