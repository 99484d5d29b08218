import type { Registry } from "../registry/registry";
import type { ProgramResult } from "../shell/program";
import { readData } from "./reg-data";
import { canceled, done, invalidNumber, invalidSyntax } from "./reg-messages";
import { parseRegArguments, valueName } from "./reg-options";

const SWITCHES = { "/v": "value", "/ve": "flag", "/t": "value", "/d": "value", "/f": "flag" } as const;

/** `reg add KEY [/v NAME | /ve] [/t TYPE] [/d DATA] [/f]`: a value, creating its key; without a name only the key. */
export function regAdd(registry: Registry, args: readonly string[]): ProgramResult {
  const parsed = parseRegArguments(args, SWITCHES);
  if (parsed === undefined) return invalidSyntax("ADD");
  const { key, options } = parsed;
  const name = valueName(parsed);
  if (name === undefined) {
    registry.createKey(key);
    return done();
  }
  const value = readData(options.get("/t") ?? "REG_SZ", options.get("/d") ?? "");
  if (value === undefined) return invalidSyntax("ADD");
  if (value === "invalid") return invalidNumber();
  if (registry.getValue(key, name) !== undefined && !options.has("/f")) {
    return canceled(`Value ${name} exists, overwrite`);
  }
  registry.setValue(key, name, value);
  return done();
}
