import { parseGoDuration } from "../durations";
import { AUTH_SCHEMES, CHANNELS } from "./connection-settings";
import { certificateProblem, privateKeyProblem } from "./pem";

export type SettingValue = string | number | boolean;

/** What is known of a setting before anybody sets it. */
interface Setting {
  readonly kind: "text" | "integer" | "boolean";
  /** What is wrong with a value, and what is accepted; undefined for one that is right. */
  readonly problem?: (value: never) => string | undefined;
}

/** Every setting of a connection, by the name of the provider's attribute. */
export const SETTINGS = {
  username: { kind: "text", problem: nameProblem },
  password: { kind: "text" },
  auth: { kind: "text", problem: oneOf(AUTH_SCHEMES) },
  https: { kind: "boolean" },
  port: { kind: "integer", problem: portProblem },
  path: { kind: "text", problem: pathProblem },
  ca_certificate: { kind: "text", problem: certificateProblem },
  client_certificate: { kind: "text", problem: certificateProblem },
  client_key: { kind: "text", problem: privateKeyProblem },
  tls_server_name: { kind: "text", problem: nameProblem },
  insecure: { kind: "boolean" },
  allow_unencrypted: { kind: "boolean" },
  timeout: { kind: "text", problem: timeoutProblem },
  max_retries: { kind: "integer", problem: retriesProblem },
  channel: { kind: "text", problem: oneOf(CHANNELS) },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

/** Settings by name, as far as they are given. */
export type SettingValues = Readonly<Partial<Record<SettingName, SettingValue>>>;

/** Why a value cannot be taken. */
export interface InvalidValue {
  readonly problem: string;
}

/** A value that is right for the setting, or why it is not. */
export function checkedValue(name: SettingName, value: SettingValue): SettingValue | InvalidValue {
  const { problem }: Setting = SETTINGS[name];
  const found = problem?.(value as never);
  return found === undefined ? value : { problem: found };
}

/** A text as a value of the setting's own type, or why it is none. */
export function parsedValue(name: SettingName, text: string): SettingValue | InvalidValue {
  const { kind } = SETTINGS[name];
  if (kind === "boolean") {
    const value = { true: true, "1": true, false: false, "0": false }[text.toLowerCase()];
    return value ?? { problem: 'Use "true" or "false".' };
  }
  if (kind === "text") return checkedValue(name, text);
  return /^\d{1,15}$/.test(text) ? checkedValue(name, Number(text)) : { problem: "Use a whole number." };
}

/** A check for a value that is one of a few words. */
export function oneOf(words: readonly string[]): (value: string) => string | undefined {
  const quoted = words.map((word) => `"${word}"`);
  const last = quoted.pop();
  const choice = quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`;
  return (value) => (words.includes(value) ? undefined : `Use ${choice}.`);
}

function nameProblem(name: string): string | undefined {
  if (name.trim() === "") return "The value is empty; leave it out instead.";
  return /\p{Cc}/u.test(name) ? "The value contains a control character." : undefined;
}

function portProblem(port: number): string | undefined {
  return port >= 1 && port <= 65535 ? undefined : "A port is a whole number from 1 to 65535.";
}

function pathProblem(path: string): string | undefined {
  return /^\/?[\w.~/-]+$/.test(path) ? undefined : 'Use a URL path without scheme, host or query, such as "wsman".';
}

function timeoutProblem(text: string): string | undefined {
  const milliseconds = parseGoDuration(text);
  if (milliseconds !== undefined && milliseconds >= 1000 && milliseconds <= 3_600_000) return undefined;
  return 'Use a duration from 1s to 1h in Go syntax: a number and a unit, such as "30s" or "1m30s".';
}

function retriesProblem(count: number): string | undefined {
  return count >= 0 && count <= 10 ? undefined : "Use a whole number from 0 to 10.";
}
