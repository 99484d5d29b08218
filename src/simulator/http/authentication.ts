import type { SealedMessage } from "../../wsman/codecs";

/** The message encryption of one authenticated connection, from the host's side. */
export interface SealingSession {
  /** Error: WsmanError when the signature or the sequence number is wrong. */
  unseal(message: SealedMessage): Buffer;
  seal(plain: Buffer): SealedMessage;
  /** This side's mechListMIC of SPNEGO. */
  signMechTypes(list: Buffer): Buffer;
  /** Whether the client's mechListMIC is right. */
  hasSignedMechTypes(list: Buffer, mic: Buffer): boolean;
}

/** What the logon part of one HTTP request came to. */
export type Authentication =
  /** Go on; `session` when the logon agreed on keys for message encryption, `token` when it ends with one for the client. */
  | { readonly kind: "accepted"; readonly session?: SealingSession; readonly token?: string }
  /** Answer 401 with this token and keep the connection. */
  | { readonly kind: "continue"; readonly token: string }
  /** Answer 401 with the schemes offered. */
  | { readonly kind: "rejected" };
