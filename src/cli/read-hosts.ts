import { existsSync, statSync } from "node:fs";
import type { Readable } from "node:stream";
import { harmless } from "../harmless-text";
import { decodeText, readStreamBytes } from "../text-files";
import { isProblem, type MisplacedPart, parseSessionHost, type SessionHost } from "../windows";
import { CliError } from "./cli-error";
import { linesIn, MOST_BYTES, orCliError, readText } from "./text-file";

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
 * @throws CliError `cannot_read`; `invalid_host`, with file and line, or for a list that is named as if it were a host: that
 * one would not answer, which pipelines let pass
 */
export async function readHosts(
  args: readonly string[],
  input: Readable = process.stdin,
): Promise<readonly SessionHost[]> {
  const hosts: NamedHost[] = [];
  // Standard input can be read but once.
  for (const arg of args.filter((one, index) => one !== INPUT || args.indexOf(INPUT) === index)) {
    if (arg === INPUT) hosts.push(...hostsIn(await readInput(input), "standard input"));
    else if (arg.startsWith("@")) hosts.push(...hostsIn(readText(arg.slice(1)), arg.slice(1)));
    else if (isFile(arg)) throw fileNamed(arg);
    else hosts.push({ name: arg });
  }
  return hosts.map(hostNamed);
}

function isFile(name: string): boolean {
  return existsSync(name) && statSync(name).isFile();
}

function fileNamed(name: string): CliError {
  return new CliError({
    code: "invalid_host",
    summary: `${name} is a file`,
    detail: `Write "@${name}" to take the hosts from it. If a host has this name too, add its port, for example ${name}:5986.`,
    path: name,
  });
}

/** @throws CliError `invalid_host` */
export function hostNamed({ name, place }: NamedHost): SessionHost {
  const parsed = parseSessionHost(name);
  if (!isProblem(parsed)) return parsed;
  const { summary, detail, misplaced } = parsed;
  const elsewhere = misplaced === undefined ? "" : ` ${ELSEWHERE[misplaced]}`;
  throw new CliError({
    code: "invalid_host",
    summary: place === undefined ? summary : `${place}: ${summary}`,
    detail: `${detail}${elsewhere}`,
  });
}

const ELSEWHERE: Record<MisplacedPart, string> = {
  scheme: "Hosts are asked over https; --no-https asks them over http.",
  path: "--path sets the path.",
  user: "--username sets the account.",
};

/** Each host once, in their order; of one that was named again, whatever its spelling, people are told. */
export function eachOnce(
  hosts: readonly SessionHost[],
  identityOf: (host: SessionHost) => string,
): readonly SessionHost[] {
  const seen = new Map<string, SessionHost>();
  for (const host of hosts) {
    const identity = identityOf(host);
    const first = seen.get(identity);
    if (first === undefined) seen.set(identity, host);
    else
      process.stderr.write(
        `rds-licensing: ${harmless(host.text)} is asked once: it was named before${as(first, host)}.\n`,
      );
  }
  return [...seen.values()];
}

function as(first: SessionHost, host: SessionHost): string {
  return first.text === host.text ? "" : `, as ${harmless(first.text)}`;
}

function hostsIn(text: string, file: string): readonly NamedHost[] {
  const lines = linesIn(text);
  if (lines.length > 0) return lines.map((line) => ({ name: line.text, place: `${file}, line ${line.number}` }));
  const detail = "Write one host per line; # begins a comment.";
  throw new CliError({ code: "cannot_read", summary: `${file} names no host`, detail });
}

async function readInput(input: Readable): Promise<string> {
  const name = "standard input";
  const bytes = await readStreamBytes(input, { name, mostBytes: MOST_BYTES });
  return orCliError(name, () => decodeText(bytes, name));
}
