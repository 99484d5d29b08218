import { WsmanError } from "../../errors/wsman-error";
import { AV_ID, avValue } from "./av-pairs";
import type { ChallengeMessage } from "./challenge-message";
import { hasFlags, REQUIRED_FLAGS } from "./flags";

/** FILETIME. */
const TIMESTAMP_BYTES = 8;

/**
 * Whether a challenge may be answered, asked before anything that the password goes into is computed or sent: the host
 * must agree to 128-bit sealing and state its time. Without a time the answer carries no MIC (MS-NLMP 3.1.5.1.2), and
 * whoever stands between could change the challenge unnoticed; every Windows since Vista states it. Error
 * `authentication_failed`.
 */
export function checkChallenge({ flags, targetInfo }: ChallengeMessage): void {
  if (!hasFlags(flags, REQUIRED_FLAGS)) {
    throw new WsmanError("authentication_failed", "The host does not agree to NTLM with 128-bit message encryption.");
  }
  if (avValue(targetInfo, AV_ID.timestamp)?.length !== TIMESTAMP_BYTES) {
    const what = "The NTLM challenge states no time, so the answer could not be protected against changes on the way.";
    throw new WsmanError("authentication_failed", what);
  }
}
