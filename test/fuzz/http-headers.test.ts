import { offeredSchemes } from "../../src/wsman/transport/offered-schemes";
import { fuzz, INPUTS, MANY } from "../support/fuzz";

const SEEDS = [
  "Negotiate",
  'Basic realm="WSMAN"',
  "Negotiate TlRMTVNTUAACAAAABAAEADgAAAA=, Kerberos",
  'Digest qop="auth", nonce="a,b=c", Basic realm="a \\"quoted\\" b"',
  "Kerberos YIGXBgkqhkiG9xIBAgICAG+BhzCB",
];

test(`${MANY} mutated WWW-Authenticate headers are understood as far as they can be, in time that grows with them`, () => {
  const words = [",", " ", "\t", '"', "=", "Negotiate ", "a".repeat(8_000), " ".repeat(8_000), ",".repeat(8_000)];
  let tokens = 0;
  const read = (input: Buffer) => {
    const value = input.toString("latin1");
    for (const { scheme, token } of offeredSchemes(["Server", "x", "WWW-Authenticate", value])) {
      if (!/^[A-Za-z][\w-]*$/.test(scheme)) throw new Error(`${JSON.stringify(scheme)} is no scheme`);
      if (token === undefined) continue;
      tokens += 1;
      if (!/^[A-Za-z0-9+/._~-]+=*$/.test(token)) throw new Error("a token that is none");
    }
  };
  const { accepted, growth } = fuzz(8, { seeds: SEEDS.map((text) => Buffer.from(text)), words, errors: [], read });
  expect(accepted).toBe(INPUTS);
  expect(tokens).toBeGreaterThan(INPUTS / 100);
  expect(growth).toBeLessThan(8 * 1_048_576);
});
