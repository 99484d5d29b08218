import { createHash, X509Certificate } from "node:crypto";
import { AV_ID, type AvPair, avValue } from "../../wsman/codecs";

/**
 * The service's CbtHardeningLevel ([MS-WSMV] 2.2.4.10): bindings ignored, checked when the client sends them (Windows'
 * default), or demanded.
 */
export type ChannelBindingPolicy = "none" | "relaxed" | "strict";

export const CHANNEL_BINDING_POLICIES: readonly ChannelBindingPolicy[] = ["none", "relaxed", "strict"];

/** The four empty address fields of a gss_channel_bindings_struct, 32 bits each ([MS-NLMP] 2.2.2.1, RFC 2744 3.11). */
const NO_ADDRESSES = Buffer.alloc(16);
const NO_BINDINGS = Buffer.alloc(16);

/**
 * What a client that sees this certificate (PEM, signed with SHA-256) must put into MsvAvChannelBindings: the hash of its
 * `tls-server-end-point` binding (RFC 5929 section 4).
 */
export function expectedBindings(certificate: string): Buffer {
  const hash = createHash("sha256").update(new X509Certificate(certificate).raw).digest();
  return bindingsHash(Buffer.concat([Buffer.from("tls-server-end-point:"), hash]));
}

/** The MD5 of the gss_channel_bindings_struct with this application data. */
export function bindingsHash(applicationData: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(applicationData.length);
  return createHash("md5").update(NO_ADDRESSES).update(length).update(applicationData).digest();
}

/** Whether a logon's target information passes; `expected` is undefined where there is no TLS and nothing to bind to. */
export function passesBinding(
  policy: ChannelBindingPolicy,
  expected: Buffer | undefined,
  targetInfo: readonly AvPair[],
): boolean {
  if (policy === "none" || expected === undefined) return true;
  const sent = avValue(targetInfo, AV_ID.channelBindings);
  const isSent = sent !== undefined && !sent.equals(NO_BINDINGS);
  return isSent ? sent.equals(expected) : policy === "relaxed";
}
