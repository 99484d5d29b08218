import type { Readable } from "node:stream";
import { harmless } from "../harmless-text";
import { decodeText, readStreamBytes } from "../text-files";
import { isProblem, type MisplacedPart, parseSessionHost } from "../windows";
import { CliError } from "./cli-error";
import { linesIn } from "./lines";
import { MOST_BYTES, orCliError, readText } from "./text-file";

/** How standard input is named among hosts. */
export const INPUT = "-";

/** A host as it was named, and where. */
interface NamedHost {
  readonly name: string;
  /** For people: file and line, or the option; absent for an argument. */
  readonly place?: string;
}

/**
 * Hosts as people name them to a command: themselves, `@FILE` with a host a line, or `-` for such lines of standard input.
 *
 * @throws CliError `cannot_read`, `invalid_host` with file and line
 */
export async function readHosts(args: readonly string[], input: Readable = process.stdin): Promise<readonly string[]> {
  const hosts: NamedHost[] = [];
  // Standard input can be read but once.
  for (const arg of args.filter((one, index) => one !== INPUT || args.indexOf(INPUT) === index)) {
    if (arg === INPUT) hosts.push(...hostsIn(await readInput(input), "standard input"));
    else if (arg.startsWith("@")) hosts.push(...hostsIn(readText(arg.slice(1)), arg.slice(1)));
    else hosts.push({ name: arg });
  }
  for (const host of hosts) refuseInvalid(host);
  return hosts.map(({ name }) => name);
}

/** @throws CliError `invalid_host` */
export function refuseInvalid({ name, place }: NamedHost): void {
  const parsed = parseSessionHost(name);
  if (!isProblem(parsed)) return;
  const { summary, detail, misplaced } = parsed;
  const elsewhere = misplaced === undefined ? "" : ` ${ELSEWHERE[misplaced]}`;
  throw new CliError({
    code: "invalid_host",
    summary: place === undefined ? `${summary}.` : `${place}: ${summary}.`,
    detail: `${detail}${elsewhere}`,
  });
}

const ELSEWHERE: Record<MisplacedPart, string> = {
  scheme: "Hosts are asked over https; --no-https asks them over http.",
  path: "--path sets the path.",
  user: "--username sets the account.",
};

/** Each host once, in their order; of one that was named again, whatever its spelling, people are told. */
export function eachOnce(hosts: readonly string[], identityOf: (host: string) => string): readonly string[] {
  const seen = new Map<string, string>();
  for (const host of hosts) {
    const first = seen.get(identityOf(host));
    if (first === undefined) seen.set(identityOf(host), host);
    else
      process.stderr.write(
        `rds-licensing: ${harmless(host)} is asked once: it was named before${spelled(first, host)}.\n`,
      );
  }
  return [...seen.values()];
}

function spelled(first: string, host: string): string {
  return first === host ? "" : `, as ${harmless(first)}`;
}

function hostsIn(text: string, file: string): readonly NamedHost[] {
  const lines = linesIn(text);
  if (lines.length > 0) return lines.map((line) => ({ name: line.text, place: `${file}, line ${line.number}` }));
  const detail = "Write one host a line; # begins a comment.";
  throw new CliError({ code: "cannot_read", summary: `${file} names no host.`, detail });
}

async function readInput(input: Readable): Promise<string> {
  const name = "standard input";
  const bytes = await readStreamBytes(input, { name, mostBytes: MOST_BYTES });
  return orCliError(name, () => decodeText(bytes, name));
}
