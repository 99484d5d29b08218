import type { SealedMessage } from "../../wsman/codecs";

/** The message encryption of one authenticated connection, from the host's side. */
export interface SealingSession {
  /** Error: WsmanError when the signature or the sequence number is wrong. */
  unseal(message: SealedMessage): Buffer;
  seal(plain: Buffer): SealedMessage;
}

/** What the logon part of one HTTP request came to. */
export type Authentication =
  /** Go on; `session` when the logon agreed on keys for message encryption. */
  | { readonly kind: "accepted"; readonly session?: SealingSession }
  /** Answer 401 with this token and keep the connection. */
  | { readonly kind: "continue"; readonly token: string }
  /** Answer 401 with the schemes offered. */
  | { readonly kind: "rejected" };
