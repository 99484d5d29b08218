import { quoted } from "../../harmless-text";
import { HostError } from "../errors/host-error";
import type { RegistryValue } from "../registry/registry-value";

/** Ends an entry of a REG_MULTI_SZ in what `reg` takes and prints: a backslash and a zero. */
export const MULTI_STRING_SEPARATOR = "\\0";

/**
 * What neither cmd nor the C runtime gives a meaning to within quotes, and what every code page has: printable ASCII
 * without the characters cmd acts on. A leading slash or hyphen would be a switch, a last backslash would escape the
 * quote.
 */
const SAFE = /^(?![/-])[ -~]*(?<!\\)$/;
const ACTIVE = /[%"&|<>^!]/;

/**
 * Writes the command lines of `reg` for one host. Every method throws `invalid_argument` rather than quote what is not safe.
 */
export class RegCommands {
  readonly #host: string;

  constructor(host: string) {
    this.#host = host;
  }

  query(key: string): string {
    return `reg query ${this.#key(key)}`;
  }

  createKey(key: string): string {
    return `reg add ${this.#key(key)} /f`;
  }

  write(key: string, name: string, value: RegistryValue): string {
    return `reg add ${this.#key(key)} ${this.#name(name)} /t ${value.type} /d ${this.#data(value)} /f`;
  }

  deleteValue(key: string, name: string): string {
    return `reg delete ${this.#key(key)} ${this.#name(name)} /f`;
  }

  deleteKey(key: string): string {
    return `reg delete ${this.#key(key)} /f`;
  }

  #key(key: string): string {
    return this.#quoted("key", key === "" ? "HKLM" : `HKLM\\${key}`);
  }

  #name(name: string): string {
    return name === "" ? "/ve" : `/v ${this.#quoted("name", name)}`;
  }

  #data(value: RegistryValue): string {
    if (value.type === "REG_MULTI_SZ") return this.#quoted("data", this.#entries(value.data));
    if (value.type === "REG_BINARY") return this.#quoted("data", Buffer.from(value.data).toString("hex"));
    return this.#quoted("data", String(value.data));
  }

  #entries(entries: readonly string[]): string {
    const isAmbiguous = entries.some((entry) => entry === "" || entry.includes("\\"));
    if (isAmbiguous) throw this.#refused("data", entries.join(", "));
    return entries.join(MULTI_STRING_SEPARATOR);
  }

  #quoted(what: string, text: string): string {
    if (!SAFE.test(text) || ACTIVE.test(text)) throw this.#refused(what, text);
    return `"${text}"`;
  }

  #refused(what: string, text: string): HostError {
    return new HostError({
      code: "invalid_argument",
      summary: "A value cannot be sent through a remote shell",
      detail: `The ${what} ${quoted(text)} contains something that a Windows command line would change (a character beyond ASCII, a control character, one of % " & | < > ^ !, a slash or hyphen at the beginning or a backslash at the end), so nothing was sent. Use the cim channel, which carries every value.`,
      host: this.#host,
    });
  }
}
