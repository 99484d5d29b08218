import {
  type FoundRegistryType,
  isRegistryType,
  type RegistryData,
  type RegistryType,
} from "../registry/registry-value";
import { MULTI_STRING_SEPARATOR } from "./reg-command";

/** What `reg query KEY` lists. */
export interface KeyListing {
  /** By name in lower case; the default value's name is "". */
  readonly values: ReadonlyMap<string, ListedValue>;
  /** Names of the subkeys, by their name in lower case. */
  readonly subkeys: ReadonlyMap<string, string>;
}

export interface ListedValue {
  readonly name: string;
  readonly type: FoundRegistryType;
  /** The data as printed. */
  readonly text: string;
}

/** Types `reg` has a name for and this client has not, by their number (winnt.h). */
const OTHER_TYPES: Readonly<Record<string, FoundRegistryType>> = {
  REG_NONE: "REG_0",
  REG_DWORD_BIG_ENDIAN: "REG_5",
  REG_LINK: "REG_6",
  REG_RESOURCE_LIST: "REG_8",
  REG_FULL_RESOURCE_DESCRIPTOR: "REG_9",
  REG_RESOURCE_REQUIREMENTS_LIST: "REG_10",
};
const VALUE_LINE = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;
/** How the default value is listed: the word differs with the language of Windows, the parentheses do not. */
const DEFAULT_NAME = /^\([^()]*\)$/;

/**
 * Reads what `reg query` printed of a key below HKEY_LOCAL_MACHINE, from the shape of the lines and from no word. Bytes
 * beyond ASCII become U+FFFD, because nothing says what they stand for. Undefined when a name is listed twice, as by a
 * value whose data imitates a line.
 */
export function parseListing(stdout: Buffer, key: string): KeyListing | undefined {
  const path = `HKEY_LOCAL_MACHINE${key === "" ? "" : `\\${key}`}\\`.toLowerCase();
  const values = new Map<string, ListedValue>();
  const subkeys = new Map<string, string>();
  for (const line of asciiText(stdout).split(/\r?\n/)) {
    const value = listedValue(line);
    const folded = (value?.name ?? line).toLowerCase();
    if (value === undefined) {
      if (folded.startsWith(path)) subkeys.set(folded.slice(path.length), line.slice(path.length));
      continue;
    }
    if (values.has(folded)) return undefined;
    values.set(folded, value);
  }
  return { values, subkeys };
}

function listedValue(line: string): ListedValue | undefined {
  const [, name, typeName, text = ""] = VALUE_LINE.exec(line) ?? [];
  if (name === undefined || typeName === undefined) return undefined;
  const type = OTHER_TYPES[typeName] ?? (typeName as FoundRegistryType);
  if (!isRegistryType(type) && !/^REG_\d+$/.test(type)) return undefined;
  return { name: DEFAULT_NAME.test(name) ? "" : name, type, text };
}

/** One line of what a command said, for messages. */
export function printedText(output: Buffer): string {
  return asciiText(output).replace(/\s+/g, " ").trim().slice(0, 300);
}

function asciiText(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[^\0-\x7f]/g, "\ufffd");
}

/** The data that is printed so; undefined when the text does not say it for certain. */
export function readPrinted<T extends RegistryType>(type: T, text: string): RegistryData[T] | undefined {
  return (READERS[type] as (text: string) => RegistryData[T] | undefined)(text);
}

const READERS: { readonly [T in RegistryType]: (text: string) => RegistryData[T] | undefined } = {
  REG_SZ: certain,
  REG_EXPAND_SZ: certain,
  REG_MULTI_SZ: (text) => {
    const entries = certain(text)?.split(MULTI_STRING_SEPARATOR);
    // Some versions of reg print the separator after the last entry too.
    while (entries?.at(-1) === "") entries.pop();
    return entries;
  },
  REG_DWORD: (text) => (/^0x[0-9a-f]{1,8}$/i.test(text) ? Number(text) : undefined),
  REG_QWORD: (text) => (/^0x[0-9a-f]{1,16}$/i.test(text) ? BigInt(text).toString() : undefined),
  REG_BINARY: (text) => (/^([0-9a-f]{2})*$/i.test(text) ? [...Buffer.from(text, "hex")] : undefined),
};

/** A question mark may stand for a character that the console's code page has not. */
function certain(text: string): string | undefined {
  return /[?\ufffd]/.test(text) ? undefined : text;
}
