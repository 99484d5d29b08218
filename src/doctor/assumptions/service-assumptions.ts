import { type Assumption, hasForms } from "./assumption";

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
    holdsFor: ({ auth, steps }) => {
      const logon = steps.find(({ id }) => id === "logon");
      if (auth !== "ntlm" || logon?.state === "not_tried" || logon?.code === "unauthorized") return undefined;
      return logon?.state === "ok";
    },
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
];
