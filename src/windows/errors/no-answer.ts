import { ERROR_CODES, type WsmanErrorCode } from "../../wsman";
import type { HostErrorCode } from "./host-error";

/** With any other code the host did answer, or was not asked for a reason on this side. */
const NO_ANSWER = [
  "name_not_resolved",
  "connection_refused",
  "unreachable",
  "connection_reset",
  "timeout",
] as const satisfies readonly WsmanErrorCode[];

/** Whether an error says that the host did not answer, which may pass by itself. */
export function isNoAnswer(code: HostErrorCode): boolean {
  return (NO_ANSWER as readonly HostErrorCode[]).includes(code);
}

/** The host that did not answer, by the title of an error, `HOST: SUMMARY`; undefined where it tells something else. */
export function hostWithoutAnswer(title: string): string | undefined {
  const endings = NO_ANSWER.map((code) => `: ${ERROR_CODES[code].summary}`);
  const ending = endings.find((one) => title.endsWith(one));
  return ending === undefined ? undefined : title.slice(0, -ending.length);
}
