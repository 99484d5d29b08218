/** The arguments of one reg command, taken apart. */
export interface RegArguments {
  readonly key: string;
  /** Switches as given, lower-cased with the slash, with their value when they take one. */
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Takes arguments apart. `switches` says of each switch whether a value follows.
 * Undefined when one is unknown, doubled or lacks its value, or the key is missing.
 */
export function parseRegArguments(
  args: readonly string[],
  switches: Readonly<Record<string, "flag" | "value">>,
): RegArguments | undefined {
  const [key, ...rest] = args;
  if (key === undefined || key.startsWith("/")) return undefined;
  const options = new Map<string, string>();
  while (rest.length > 0) {
    const name = rest.shift()?.toLowerCase() ?? "";
    const kind = Object.hasOwn(switches, name) ? switches[name] : undefined;
    const value = kind === "value" ? rest.shift() : "";
    if (kind === undefined || value === undefined || options.has(name)) return undefined;
    options.set(name, value);
  }
  return { key: key.replace(/\\$/, ""), options };
}

/** The value that /v or /ve names; undefined when neither is there. */
export function valueName({ options }: RegArguments): string | undefined {
  return options.has("/ve") ? "" : options.get("/v");
}
