import { isIP } from "node:net";
import { quoted } from "../harmless-text";
import type { Problem } from "./problem";

/** Where a session host is reached. */
export interface SessionHost {
  /** The text that names it, for messages. */
  readonly text: string;
  /** DNS name, IPv4 address, or IPv6 address without brackets. */
  readonly address: string;
  /** TCP port, 1–65535, when one was named. */
  readonly port?: number;
}

/** What people write into the name of a host although it is set elsewhere. */
export type MisplacedPart = "scheme" | "path" | "user";

/** Why a text names no session host. */
export interface InvalidHost extends Problem {
  /** Where it is set instead, only its reader knows. */
  readonly misplaced?: MisplacedPart;
}

const ACCEPTED =
  'Give a DNS name or an address, with ":port" only where the listener is not on the usual one: "rdsh1.contoso.com", "10.0.0.5:5986", "[fd00::5]:5986".';

/** Reads `host` or `host:port` (IPv6 with a port in brackets). */
export function parseSessionHost(text: string): SessionHost | InvalidHost {
  const { address, port } = split(text);
  if (!isDnsName(address) && isIP(address) === 0) return hostProblem(text);
  if (port === undefined) return { text, address };
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  if (number < 1 || number > 65535) return portProblem(text, port);
  return { text, address, port: number };
}

/** Whether {@link parseSessionHost} refused the text. */
export function isProblem(result: SessionHost | InvalidHost): result is InvalidHost {
  return "code" in result;
}

/**
 * A host in one spelling: its address, with the port where it is not the usual one.
 *
 * @param usualPort of hosts that name none
 */
export function formatHost({ address, port }: Pick<SessionHost, "address" | "port">, usualPort: number): string {
  if (port === undefined || port === usualPort) return address;
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

function split(text: string): { address: string; port?: string } {
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/s.exec(text);
  if (bracketed) return { address: bracketed[1] ?? "", port: bracketed[2] };
  const colon = text.indexOf(":");
  if (colon < 0 || colon !== text.lastIndexOf(":")) return { address: text };
  return { address: text.slice(0, colon), port: text.slice(colon + 1) };
}

function invalid(why: string, misplaced?: MisplacedPart): InvalidHost {
  return { code: "invalid_host", summary: "Invalid session host", detail: `${why} ${ACCEPTED}`, misplaced };
}

function portProblem(text: string, port: string): InvalidHost {
  return /[/\\@]/.test(port)
    ? hostProblem(text)
    : invalid(`The port of ${quoted(text)} is not a number from 1 to 65535.`);
}

function hostProblem(text: string): InvalidHost {
  if (text.trim() === "") return invalid("The host is empty.");
  if (text.includes("://")) return invalid(`${quoted(text)} starts with a scheme.`, "scheme");
  if (/[/\\]/.test(text)) return invalid(`${quoted(text)} contains a path.`, "path");
  if (text.includes("@")) return invalid(`${quoted(text)} contains a user name.`, "user");
  if (/[\s\p{Cc}]/u.test(text)) return invalid(`${quoted(text)} contains a blank or a control character.`);
  return invalid(`${quoted(text)} is neither a host name nor an address.`);
}

const LABEL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u;

/**
 * Whether `text` is a NetBIOS or DNS name: labels of 1–63 letters, digits, hyphens or underscores (underscores and
 * non-ASCII letters because Windows DNS allows them), 253 characters at most. A last label of digits alone is refused:
 * it would be read as an address.
 */
export function isDnsName(text: string): boolean {
  const labels = text.split(".");
  const last = labels[labels.length - 1] ?? "";
  return text.length <= 253 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(last);
}

/**
 * Whether two names without ports may be the same host: letter case does not matter, and a short name is the first label
 * of the full one. An address is the same as itself only.
 */
export function isSameHost(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a === b) return true;
  if (isIP(a) !== 0 || isIP(b) !== 0 || a.includes(".") === b.includes(".")) return false;
  return a.split(".")[0] === b.split(".")[0];
}
