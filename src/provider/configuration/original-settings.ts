import { escapeText, unescapeText } from "../../harmless-text";
import { type LicensingMode, modeFromNumber, numberFromMode } from "../../licensing";
import { type JsonValue, list, type Schema, string } from "../../plugin";
import type { RegistryType, RegistryValue, StoredSettings, StoredValue } from "../../windows";
import type { ConfigurationState } from "./configuration-schema";
import { privateDataOf } from "./private-data";

/**
 * The attributes of `original`: what a host held before it was managed, exactly enough to put it back. Text is escaped, so
 * that it does not steer who reads it and nothing of it is lost.
 */
export const ORIGINAL_ATTRIBUTES = {
  mode: string({
    computed: true,
    description:
      "The mode: a name as in `mode`, or the data as text, escaped as in JSON, if its type is not the one that Windows reads. `not_configured` if there was no value.",
  }),
  mode_type: string({
    computed: true,
    description:
      "The registry type of the mode: `REG_DWORD` is the one that Windows reads. `no_value` if there was no value, `no_key` if there was no key either.",
  }),
  license_servers: list("string", {
    computed: true,
    description:
      "The license servers, escaped as in JSON; the data as text, split at commas, if their type is not the usual one.",
  }),
  license_servers_type: string({
    computed: true,
    description:
      'The registry type of the list: `REG_MULTI_SZ` (`REG_SZ` with `scope = "policy"`) is the one that Windows reads. Also `no_value` or `no_key`.',
  }),
} satisfies Schema;

export type OriginalSettings = NonNullable<ConfigurationState["original"]>;

/** A snapshot as the attribute shows it. Every value is of a type that could be read: no other is ever replaced. */
export function originalOf({ mode, licenseServers }: StoredSettings): OriginalSettings {
  return {
    mode: mode.found === "value" ? modeText(mode.value) : "not_configured",
    mode_type: typeOf(mode),
    license_servers: licenseServers.found === "value" ? parts(licenseServers.value) : [],
    license_servers_type: typeOf(licenseServers),
  };
}

/** The snapshot that the attribute shows. */
export function storedSettingsOfOriginal(original: OriginalSettings): StoredSettings {
  const { mode, mode_type, license_servers, license_servers_type } = original;
  return {
    mode: stored(mode_type, (type) => modeValue(type, mode ?? "")),
    licenseServers: stored(license_servers_type, (type) => joined(type, license_servers ?? [])),
  };
}

function typeOf(value: StoredValue): string {
  if (value.found === "value") return value.value.type;
  return value.found === "unreadable" ? value.type : value.found;
}

function stored(type: string | null, read: (type: RegistryType) => RegistryValue): StoredValue {
  if (type === null || type === "no_value" || type === "no_key") return { found: type ?? "no_value" };
  return { found: "value", value: read(type as RegistryType) };
}

function modeText(value: RegistryValue): string {
  if (value.type === "REG_DWORD") return modeFromNumber(value.data);
  return escapeText(typeof value.data === "string" ? value.data : JSON.stringify(value.data));
}

function modeValue(type: RegistryType, text: string): RegistryValue {
  if (type === "REG_DWORD") return { type, data: numberFromMode(text as LicensingMode) };
  const isList = type === "REG_MULTI_SZ" || type === "REG_BINARY";
  return { type, data: isList ? JSON.parse(unescapeText(text)) : unescapeText(text) } as RegistryValue;
}

/** The data of a value as texts, of which {@link joined} makes the same data again. */
function parts({ data }: RegistryValue): readonly string[] {
  return (typeof data === "object" ? data.map(String) : String(data).split(",")).map(escapeText);
}

function joined(type: RegistryType, escaped: readonly string[]): RegistryValue {
  const texts = escaped.map(unescapeText);
  switch (type) {
    case "REG_MULTI_SZ":
      return { type, data: texts };
    case "REG_BINARY":
      return { type, data: texts.map(Number) };
    case "REG_DWORD":
      return { type, data: Number(texts[0]) };
    default:
      return { type, data: texts.join(",") };
  }
}

interface Recorded {
  readonly state: Pick<ConfigurationState, "original">;
  readonly privateState: JsonValue;
}

/**
 * What is recorded of a host before it was managed, null where nothing is. Version 0.1.0 kept it in private data, from
 * which a refresh takes it into the state.
 */
export function recordedOriginal({ state, privateState }: Recorded): ConfigurationState["original"] {
  const { original } = privateDataOf(privateState);
  return state.original ?? (original ? originalOf(original) : null);
}
