import { InvalidArgumentError } from "commander";

/** A port from 1 to 65535. Errors go to commander, which names the option. */
export function parsePort(text: string): number {
  const port = parseCount(text);
  if (port >= 1 && port <= 65535) return port;
  throw new InvalidArgumentError("A port is a number from 1 to 65535.");
}

/** An integer of 0 or more. Errors go to commander, which names the option. */
export function parseCount(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number of 0 or more.");
}
