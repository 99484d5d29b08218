import { ERROR_CODES, type WsmanErrorCode } from "../../wsman";
import { ERROR_MEANINGS } from "./error-meanings";

const CODES = Object.keys(ERROR_CODES) as WsmanErrorCode[];
const NO_ANSWER = CODES.filter((code) => ERROR_MEANINGS[code].includes("no_answer"));

/** The host that did not answer, by the title of an error, `HOST: SUMMARY`; undefined where it tells something else. */
export function hostWithoutAnswer(title: string): string | undefined {
  const endings = NO_ANSWER.map((code) => `: ${ERROR_CODES[code].summary}`);
  const ending = endings.find((one) => title.endsWith(one));
  return ending === undefined ? undefined : title.slice(0, -ending.length);
}
