import { SimulatorError } from "../errors";
import type { Registry } from "../registry/registry";
import type { Program, ProgramResult } from "../shell/program";
import { regAdd } from "./reg-add";
import { regDelete } from "./reg-delete";
import { invalidSyntax, notFound } from "./reg-messages";
import { regQuery } from "./reg-query";

const COMMANDS: Readonly<Record<string, (registry: Registry, args: readonly string[]) => ProgramResult>> = {
  query: regQuery,
  add: regAdd,
  delete: regDelete,
};

/** Windows' `reg` with `query`, `add` and `delete`, on the registry of a simulated host; texts as in English Windows. */
export function regProgram(registry: Registry): Program {
  return ([command = "", ...args]) => {
    const name = command.toLowerCase();
    const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (run === undefined) return invalidSyntax();
    try {
      return run(registry, args);
    } catch (cause) {
      // The path names no hive or has an empty part.
      if (cause instanceof SimulatorError && cause.code === "invalid_registry_data") return notFound();
      throw cause;
    }
  };
}
