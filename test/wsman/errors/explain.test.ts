import type { AuthScheme } from "../../../src/connection";
import { ERROR_CODES, type WsmanFault } from "../../../src/wsman";
import { unauthorized } from "../../../src/wsman/auth/http-logon";
import { faultError } from "../../../src/wsman/codecs";
import { explain } from "../../../src/wsman/errors/explain";
import { FAULT_EXPLANATIONS } from "../../../src/wsman/errors/fault-explanations";
import { networkError } from "../../../src/wsman/errors/network-error";
import { LOGON_EXPLANATIONS, STATUS_EXPLANATIONS } from "../../../src/wsman/errors/status-explanations";
import type { HttpReply } from "../../../src/wsman/transport/http-reply";

const fault = (numbers: Partial<WsmanFault>): WsmanFault => ({ code: "Sender", reason: "No.", ...numbers });

describe("the explanation of an error", () => {
  test("says what to do about the very fault", () => {
    const { code, detail } = faultError(fault({ errorCode: 2150859012 }), 500);
    expect(code).toBe("access_denied");
    expect(detail).toMatch(/^No\. \(code 2150859012, Sender\) .*Remote Enable.*wmimgmt\.msc/);
  });

  test("prefers the number of the provider to that of the service around it", () => {
    const { code, detail } = faultError(fault({ errorCode: 2150858778, providerErrorCode: 0x80041003 }));
    expect(code).toBe("access_denied");
    expect(detail).toContain("WMI denied the account");
  });

  test("goes by the subcode where the number is not known", () => {
    const codes = ["AccessDenied", "TimedOut", "QuotaLimit", "InternalError"].map(
      (subcode) => faultError(fault({ subcode })).code,
    );
    expect(codes).toEqual(["access_denied", "timeout", "quota_exceeded", "fault"]);
  });

  test("is the one of the code where nothing more is known", () => {
    expect(explain("fault", { fault: fault({ errorCode: 1 }), httpStatus: 500 })).toBe(ERROR_CODES.fault);
    expect(explain("unexpected_status", { httpStatus: 418 })).toBe(ERROR_CODES.unexpected_status);
    expect(explain("timeout", {})).toBe(ERROR_CODES.timeout);
  });

  test("of a query never speaks of selectors, which it has none of", () => {
    const aboutSelectors = FAULT_EXPLANATIONS.filter(({ cause, remedy }) => /selector/i.test(`${cause} ${remedy}`));
    const numbers = aboutSelectors.map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(4);
    for (const errorCode of numbers) {
      for (const operation of ["Enumerate", "Pull"]) {
        const { detail } = faultError(fault({ errorCode })).within({ operation });
        expect(detail).toMatch(
          /The class or its namespace does not exist on the host\. Check the spelling of class and namespace/,
        );
      }
      expect(faultError(fault({ errorCode })).within({ operation: "Get" }).detail).toMatch(/selector/i);
    }
  });

  test("tells statuses of one code apart", () => {
    expect(explain("unexpected_status", { httpStatus: 503 }).cause).toMatch(/stopped/);
    expect(explain("unexpected_status", { httpStatus: 407 }).cause).toMatch(/proxy/);
    expect(explain("authentication_failed", { httpStatus: 401 })).toBe(ERROR_CODES.authentication_failed);
  });
});

describe("the explanation of a logon that was not accepted", () => {
  const SCHEMES = Object.keys(LOGON_EXPLANATIONS) as AuthScheme[];
  /** Words that belong to one scheme alone. */
  const WORDS: Record<AuthScheme, RegExp> = {
    ntlm: /CbtHardeningLevel|Negotiate is off/,
    kerberos: /service principal|setspn|clocks/,
    basic: /Basic/,
    certificate: /certmapping|client certificate/,
  };
  const reply: HttpReply = { status: 401, contentType: "", body: Buffer.alloc(0), offered: [] };

  test.each(SCHEMES)("is of %s where that was used, in at most four lines, and of no other scheme", (scheme) => {
    const { detail } = unauthorized(reply, scheme).within({ host: "rdsh1" });
    expect(detail).toMatch(WORDS[scheme]);
    const others = SCHEMES.filter((one) => one !== scheme);
    expect(others.filter((one) => WORDS[one].test(detail))).toEqual([]);
    expect(detail.length).toBeLessThanOrEqual(4 * 120);
  });

  test("is of the certificate where the TLS handshake ends with an alert about it", () => {
    const alert = Object.assign(new Error("alert"), { code: "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED" });
    expect(networkError(alert).detail).toMatch(WORDS.certificate);
  });
});

describe("the tables", () => {
  const rows = [
    ...Object.values(ERROR_CODES),
    ...FAULT_EXPLANATIONS,
    ...STATUS_EXPLANATIONS,
    ...Object.values(LOGON_EXPLANATIONS),
  ];

  test("have a cause and a remedy everywhere, in whole sentences", () => {
    for (const { cause, remedy } of rows) {
      expect([cause, /^[A-Z"].*\.$/s.test(cause), remedy, /^[A-Z].*\.$/s.test(remedy)]).toEqual([
        cause,
        true,
        remedy,
        true,
      ]);
    }
  });

  test("hold every number and every status once", () => {
    expect(new Set(FAULT_EXPLANATIONS.map(({ number }) => number)).size).toBe(FAULT_EXPLANATIONS.length);
    expect(new Set(STATUS_EXPLANATIONS.map(({ status }) => status)).size).toBe(STATUS_EXPLANATIONS.length);
  });

  test("know the numbers of the recorded faults that say more than their text", () => {
    const numbers = new Set(FAULT_EXPLANATIONS.map(({ number }) => number));
    const recorded = [2147942402, 2147942606, 2150858752, 2150858767, 2150858778, 2150858793, 2150858843, 2150859173];
    expect(recorded.filter((number) => !numbers.has(number))).toEqual([]);
  });
});
