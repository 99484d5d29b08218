import { WsmanError } from "../../errors/wsman-error";

const SIGNATURE = Buffer.from("NTLMSSP\0", "latin1");

/** NTLM revision 15, as every product version since Windows 2003 states it (MS-NLMP 2.2.2.10); the rest is free. */
export const NTLM_VERSION = Buffer.from("0a0000000000000f", "hex");

/** Starts a message of `length` fixed bytes: signature and message type. */
export function startMessage(type: number, length: number): Buffer {
  const message = Buffer.alloc(length);
  SIGNATURE.copy(message);
  message.writeUInt32LE(type, 8);
  return message;
}

/** Checks signature, type and smallest length. Error `authentication_failed`. */
export function checkMessage(message: Buffer, type: number, smallest: number): void {
  const fits = message.length >= smallest && message.subarray(0, 8).equals(SIGNATURE);
  if (!fits || message.readUInt32LE(8) !== type) throw badMessage(`it is not an NTLM message of type ${type}`);
}

/** Points the length and offset field at `at` to a payload (MS-NLMP 2.2.1). Error `authentication_failed` when it is too long. */
export function writeField(message: Buffer, at: number, payload: Buffer, offset: number): void {
  if (payload.length > 0xffff) throw badMessage("a field is too long");
  message.writeUInt16LE(payload.length, at);
  message.writeUInt16LE(payload.length, at + 2);
  message.writeUInt32LE(offset, at + 4);
}

/** The payload that the field at `at` points to. Error `authentication_failed` when it lies outside the message. */
export function readField(message: Buffer, at: number): Buffer {
  const length = message.readUInt16LE(at);
  const offset = message.readUInt32LE(at + 4);
  if (length > 0 && offset + length > message.length) throw badMessage("a field points outside of it");
  return message.subarray(offset, offset + length);
}

/** Offset of the payload that the field at `at` points to. */
export function readOffset(message: Buffer, at: number): number {
  return message.readUInt32LE(at + 4);
}

export function badMessage(reason: string): WsmanError {
  return new WsmanError("authentication_failed", `An NTLM message is not valid: ${reason}.`);
}
