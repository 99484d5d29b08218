import type { Recording } from "../recording/recording";
import { type Assumption, hasForms } from "./assumption";

/**
 * Whether the logon shows that a host takes what its scheme sends. One that failed for any reason but those, such as a
 * time-out or a right that the account lacks, tells nothing of it.
 */
function takesLogon({ steps }: Recording, ...refusals: readonly string[]): boolean | undefined {
  const logon = steps.find(({ id }) => id === "logon");
  if (logon?.state === "ok") return true;
  return refusals.includes(logon?.code ?? "") ? false : undefined;
}

/** Of the service itself: HTTP, logon, messages. */
export const SERVICE_ASSUMPTIONS: readonly Assumption[] = [
  {
    id: "A1",
    claim: "Identify with `WSMANIDENTIFY: unauthenticated` is answered without a logon.",
    basis: "documented",
    use: "`doctor` tells WinRM from other web servers by it; where it is refused, the 401 decides.",
    where: "src/wsman/probe/listener-probe.ts",
    test: "test/doctor/reach-steps.test.ts",
    holdsFor: ({ listener }) => listener && listener.product !== undefined,
  },
  {
    id: "A2",
    claim: "A request without a logon gets 401 and one `WWW-Authenticate` header for each scheme.",
    basis: "recorded",
    use: "The schemes are told, and a scheme that is not offered is never tried by `doctor`.",
    where: "src/wsman/transport/offered-schemes.ts",
    test: "test/wsman/transport/offered-schemes.test.ts",
    holdsFor: ({ listener }) => listener && listener.schemes.length > 0,
  },
  {
    id: "A3",
    claim: "`Negotiate` takes raw NTLM messages, without SPNEGO around them, and the challenge holds a time stamp.",
    basis: "documented",
    use: "NTLM is sent raw; a challenge in SPNEGO is unwrapped; one without a time stamp is refused.",
    where: "src/wsman/auth/ntlm/ntlm-channel.ts",
    test: "test/peers/apache/ntlm.test.ts",
    holdsFor: (recording) => (recording.auth === "ntlm" ? takesLogon(recording, "authentication_failed") : undefined),
  },
  {
    id: "A4",
    claim: "Over http, an answer to an encrypted message is encrypted too, faults included.",
    basis: "documented",
    use: "An answer in the clear is never believed: it ends with `encryption_broken`.",
    where: "src/wsman/auth/ntlm/ntlm-channel.ts",
    test: "test/wsman/auth/ntlm/ntlm-channel.test.ts",
    holdsFor: ({ https, steps }) => {
      if (https) return undefined;
      return !steps.some(({ code }) => code === "encryption_broken");
    },
  },
  {
    id: "A5",
    claim: "A success comes with status 200, a fault with 500, both as `application/soap+xml`.",
    basis: "recorded",
    use: "Any other answer with a SOAP message is read all the same; without one, its status is explained.",
    where: "src/wsman/exchange/read-reply.ts",
    test: "test/wsman/exchange/read-reply.test.ts",
    questions: /./,
    aspects: ["status", "content_type"],
    holds: ({ status, fault, contentType }) =>
      status === (fault === undefined ? 200 : 500) && /^application\/soap\+xml/i.test(contentType),
  },
  {
    id: "A6",
    claim: "A null scalar is `xsi:nil`; a null array is absent.",
    basis: "recorded",
    use: "Both are accepted for both.",
    where: "src/wsman/cim/instance.ts",
    test: "test/wsman/cim/own-messages.test.ts",
    questions: /Enumerate|Pull/,
    aspects: ["form"],
  },
  {
    id: "A7",
    claim:
      "A date is written as XML Schema's dateTime, with up to six digits of a fraction and with or without a zone.",
    basis: "recorded",
    use: "Both are read; without a zone it is UTC.",
    where: "src/wsman/cim/scalar-text.ts",
    test: "test/wsman/cim/typed-members.test.ts",
    questions: /LocalDateTime/,
    aspects: ["form"],
    holds: (answer) =>
      hasForms(answer, "Datetime", "time", "time and zone", "time with a fraction", "time with a fraction and zone"),
  },
  {
    id: "A8",
    claim: "`winrm/config` is told to administrators, with the limits that a client runs into.",
    basis: "documented",
    use: "`doctor` shows the limits; where they are not told, they are not known, and nothing depends on them.",
    where: "src/windows/inspect/service-limits.ts",
    test: "test/windows/inspect/service-limits.test.ts",
    questions: /^Get\(1\/config\)/,
    holds: ({ fault, isReadable }) => isReadable && fault === undefined,
  },
  {
    id: "A9",
    claim: "The service closes an idle connection after two minutes or more.",
    basis: "recorded",
    use: "A connection that was idle for a minute is replaced; one that the host closed is too, as far as that is safe.",
    where: "src/wsman/exchange/connection.ts",
    test: "test/wsman/exchange/connection.test.ts",
  },
  {
    id: "A10",
    claim: "Kerberos is accepted under `Negotiate` for the service principal `host/` and the name of the host.",
    basis: "documented",
    use: "Only over https. An acceptance without a proof of who the host is ends with `authentication_failed`.",
    where: "src/wsman/auth/kerberos/kerberos-channel.ts",
    test: "test/peers/kerberos/kerberos.test.ts",
    // A 401 is how a wrong service principal shows, and there is no password to be wrong.
    holdsFor: (recording) =>
      recording.auth === "kerberos" ? takesLogon(recording, "authentication_failed", "unauthorized") : undefined,
  },
  {
    id: "A11",
    claim: "A 401 on a connection that has logged on means that the host no longer knows the logon, and did nothing.",
    basis: "documented",
    use: "One new logon, and the request once more; over http, what writes is read back first.",
    where: "src/wsman/auth/ntlm/ntlm-channel.ts",
    test: "test/wsman/exchange/connection.test.ts",
  },
  {
    id: "A12",
    claim: "An unencrypted request over http gets 500 without a body, where `AllowUnencrypted` is false.",
    basis: "unverified",
    use: "It is told as `unencrypted_refused`.",
    where: "src/wsman/transport/http-reply.ts",
    test: "test/wsman/exchange/read-reply.test.ts",
  },
  {
    id: "A13",
    claim:
      "An answer stays below the `MaxEnvelopeSize` of its request, and the host's own limit is 500 kB, or 150 kB up to 2008 R2.",
    basis: "documented",
    use: "512,000 bytes are asked for; what is larger than 2 MB is refused.",
    where: "src/wsman/limits.ts",
    test: "test/wsman/exchange/read-reply.test.ts",
  },
];
