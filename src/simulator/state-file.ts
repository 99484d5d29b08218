import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { SimulatorError } from "./errors";
import type { Registry } from "./registry/registry";
import { parseRegistry, type RegistryContents, registryToJson } from "./registry/registry-json";

/** The registries of a farm's hosts, by host name, kept in one JSON file. */
export class StateFile {
  constructor(private readonly path: string) {}

  /**
   * The registries of the last run by upper-cased host name, or undefined when there is no file yet.
   * @throws SimulatorError state_file when the file cannot be read, invalid_registry_data when it is damaged
   */
  read(): ReadonlyMap<string, RegistryContents> | undefined {
    let text: string;
    try {
      text = readFileSync(this.path, "utf8");
    } catch (cause) {
      if (isMissing(cause)) return undefined;
      throw this.failure("read", cause);
    }
    const hosts = this.hostsIn(text);
    return new Map(
      hosts.map(([name, json]) => [name.toUpperCase(), parseRegistry(json, `${this.path}: hosts["${name}"]`)]),
    );
  }

  /**
   * Writes the file anew, whole or not at all.
   * @throws SimulatorError state_file
   */
  write(hosts: readonly { readonly name: string; readonly registry: Registry }[]): void {
    const json = Object.fromEntries(hosts.map(({ name, registry }) => [name, registryToJson(registry)]));
    const temporary = `${this.path}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, `${JSON.stringify({ version: 1, hosts: json }, undefined, 2)}\n`);
      renameSync(temporary, this.path);
    } catch (cause) {
      throw this.failure("write", cause);
    }
  }

  private hostsIn(text: string): readonly [string, unknown][] {
    try {
      const json: unknown = JSON.parse(text);
      if (typeof json === "object" && json !== null && "hosts" in json) return Object.entries(json.hosts ?? {});
    } catch (cause) {
      throw this.failure("read", cause);
    }
    throw this.failure("read", new Error("it has no `hosts`"));
  }

  private failure(action: "read" | "write", cause: unknown): SimulatorError {
    return new SimulatorError({
      code: "state_file",
      summary: `Cannot ${action} the state file ${this.path}.`,
      detail: `Correct or remove it: ${cause instanceof Error ? cause.message : String(cause)}.`,
      path: this.path,
    });
  }
}

function isMissing(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === "ENOENT";
}
