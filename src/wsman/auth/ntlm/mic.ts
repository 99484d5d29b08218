import { MIC_OFFSET } from "./authenticate-message";
import { hmacMd5 } from "./hash";

export interface NtlmExchange {
  readonly negotiate: Buffer;
  readonly challenge: Buffer;
  /** With room for a MIC; what stands there does not matter. */
  readonly authenticate: Buffer;
}

/** The message integrity code over all three messages, with zeros in its own place (MS-NLMP 3.1.5.1.2). */
export function messageIntegrityCode(exportedSessionKey: Buffer, exchange: NtlmExchange): Buffer {
  const zeroed = Buffer.from(exchange.authenticate);
  zeroed.fill(0, MIC_OFFSET, MIC_OFFSET + 16);
  return hmacMd5(exportedSessionKey, exchange.negotiate, exchange.challenge, zeroed);
}
