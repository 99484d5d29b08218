import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, credentials, status } from "@grpc/grpc-js";
import { encode } from "@msgpack/msgpack";
import { type ReattachServer, startReattachServer } from "../../../src/plugin/reattach";
import * as protocol from "../../../src/plugin/wire/generated/tfplugin6";
import { noteProvider } from "../fixtures/note-provider";

let server: ReattachServer;
let client: Client;

beforeAll(async () => {
  server = await startReattachServer(noteProvider, "example.com/acme/note");
});
afterAll(() => server.close());

beforeEach(() => {
  const { Addr } = Object.values(JSON.parse(server.environment.TF_REATTACH_PROVIDERS))[0] as {
    Addr: { String: string };
  };
  // Otherwise clients of one address share a connection, and with it a configuration.
  const options = { "grpc.use_local_subchannel_pool": 1 };
  client = new Client(`unix:${Addr.String}`, credentials.createInsecure(), options);
});
afterEach(() => client.close());

function call<Response>(path: string, message: Uint8Array, decode: (bytes: Buffer) => Response): Promise<Response> {
  return new Promise((resolve, reject) => {
    const send = (bytes: Uint8Array) => Buffer.from(bytes);
    client.makeUnaryRequest(path, send, decode, message, (error, answer) =>
      error === null ? resolve(answer as Response) : reject(error),
    );
  });
}

const nothing = new Uint8Array();
const provider = (name: string) => `/tfplugin6.Provider/${name}`;

function read(request: protocol.ReadResource_Request): Promise<protocol.ReadResource_Response> {
  const message = protocol.ReadResource_Request.encode(request).finish();
  return call(provider("ReadResource"), message, (bytes) => protocol.ReadResource_Response.decode(bytes));
}

function upgrade(request: protocol.UpgradeResourceState_Request): Promise<protocol.UpgradeResourceState_Response> {
  const message = protocol.UpgradeResourceState_Request.encode(request).finish();
  return call(provider("UpgradeResourceState"), message, (b) => protocol.UpgradeResourceState_Response.decode(b));
}

const state = {
  ...{ name: "a", amount: null, count_of: null, tags: null, labels: null, members: null, secret: "invisible-ink" },
  ...{ style: null, lines: null, on_delete: "remove", fault: null, id: "a", revision: 1 },
};

function note(value: object): protocol.DynamicValue {
  return { msgpack: Buffer.from(encode(value)) };
}

describe("the server", () => {
  test("names what it has, and offers nothing else", async () => {
    const metadata = await call(provider("GetMetadata"), nothing, (b) => protocol.GetMetadata_Response.decode(b));
    const note = [{ typeName: "note_note" }];
    expect(metadata).toMatchObject({ resources: note, dataSources: note, functions: [] });
    const schema = await call(provider("GetProviderSchema"), nothing, (b) =>
      protocol.GetProviderSchema_Response.decode(b),
    );
    expect(Object.keys(schema.resourceSchemas ?? {})).toEqual(["note_note"]);
    expect(schema.serverCapabilities).toMatchObject({
      planDestroy: true,
      getProviderSchemaOptional: true,
      moveResourceState: false,
    });
    expect(await call(provider("GetResourceIdentitySchemas"), nothing, (b) => b.length)).toBe(0);
    expect(await call(provider("GetFunctions"), nothing, (b) => b.length)).toBe(0);
  });

  test("is healthy", async () => {
    expect(await call("/grpc.health.v1.Health/Check", nothing, (bytes) => bytes.toString("hex"))).toBe("0801");
  });

  test.each(["CallFunction", "OpenEphemeralResource", "MoveResourceState", "PlanAction"])(
    "does not implement %s",
    async (name) => {
      await expect(call(provider(name), nothing, () => 0)).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
    },
  );
});

describe("a call never fails, it answers with diagnostics,", () => {
  test("when the resource type is unknown", async () => {
    const { diagnostics } = await read({ typeName: "note_page" });
    expect(diagnostics).toEqual([expect.objectContaining({ summary: "Unknown resource type" })]);
  });

  test("when a value cannot be read", async () => {
    const { diagnostics } = await read({ typeName: "note_note", currentState: { msgpack: Buffer.of(0xc1) } });
    expect(diagnostics).toEqual([expect.objectContaining({ severity: protocol.Diagnostic_Severity.ERROR })]);
  });

  test("when the state is newer than the provider, or older than JSON", async () => {
    const newer = await upgrade({ typeName: "note_note", version: 9n, rawState: { json: Buffer.from("{}") } });
    expect(newer.diagnostics?.[0]?.summary).toBe("The state was written by a newer version of the provider");
    const older = await upgrade({ typeName: "note_note", rawState: { flatmap: { id: "a" } } });
    expect(older.diagnostics?.[0]?.detail).toContain("Only JSON state can be read");
  });

  test("when the provider is not configured", async () => {
    const message = protocol.ImportResourceState_Request.encode({ typeName: "note_note", id: "a" }).finish();
    const answer = await call(provider("ImportResourceState"), message, (b) =>
      protocol.ImportResourceState_Response.decode(b),
    );
    expect(answer.diagnostics?.[0]?.summary).toBe("The provider is not configured");
  });
});

test("an object is taken as it is stored while the provider is not configured", async () => {
  const { newState, diagnostics } = await read({ typeName: "note_note", currentState: note(state) });
  expect(newState).toMatchObject(note(state));
  expect(diagnostics).toEqual([expect.objectContaining({ severity: protocol.Diagnostic_Severity.WARNING })]);
});

test("after StopProvider what is asked is canceled", async () => {
  const directory = mkdtempSync(join(tmpdir(), "methods-test-"));
  const config = { directory, token: null };
  const configured = protocol.ConfigureProvider_Request.encode({ config: note(config) }).finish();
  await call(provider("ConfigureProvider"), configured, (bytes) => bytes);
  expect(await call(provider("StopProvider"), nothing, (bytes) => bytes.length)).toBe(0);
  const request = { typeName: "note_note", plannedState: note({ ...state, fault: "hang" }), config: note(state) };
  const message = protocol.ApplyResourceChange_Request.encode(request).finish();
  const answer = await call(provider("ApplyResourceChange"), message, (b) =>
    protocol.ApplyResourceChange_Response.decode(b),
  );
  expect(answer.diagnostics?.map(({ summary }) => summary)).toEqual(["Operation canceled"]);
  rmSync(directory, { recursive: true });
});
