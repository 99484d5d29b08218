import { InvalidArgumentError } from "commander";

/*
 * Parsers of the values of options. Their errors go to commander, which names the option.
 */

/** A port from 1 to 65535. */
export function parsePort(text: string): number {
  const port = parseCount(text);
  if (port >= 1 && port <= 65535) return port;
  throw new InvalidArgumentError("It must be a number from 1 to 65535.");
}

/** A whole number, 0 or more. */
export function parseCount(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number, 0 or more.");
}

/** A value, added to those that were given before. */
export function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
