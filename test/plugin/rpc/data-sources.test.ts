import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExtData, decode as foreignDecode, encode as foreignEncode } from "@msgpack/msgpack";
import { createLogger } from "../../../src/plugin/log";
import { providerMethods } from "../../../src/plugin/rpc/methods";
import { Session } from "../../../src/plugin/rpc/session";
import { Secrets } from "../../../src/plugin/secrets";
import * as protocol from "../../../src/plugin/wire/generated/tfplugin6";
import { noteProvider } from "../fixtures/note-provider";
import { Store } from "../fixtures/note-store";

const directory = mkdtempSync(join(tmpdir(), "data-sources-test-"));
afterAll(() => rmSync(directory, { recursive: true }));

let session: Session;
let log: string[];

beforeEach(() => {
  log = [];
  const secrets = new Secrets();
  const write = (line: string) => log.push(line);
  session = new Session({
    provider: noteProvider,
    secrets,
    log: createLogger({ module: "note", level: "trace", secrets, write }),
  });
  session.use({ directory });
  new Store({ directory }).write({
    ...{ name: "a", amount: 9007199254740993n, count_of: null, tags: null, labels: null, members: ["x", "y"] },
    ...{ secret: "invisible-ink", style: { color: "red", bold: false }, on_delete: "remove", fault: null, id: "a" },
    ...{ revision: 3, lines: [{ text: "one two", size: 5 }] },
  });
});

const nothing = { on_missing: null, labels: null, fault: null, amount: null, members: null, secret: null };
const unasked = { ...nothing, lines: null, sizes: null, by_text: null, style: null, revision: null };
const unknown = new ExtData(0, Uint8Array.of(0));

interface Codec<T> {
  readonly request: protocol.MessageFns<{ typeName?: string; config?: protocol.DynamicValue }>;
  readonly response: protocol.MessageFns<T>;
}

async function call<T>(
  name: string,
  { request, response }: Codec<T>,
  config: object,
  typeName: string,
  gone?: AbortSignal,
) {
  const handler = providerMethods(session).get(`/tfplugin6.Provider/${name}`);
  const message = request.encode({ typeName, config: { msgpack: Buffer.from(foreignEncode(config)) } }).finish();
  const answer = await handler?.(Buffer.from(message), gone ?? new AbortController().signal);
  return response.decode(answer ?? Buffer.of());
}

function validate(config: object, typeName = "note_note") {
  const codec = {
    request: protocol.ValidateDataResourceConfig_Request,
    response: protocol.ValidateDataResourceConfig_Response,
  };
  return call("ValidateDataResourceConfig", codec, { ...unasked, ...config }, typeName);
}

async function read(config: object, { typeName = "note_note", gone }: { typeName?: string; gone?: AbortSignal } = {}) {
  const codec = { request: protocol.ReadDataSource_Request, response: protocol.ReadDataSource_Response };
  const answer = await call("ReadDataSource", codec, { ...unasked, ...config }, typeName, gone);
  const bytes = answer.state?.msgpack;
  const state = bytes && (foreignDecode(bytes, { useBigInt64: true }) as { [name: string]: unknown });
  return { state, diagnostics: answer.diagnostics ?? [] };
}

function attributeNames(diagnostic: protocol.Diagnostic | undefined) {
  return diagnostic?.attribute?.steps?.map(({ selector }) => [selector?.$case, selector?.value]);
}

describe("a configuration is judged", () => {
  test("attribute by attribute, elsewhere than the resource of the same name", async () => {
    const { diagnostics = [] } = await validate({ name: "a/b" });
    expect(diagnostics.map(({ summary, detail }) => [summary, detail])).toEqual([
      ["Invalid value for name", "A name holds no slash."],
    ]);
    expect(attributeNames(diagnostics[0])).toEqual([["attributeName", "name"]]);
  });

  test("across attributes once each is right, with paths through its own schema", async () => {
    const labels = { color: null, size: null };
    const { diagnostics = [] } = await validate({ name: "a", labels });
    expect(diagnostics.map(({ summary }) => summary)).toEqual(["No color"]);
    expect(attributeNames(diagnostics[0])).toEqual([
      ["attributeName", "labels"],
      ["attributeName", "color"],
    ]);
    expect((await validate({ name: "a/b", labels })).diagnostics).toHaveLength(1);
  });

  test("while values are unknown, which are passed over", async () => {
    expect((await validate({ name: unknown, labels: unknown })).diagnostics).toEqual([]);
  });

  test("by an author who throws, with paths through its own schema too", async () => {
    const { diagnostics = [] } = await validate({ name: "a", fault: "reject" });
    expect(diagnostics.map(({ summary }) => summary)).toEqual(["Color refused"]);
    expect(attributeNames(diagnostics[0])?.[1]).toEqual(["attributeName", "color"]);
  });

  test("only for a data source there is", async () => {
    expect((await validate({ name: "a" }, "note_page")).diagnostics?.[0]?.summary).toBe("Unknown data source type");
  });
});

describe("a read", () => {
  test("returns what is asked with its defaults, and every type of computed value", async () => {
    const line = { text: "one two", size: 5, words: ["one", "two"], style: { bold: true } };
    const { state, diagnostics } = await read({ name: "a", labels: { color: "blue", size: null } });
    expect(diagnostics).toEqual([]);
    expect(state).toEqual({
      name: "a",
      on_missing: "fail",
      labels: { color: "blue", size: 1 },
      fault: null,
      amount: 9007199254740993n,
      members: ["x", "y"],
      secret: "invisible-ink",
      lines: [line],
      sizes: [{ size: 5 }],
      by_text: { "one two": line },
      style: { color: "red" },
      revision: 3,
    });
  });

  test("may find nothing: nulls beside a warning on the attribute", async () => {
    const { state, diagnostics } = await read({ name: "z", on_missing: "warn" });
    expect(state).toEqual({ ...unasked, name: "z", on_missing: "warn" });
    expect(diagnostics.map(({ severity, summary }) => [severity, summary])).toEqual([
      [protocol.Diagnostic_Severity.WARNING, "Nothing found"],
    ]);
    expect(attributeNames(diagnostics[0])).toEqual([["attributeName", "name"]]);
  });

  test("that the author refuses is an error on the attribute of the data source, without a state", async () => {
    const { state, diagnostics } = await read({ name: "a", fault: "reject" });
    expect([state, diagnostics[0]?.summary]).toEqual([undefined, "Color refused"]);
    expect(attributeNames(diagnostics[0])).toEqual([
      ["attributeName", "labels"],
      ["attributeName", "color"],
    ]);
  });

  test("names a value left unknown as a defect", async () => {
    const { diagnostics } = await read({ name: "a", fault: "unknown" });
    expect(diagnostics.map(({ summary, detail }) => [summary, detail])).toEqual([
      ["The provider returned an unknown value", expect.stringContaining("style is still unknown")],
    ]);
    expect(attributeNames(diagnostics[0])).toEqual([["attributeName", "style"]]);
  });

  test("shows no secret it has found: not in its diagnostics, nor in the log from then on", async () => {
    const { diagnostics } = await read({ name: "a", fault: "show" });
    expect(diagnostics[0]?.detail).toBe("It says (sensitive).");
    session.log.info("invisible-ink");
    expect(log.join()).not.toContain("invisible-ink");
  });

  test("ends at its deadline, and when Terraform stops or is gone", async () => {
    const timedOut = await read({ name: "a", fault: "hang" });
    expect(timedOut.diagnostics.map(({ summary, detail }) => [summary, detail])).toEqual([
      ["Operation timed out", "Reading data source note_note took longer than 4 s."],
    ]);
    const gone = await read({ name: "a", fault: "hang" }, { gone: AbortSignal.abort() });
    expect(gone.diagnostics[0]?.summary).toBe("Operation canceled");
    session.stop();
    expect((await read({ name: "a", fault: "hang" })).diagnostics[0]?.summary).toBe("Operation canceled");
  });

  test("needs a configured provider and a data source there is", async () => {
    expect((await read({ name: "a" }, { typeName: "note_page" })).diagnostics[0]?.summary).toBe(
      "Unknown data source type",
    );
    session.use(undefined);
    const { state, diagnostics } = await read({ name: "a" });
    expect([state, diagnostics[0]?.summary]).toEqual([undefined, "The provider is not configured"]);
    expect(diagnostics[0]?.detail).toContain("depends_on");
  });
});

test("the schema and the metadata list data sources beside resources; a default is optional and computed", async () => {
  const methods = providerMethods(session);
  const ask = async (name: string) =>
    Buffer.from((await methods.get(`/tfplugin6.Provider/${name}`)?.(Buffer.of(), new AbortController().signal)) ?? []);
  const metadata = protocol.GetMetadata_Response.decode(await ask("GetMetadata"));
  expect(metadata.dataSources).toEqual([{ typeName: "note_note" }]);
  const { dataSourceSchemas } = protocol.GetProviderSchema_Response.decode(await ask("GetProviderSchema"));
  const attributes = dataSourceSchemas?.note_note?.block?.attributes ?? [];
  const flags = attributes.map(({ name, required, optional, computed }) => ({ name, required, optional, computed }));
  expect(flags).toEqual(
    expect.arrayContaining([
      { name: "name", required: true, optional: false, computed: false },
      { name: "on_missing", required: false, optional: true, computed: true },
      { name: "revision", required: false, optional: false, computed: true },
    ]),
  );
});
