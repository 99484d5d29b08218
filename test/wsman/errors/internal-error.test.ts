import type { WsmanResource } from "../../../src/wsman";
import { networkError } from "../../../src/wsman/errors/network-error";
import { errorOf, useBench } from "../../support/wsman-bench";

const { start, connect } = useBench();

describe("an exception that nothing expects", () => {
  test("inside the client is a defect and no network error", async () => {
    const host = await start(() => ({ status: 200 }));
    const error = await errorOf(connect({ maxRetries: 3 }).get(undefined as unknown as WsmanResource));
    expect(error).toMatchObject({ code: "internal_error", host: "127.0.0.1", operation: "Get" });
    expect(error.detail).toMatch(/unexpected TypeError.*Report it/);
    expect(host.connections).toBe(0);
  });

  test("keeps the places it came from and none of its text", () => {
    const error = networkError(new TypeError("secret"));
    expect(error.code).toBe("internal_error");
    expect(error.stack).toContain(__filename);
    expect([error.stack, error.message, error.detail, JSON.stringify(error)].join()).not.toContain("secret");
  });

  test.each([[undefined], ["text"], [{ code: 5 }], [Object.assign(new Error(), { code: "ERR_INVALID_ARG_TYPE" })]])(
    "is one whatever was thrown: %p",
    (thrown) => {
      expect(networkError(thrown).code).toBe("internal_error");
    },
  );
});

describe("an error of the network stack", () => {
  const system = (code: string, more = {}) => Object.assign(new Error("text"), { code, ...more });

  // What is listed is seen as it happens: network-error.test.ts, transport/tls.test.ts, test/hostile/.
  test.each([
    ["ERR_SSL_WRONG_VERSION_NUMBER", "tls_failed"],
    ["ERR_TLS_HANDSHAKE_TIMEOUT", "tls_failed"],
  ])("%s, which is not listed, is %s", (code, expected) => {
    expect(networkError(system(code)).code).toBe(expected);
  });

  test("of a system call that is not listed still is the network's", () => {
    expect(networkError(system("EMFILE", { syscall: "connect" })).code).toBe("unreachable");
  });
});
