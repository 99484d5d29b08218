import { oneOf } from "../one-of";
import { parseDuration } from "./duration";
import { certificateProblem, privateKeyProblem } from "./pem";

/** What is wrong with the value of a setting, wherever it was set; `undefined` for one that is right. */
export const SETTING_RULES = {
  username: nameProblem,
  auth: oneOf(["ntlm", "kerberos", "basic", "certificate"]),
  port: (port: number) => (port >= 1 && port <= 65535 ? undefined : "A port is a whole number from 1 to 65535."),
  path: (path: string) =>
    /^\/?[\w.~/-]+$/.test(path) ? undefined : 'A URL path without scheme, host or query, such as "wsman".',
  ca_certificate: certificateProblem,
  client_certificate: certificateProblem,
  client_key: privateKeyProblem,
  tls_server_name: nameProblem,
  timeout: timeoutProblem,
  max_retries: (count: number) => (count >= 0 && count <= 10 ? undefined : "A whole number from 0 to 10."),
  channel: oneOf(["cim", "shell"]),
} as const;

function nameProblem(name: string): string | undefined {
  if (name.trim() === "") return "The value is empty; leave it out instead.";
  return /\p{Cc}/u.test(name) ? "The value holds a control character." : undefined;
}

function timeoutProblem(text: string): string | undefined {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined && milliseconds >= 1000 && milliseconds <= 3_600_000) return undefined;
  return 'A duration from 1s to 1h in Go syntax: a number and a unit, such as "30s" or "1m30s".';
}
