import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encode } from "@msgpack/msgpack";
import { encodeSchema } from "../../../src/plugin";
import * as protocol from "../../../src/plugin/wire/generated/tfplugin6";
import { rdslicensing } from "../../../src/provider";
import { WINRM_ATTRIBUTES } from "../../../src/provider/winrm";
import { PluginProcess } from "../../chaos/plugin-process";
import { shippedProvider } from "../../support/provider";

test("the schema that was encoded by the build is, to the byte, what the provider's objects say", async () => {
  const provider = await PluginProcess.start(shippedProvider().executable);
  try {
    expect((await provider.schema()).equals(encodeSchema(rdslicensing))).toBe(true);
  } finally {
    await provider.close();
  }
});

describe.each([
  { form: "script", role: [], variant: "", secondPart: ["node:vm"] },
  { form: "program", role: ["standalone/main"], variant: ".standalone", secondPart: ["./part-2.cjs"] },
])("a process of the provider, in the form of the $form, loads", ({ form, role, variant, secondPart }) => {
  const folder = mkdtempSync(join(tmpdir(), "start-test-"));
  const executable = join(folder, "provider");
  let provider: PluginProcess;
  beforeAll(async () => {
    execFileSync(process.execPath, [join(__dirname, "observed-provider.mjs"), form, executable]);
    provider = await PluginProcess.start(executable);
  });
  afterAll(async () => {
    await provider.close();
    rmSync(folder, { recursive: true });
  });

  let told = 0;
  /** What was loaded since the last call: files of `src` by their names, Node's modules once. */
  function loaded(): string[] {
    const all = readFileSync(`${executable}.loaded`, "utf8").trim().split("\n");
    const since = all.slice(told).map((name) => name.replace(/^src\/(.*)\.ts$/, "$1"));
    told = all.length;
    return [...new Set(since)];
  }

  test("before it answers the handshake, no more than a socket and a certificate need; for the schema, its own server", async () => {
    expect((await provider.schema()).length).toBeGreaterThan(10_000);
    const all = loaded();
    const line = all.indexOf("line");
    expect(new Set(all.slice(0, line).filter((name) => name.startsWith("node:")))).toEqual(
      new Set(["fs", "net", "os", "path", "crypto"].map((name) => `node:${name}`)),
    );
    expect(all.slice(0, line).filter((name) => !name.startsWith("node:"))).toEqual([
      ...role,
      ...["plugin/encode-schema", "plugin/diagnostics", "plugin/handshake/handshake", "plugin/handshake/listen"],
      ...[
        "harmless-text/harmless",
        "harmless-text/escape-text",
        "harmless-text/harmless-values",
        "harmless-text/some-of",
        "harmless-text/index",
      ],
      ...["plugin/number", "plugin/value", "plugin/secrets", "plugin/write-line", "plugin/log", "plugin/provider"],
      ...["plugin/reattach", "plugin/handshake/der", "plugin/handshake/certificate", "plugin/serve", "plugin/schema"],
      ...["plugin/index", "provider/main"],
    ]);
    expect(all.slice(line + 1)).toEqual([
      ...["node:http2", "plugin/grpc/call-error", "plugin/grpc/message", "plugin/grpc/request"],
      ...["plugin/grpc/response", "plugin/grpc/timeout", "plugin/grpc/unary-call", "plugin/grpc/server"],
      ...["node:tls", `plugin/handshake/client-authorities${variant}`, "plugin/handshake/mutual-tls"],
      ...["plugin/rpc/provider-connection", "plugin/plugin-server"],
    ]);
  });

  test("for validation, the provider and its domain, and nothing that reaches a host", async () => {
    const codec = [protocol.ValidateProviderConfig_Request, protocol.ValidateProviderConfig_Response] as const;
    const config = { msgpack: Buffer.from(encode({ winrm: null })) };
    expect(await provider.call("ValidateProviderConfig", codec, { config })).toEqual({ diagnostics: [] });
    const [part, ...all] = loaded();
    expect([part]).toEqual(secondPart);
    const layers = all.map((name) => name.split(/[:/]/)[0] ?? "");
    expect([...new Set(layers)].sort()).toEqual(["connection", "durations", "licensing", "node", "plugin", "provider"]);
  });

  test("for ConfigureProvider, nothing more", async () => {
    const codec = [protocol.ConfigureProvider_Request, protocol.ConfigureProvider_Response] as const;
    const unset = Object.fromEntries(Object.keys(WINRM_ATTRIBUTES).map((name) => [name, null]));
    const winrm = { ...unset, username: "CONTOSO\\admin", password: "secret" };
    const config = { msgpack: Buffer.from(encode({ winrm })) };
    expect(await provider.call("ConfigureProvider", codec, { config })).toEqual({ diagnostics: [] });
    expect(loaded()).toEqual([]);
  });
});
