import { hmacMd5, md4 } from "./hash";

/** An account as NTLM names it. */
export interface NtlmIdentity {
  /** As the user typed it; empty for a local name or a `user@domain` name. */
  readonly domain: string;
  /** `administrator`, or the whole of `user@domain`. */
  readonly userName: string;
}

/** `DOMAIN\user` is split; `user@domain` and a plain name go whole into the user name. */
export function parseIdentity(account: string): NtlmIdentity {
  const slash = account.indexOf("\\");
  if (slash < 0) return { domain: "", userName: account };
  return { domain: account.slice(0, slash), userName: account.slice(slash + 1) };
}

/** Of identities that somebody still has: the logons to many hosts are made with the same. */
const hashes = new WeakMap<NtlmIdentity, { readonly password: string; readonly hash: Buffer }>();

/** NTOWFv2 (MS-NLMP 3.3.2): the user name is upper-cased, the domain is taken as it is sent. */
export function ntlmv2Hash(identity: NtlmIdentity, password: string): Buffer {
  const known = hashes.get(identity);
  if (known?.password === password) return known.hash;
  const account = upperCase(identity.userName) + identity.domain;
  const hash = hmacMd5(md4(Buffer.from(password, "utf16le")), Buffer.from(account, "utf16le"));
  hashes.set(identity, { password, hash });
  return hash;
}

export interface NtlmResponseInputs {
  readonly hash: Buffer;
  readonly serverChallenge: Buffer;
  /** 8 random bytes. */
  readonly clientChallenge: Buffer;
  /** FILETIME, 8 bytes little-endian. */
  readonly time: Buffer;
  /** Encoded target information. */
  readonly targetInfo: Buffer;
}

export interface NtlmResponses {
  readonly ntResponse: Buffer;
  readonly lmResponse: Buffer;
  readonly sessionBaseKey: Buffer;
}

/** The NTLMv2 and LMv2 responses (MS-NLMP 3.3.2). */
export function ntlmv2Responses(inputs: NtlmResponseInputs): NtlmResponses {
  const { hash, serverChallenge, clientChallenge, time, targetInfo } = inputs;
  const head = Buffer.from("0101000000000000", "hex");
  const blob = Buffer.concat([head, time, clientChallenge, Buffer.alloc(4), targetInfo, Buffer.alloc(4)]);
  const proof = ntProof(hash, serverChallenge, blob);
  return {
    ntResponse: Buffer.concat([proof, blob]),
    lmResponse: Buffer.concat([hmacMd5(hash, serverChallenge, clientChallenge), clientChallenge]),
    sessionBaseKey: hmacMd5(hash, proof),
  };
}

/** NTProofStr over the client's part (`temp`) of the response. */
export function ntProof(hash: Buffer, serverChallenge: Buffer, blob: Buffer): Buffer {
  return hmacMd5(hash, serverChallenge, blob);
}

/** Windows upper-cases character by character and leaves alone what would grow, such as ß. */
function upperCase(text: string): string {
  const upper = (character: string) => {
    const raised = character.toUpperCase();
    return raised.length === character.length ? raised : character;
  };
  return [...text].map(upper).join("");
}
