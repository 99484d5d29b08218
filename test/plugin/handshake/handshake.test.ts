import { PluginError } from "../../../src/plugin/diagnostics";
import { handshakeLine, readHandshake } from "../../../src/plugin/handshake/handshake";

const cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const listener = { network: "unix", address: "/tmp/tf-a/s", close: () => {} } as const;

describe("what Terraform asks for", () => {
  test("is read from the environment", () => {
    const environment = { TF_PLUGIN_MAGIC_COOKIE: cookie, PLUGIN_PROTOCOL_VERSIONS: "6,5", PLUGIN_CLIENT_CERT: "PEM" };
    expect(readHandshake(environment)).toEqual({ clientCertificate: "PEM", multiplexing: false });
  });

  test("is absent when a person starts the program", () => {
    expect(() => readHandshake({})).toThrow("This is a Terraform provider");
    expect(() => readHandshake({ TF_PLUGIN_MAGIC_COOKIE: "x" })).toThrow(PluginError);
  });

  test("must be protocol 6", () => {
    const environment = { TF_PLUGIN_MAGIC_COOKIE: cookie, PLUGIN_PROTOCOL_VERSIONS: "4,5" };
    expect(() => readHandshake(environment)).toThrow("Terraform offers 4,5");
  });
});

describe("the handshake line", () => {
  test("carries the certificate in base64 without padding", () => {
    expect(handshakeLine(listener, Buffer.from("abcd"), false)).toBe("1|6|unix|/tmp/tf-a/s|grpc|YWJjZA\n");
  });

  test("has five fields without TLS", () => {
    expect(handshakeLine(listener, undefined, false)).toBe("1|6|unix|/tmp/tf-a/s|grpc\n");
  });

  test("has a seventh field only for those who ask for multiplexing", () => {
    expect(handshakeLine(listener, Buffer.from("abc"), true)).toBe("1|6|unix|/tmp/tf-a/s|grpc|YWJj|false\n");
    expect(handshakeLine(listener, undefined, true)).toBe("1|6|unix|/tmp/tf-a/s|grpc||false\n");
  });
});
