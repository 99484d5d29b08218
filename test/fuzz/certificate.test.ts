import { X509Certificate } from "node:crypto";
import { serverEndPointBindings } from "../../src/wsman/auth/channel-bindings";
import { createAuthority } from "../support/certificates";
import { expectSound, fuzz, MANY } from "../support/fuzz";

test(`${MANY} mutated certificates are bound to or refused`, () => {
  const seeds = [new X509Certificate(createAuthority().ca).raw];
  const read = (input: Buffer) => {
    const bindings = serverEndPointBindings(input);
    if (bindings !== undefined && bindings.length < 20 + "tls-server-end-point:".length + 32) {
      throw new Error("the bindings are too short");
    }
  };
  // Hash functions and RSASSA-PSS, in place of what the seed is signed with.
  const words = ["\x06\x05\x2b\x0e\x03\x02\x1a", "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a", "\xa0\x0f\x30\x0d\x06\x09"];
  expectSound(fuzz(21, { seeds, words, errors: ["authentication_failed"], read }));
});
