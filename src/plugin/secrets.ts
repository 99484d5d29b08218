import type { Schema } from "./schema";
import { isObjectValue, type Value } from "./value";

const MASK = "(sensitive)";
/** Shorter strings are not secrets, and masking them would only make messages unreadable. */
const MIN_LENGTH = 3;
/** A line this long of a longer secret, such as PEM text, is a secret by itself. */
const MIN_LINE_LENGTH = 16;

/** Whether an attribute of a schema, or one inside it, is sensitive. */
export function holdsSecrets(schema: Schema): boolean {
  return Object.values(schema).some(
    ({ sensitive, type }) => sensitive || (type.kind === "nested" && holdsSecrets(type.attributes)),
  );
}

/** The strings that must not appear in logs and diagnostics. */
export class Secrets {
  readonly #texts = new Set<string>();
  readonly #all: Secrets | undefined;
  #longestFirst: readonly string[] = [];

  /** @param all where each secret is added too: the secrets of the whole process */
  constructor(all?: Secrets) {
    this.#all = all;
  }

  add(secret: string): void {
    this.#all?.add(secret);
    const lines = secret.split(/\r?\n/).filter((line) => line.length >= MIN_LINE_LENGTH && !line.startsWith("-----"));
    for (const text of [secret, secret.trim(), ...lines]) {
      if (text.length >= MIN_LENGTH) this.#texts.add(text);
    }
    this.#longestFirst = [...this.#texts].sort((left, right) => right.length - left.length);
  }

  /** Registers every string below a sensitive attribute. */
  addSensitive(schema: Schema, value: Value | undefined): void {
    if (!isObjectValue(value)) return;
    for (const [name, { sensitive, type }] of Object.entries(schema)) {
      const inner = value[name];
      if (sensitive) this.#addAll(inner);
      else if (type.kind === "nested") {
        for (const item of nestedObjects(inner, type.nesting)) this.addSensitive(type.attributes, item);
      }
    }
  }

  mask(text: string): string {
    return this.#longestFirst.reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
  }

  #addAll(value: Value | undefined): void {
    if (typeof value === "string") this.add(value);
    else if (Array.isArray(value)) for (const item of value) this.#addAll(item);
    else if (isObjectValue(value)) for (const item of Object.values(value)) this.#addAll(item);
  }
}

function nestedObjects(value: Value | undefined, nesting: "single" | "list" | "set" | "map"): readonly Value[] {
  if (nesting === "single") return value === undefined ? [] : [value];
  if (Array.isArray(value)) return value;
  return isObjectValue(value) ? Object.values(value) : [];
}
