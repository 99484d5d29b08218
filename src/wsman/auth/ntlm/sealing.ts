import { timingSafeEqual } from "node:crypto";
import type { SealedMessage } from "../../encryption/sealed-body";
import { WsmanError } from "../../errors/wsman-error";
import { hmacMd5, md5 } from "./hash";
import { Rc4 } from "./rc4";

/** Which side of the conversation it is. */
export type NtlmRole = "client" | "server";

/** Signing and sealing key of one direction (MS-NLMP 3.4.5.2 and 3.4.5.3, extended session security, 128 bits). */
export interface NtlmDirectionKeys {
  readonly signKey: Buffer;
  readonly sealKey: Buffer;
}

/** The keys for what `sender` sends. */
export function directionKeys(exportedSessionKey: Buffer, sender: NtlmRole): NtlmDirectionKeys {
  const direction = sender === "client" ? "client-to-server" : "server-to-client";
  const key = (use: string) =>
    md5(exportedSessionKey, Buffer.from(`session key to ${direction} ${use} key magic constant\0`, "latin1"));
  return { signKey: key("signing"), sealKey: key("sealing") };
}

/**
 * Message confidentiality of one NTLM session (MS-NLMP 3.4.4.2). Both key streams and sequence numbers run on from
 * message to message, so a message can be neither lost nor repeated: after any error the session is useless.
 */
export class NtlmSealing {
  readonly #outgoing: Direction;
  readonly #incoming: Direction;

  constructor(exportedSessionKey: Buffer, role: NtlmRole) {
    this.#outgoing = new Direction(directionKeys(exportedSessionKey, role));
    this.#incoming = new Direction(directionKeys(exportedSessionKey, role === "client" ? "server" : "client"));
  }

  /** Encrypts and signs the next message. */
  seal(plaintext: Buffer): SealedMessage {
    const ciphertext = this.#outgoing.apply(plaintext);
    return { ciphertext, signature: this.#outgoing.sign(plaintext) };
  }

  /** Error `authentication_failed` when checksum or sequence number are not the next expected ones. */
  unseal(message: SealedMessage): Buffer {
    const plaintext = this.#incoming.apply(message.ciphertext);
    const expected = this.#incoming.sign(plaintext);
    if (message.signature.length !== expected.length || !timingSafeEqual(message.signature, expected)) {
      throw new WsmanError("authentication_failed", "The signature of an encrypted message is not the expected one.");
    }
    return plaintext;
  }

  /** The mechListMIC of this side, to be made before anything is sealed. */
  signMechTypes(list: Buffer): Buffer {
    return this.#outgoing.signMechTypes(list);
  }

  /** Whether the other side's mechListMIC is right, to be asked before anything is unsealed. */
  hasSignedMechTypes(list: Buffer, mic: Buffer): boolean {
    const expected = this.#incoming.signMechTypes(list);
    return mic.length === expected.length && timingSafeEqual(mic, expected);
  }
}

/** What every signature begins with (MS-NLMP 2.2.2.9.2). */
const SIGNATURE_VERSION = 1;
/** Version, checksum of 8 bytes, sequence number. */
const SIGNATURE_LENGTH = 16;

class Direction {
  readonly #keys: NtlmDirectionKeys;
  #stream: Rc4;
  #sequence = 0;

  constructor(keys: NtlmDirectionKeys) {
    this.#keys = keys;
    this.#stream = new Rc4(keys.sealKey);
  }

  /**
   * SPNEGO's signature of the list of mechanisms. It takes a sequence number, and nothing of the key stream, which begins
   * anew for the first message (MS-SPNG, https://learn.microsoft.com/openspecs/windows_protocols/ms-spng/b87587b3-9d72-4027-8131-b76b5368115f).
   */
  signMechTypes(list: Buffer): Buffer {
    const signature = this.sign(list);
    this.#stream = new Rc4(this.#keys.sealKey);
    return signature;
  }

  apply(bytes: Buffer): Buffer {
    return this.#stream.update(bytes);
  }

  /** Must follow `apply`: the checksum goes through the same stream after the message. */
  sign(plaintext: Buffer): Buffer {
    const signature = Buffer.allocUnsafe(SIGNATURE_LENGTH);
    signature.writeUInt32LE(SIGNATURE_VERSION);
    signature.writeUInt32LE(this.#sequence, SIGNATURE_LENGTH - 4);
    this.#sequence = (this.#sequence + 1) >>> 0;
    const checksum = hmacMd5(this.#keys.signKey, signature.subarray(SIGNATURE_LENGTH - 4), plaintext).subarray(0, 8);
    this.#stream.update(checksum).copy(signature, 4);
    return signature;
  }
}
