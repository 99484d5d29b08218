/** NTLMSSP_NEGOTIATE flags (MS-NLMP 2.2.2.5) that matter here. */
export const NTLM_FLAGS = {
  unicode: 0x0000_0001,
  requestTarget: 0x0000_0004,
  sign: 0x0000_0010,
  seal: 0x0000_0020,
  ntlm: 0x0000_0200,
  alwaysSign: 0x0000_8000,
  targetTypeServer: 0x0002_0000,
  extendedSessionSecurity: 0x0008_0000,
  targetInfo: 0x0080_0000,
  version: 0x0200_0000,
  key128: 0x2000_0000,
  keyExchange: 0x4000_0000,
  key56: 0x8000_0000,
} as const;

/** What a client offers: NTLMv2 session security with sealing and a 128-bit exchanged key. */
export const CLIENT_FLAGS = combine(
  NTLM_FLAGS.unicode,
  NTLM_FLAGS.requestTarget,
  NTLM_FLAGS.sign,
  NTLM_FLAGS.seal,
  NTLM_FLAGS.ntlm,
  NTLM_FLAGS.alwaysSign,
  NTLM_FLAGS.extendedSessionSecurity,
  NTLM_FLAGS.version,
  NTLM_FLAGS.key128,
  NTLM_FLAGS.keyExchange,
  NTLM_FLAGS.key56,
);

/** What a server answers with. */
export const SERVER_FLAGS = combine(CLIENT_FLAGS, NTLM_FLAGS.targetTypeServer, NTLM_FLAGS.targetInfo);

/** Without any one of these there is no message encryption that deserves the name. */
export const REQUIRED_FLAGS = combine(
  NTLM_FLAGS.unicode,
  NTLM_FLAGS.sign,
  NTLM_FLAGS.seal,
  NTLM_FLAGS.extendedSessionSecurity,
  NTLM_FLAGS.key128,
  NTLM_FLAGS.keyExchange,
);

export function hasFlags(flags: number, wanted: number): boolean {
  return (flags & wanted) >>> 0 === wanted;
}

/** The flags of an AUTHENTICATE message: what both sides support, plus the target information it always carries. */
export function agreedFlags(challengeFlags: number): number {
  return ((CLIENT_FLAGS & challengeFlags) | NTLM_FLAGS.targetInfo | NTLM_FLAGS.requestTarget) >>> 0;
}

function combine(...flags: readonly number[]): number {
  return flags.reduce((all, flag) => (all | flag) >>> 0, 0);
}
