import { SimulatorError } from "./errors";

const HOST_NAME = /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,62})*$/;

/**
 * Typed access to one JSON object of farm.json or of a control command; anything unexpected is a SimulatorError
 * invalid_input with the JSON path.
 */
export class JsonObject {
  readonly #members: Readonly<Record<string, unknown>>;
  readonly #path: string;

  private constructor(members: Readonly<Record<string, unknown>>, path: string) {
    this.#members = members;
    this.#path = path;
  }

  /** @throws SimulatorError when `json` is no object or has a member that is not known */
  static from(json: unknown, path: string, known: readonly string[]): JsonObject {
    const object = JsonObject.#ofAny(json, path);
    for (const member of object.names) {
      if (!known.includes(member)) throw object.invalid(member, `the members are ${known.join(", ")}`);
    }
    return object;
  }

  static #ofAny(json: unknown, path: string): JsonObject {
    if (typeof json !== "object" || json === null || Array.isArray(json)) {
      throw invalidFarm(path, "it is a JSON object");
    }
    return new JsonObject({ ...json }, path);
  }

  get names(): readonly string[] {
    return Object.keys(this.#members);
  }

  value(member: string): unknown {
    return this.#members[member];
  }

  array(member: string): readonly unknown[] {
    const value = this.#members[member];
    if (Array.isArray(value)) return value;
    throw this.invalid(member, "it is an array");
  }

  /** An object whose members can have any name. */
  object(member: string): JsonObject | undefined {
    const value = this.#members[member];
    return value === undefined ? undefined : JsonObject.#ofAny(value, `${this.#path}.${member}`);
  }

  /** An array of strings that are not empty. */
  strings(member: string): readonly string[] | undefined {
    if (this.#members[member] === undefined) return undefined;
    return this.array(member).map((item) => {
      if (typeof item === "string" && item.trim() !== "") return item;
      throw this.invalid(member, "it is an array of texts that are not empty");
    });
  }

  /** A string, empty or not. */
  text(member: string): string | undefined {
    const value = this.#members[member];
    if (value === undefined || typeof value === "string") return value;
    throw this.invalid(member, "it is a string");
  }

  /** A string that is not empty. */
  string(member: string): string | undefined {
    const value = this.text(member);
    if (value === "") throw this.invalid(member, "it is a string that is not empty");
    return value;
  }

  required(member: string): string {
    const value = this.string(member);
    if (value === undefined) throw this.invalid(member, "it is required");
    return value;
  }

  /** A computer or domain name. */
  name(member: string): string | undefined {
    const value = this.string(member);
    if (value === undefined || HOST_NAME.test(value)) return value;
    throw this.invalid(member, "a name has letters, digits, hyphens and dots");
  }

  boolean(member: string): boolean | undefined {
    const value = this.#members[member];
    if (value === undefined || typeof value === "boolean") return value;
    throw this.invalid(member, "it is true or false");
  }

  port(member: string): number | undefined {
    const value = this.#members[member];
    if (value === undefined) return undefined;
    if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 65535) return value;
    throw this.invalid(member, "a port is an integer from 0 (any free port) to 65535");
  }

  count(member: string): number | undefined {
    const value = this.#members[member];
    if (value === undefined) return undefined;
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
    throw this.invalid(member, "it is an integer of 0 or more");
  }

  invalid(member: string, expected: string): SimulatorError {
    return invalidFarm(`${this.#path}.${member}`, expected);
  }
}

function invalidFarm(path: string, expected: string): SimulatorError {
  return new SimulatorError({
    code: "invalid_input",
    summary: `The value of ${path} is not acceptable`,
    detail: `Correct it: ${expected}.`,
    path,
  });
}
