import { type ReattachServer, startReattachServer } from "../../src/plugin/reattach";
import { type Json, Workspace } from "../support/terraform";
import { ADDRESS, note, noteConfiguration } from "./fixtures/note-configuration";
import { noteProvider } from "./fixtures/note-provider";
import { Store } from "./fixtures/note-store";

let server: ReattachServer;
let workspace: Workspace;

beforeAll(async () => {
  server = await startReattachServer(noteProvider, ADDRESS);
});
afterAll(() => server.close());

beforeEach(() => {
  workspace = new Workspace({ environment: server.environment });
});
afterEach(() => workspace.remove());

/** A note that somebody else has written. */
function foreignNote(name: string): void {
  new Store({ directory: workspace.directory }).write({
    ...{
      name,
      amount: 1.5,
      count_of: null,
      tags: null,
      labels: null,
      members: ["b", "a", "b"],
      secret: "invisible-ink",
    },
    ...{ style: { color: "red", bold: true }, on_delete: "remove", fault: null, id: name, revision: 4 },
    lines: [
      { text: "one two", size: 5 },
      { text: "zwölf", size: 1 },
    ],
  });
}

async function configure(blocks: string, directory = `"${workspace.directory}"`): Promise<void> {
  workspace.write(noteConfiguration(directory, blocks));
  expect((await workspace.init()).stderr).toBe("");
}

function lookup(attributes: string): string {
  return `data "note_note" "found" {\n  ${attributes}\n}\n`;
}

/** What `validate -json` found, with the line it points at. */
async function validated(): Promise<Json[]> {
  const { diagnostics } = JSON.parse((await workspace.run(["validate", "-json"])).stdout);
  return diagnostics.map(({ severity, summary, snippet }: Json) => [severity, summary, snippet?.code?.trim()]);
}

describe("a data source is read", () => {
  test("at plan, every type of value, and again at every plan", async () => {
    foreignNote("alpha");
    await configure(`${lookup('name = "alpha"\n  labels = { color = "blue" }')}
      output "revision" { value = data.note_note.found.revision }`);
    expect((await workspace.plan()).code).toBe(2);
    const { values } = (await workspace.planJson()).prior_state.values.root_module.resources[0];
    const one = { text: "one two", size: 5, words: ["one", "two"], style: { bold: true } };
    const twelve = { text: "zwölf", size: 1, words: ["zwölf"], style: null };
    expect(values).toEqual({
      ...{ name: "alpha", on_missing: "fail", labels: { color: "blue", size: 1 }, fault: null, amount: 1.5 },
      ...{ members: ["a", "b"], secret: "invisible-ink", lines: [one, twelve], sizes: [{ size: 1 }, { size: 5 }] },
      ...{ by_text: { "one two": one, zwölf: twelve }, style: { color: "red" }, revision: 4 },
    });
    expect((await workspace.apply()).stdout).toContain("revision = 4");
    const { code, stdout } = await workspace.plan();
    expect([code, stdout]).toEqual([0, expect.stringContaining("No changes")]);
    new Store({ directory: workspace.directory }).remove("alpha");
    expect((await workspace.plan()).stderr).toContain("There is no note alpha.");
  });

  test("at apply, when its configuration depends on an object still to be created", async () => {
    await configure(`${note("alpha", 'secret = "invisible-ink"')}${lookup("name = note_note.alpha.id")}
      resource "terraform_data" "copy" { input = [data.note_note.found.on_missing, data.note_note.found.revision] }`);
    const planned = await workspace.plan();
    expect([planned.code, planned.stdout]).toEqual([2, expect.stringContaining("will be read during apply")]);
    expect(await workspace.apply()).toMatchObject({ code: 0, stderr: "" });
    const { resources } = (await workspace.stateJson()).values.root_module;
    const copy = resources.find(({ type }: Json) => type === "terraform_data");
    expect(copy.values.output).toEqual(["fail", 1]);
    expect((await workspace.plan()).code).toBe(0);
  });

  test("at apply, when it waits for what the provider's own configuration is made of", async () => {
    foreignNote("alpha");
    const later = `resource "terraform_data" "later" { input = "${workspace.directory}" }\n`;
    await configure(later + lookup('name = "alpha"'), "terraform_data.later.output");
    const { code, stderr } = await workspace.plan();
    expect([code, stderr]).toEqual([1, expect.stringContaining("The provider is not configured")]);
    expect(stderr.replace(/[\s│]+/g, " ")).toContain('or name them in "depends_on" of the data source');
    const waiting = lookup('name = "alpha"\n  depends_on = [terraform_data.later]');
    await configure(
      `${later}${waiting}output "revision" { value = data.note_note.found.revision }`,
      "terraform_data.later.output",
    );
    expect((await workspace.apply()).stdout).toContain("revision = 4");
  });

  test("inside a check, where a failure is a warning and an assertion sees the values", async () => {
    foreignNote("alpha");
    const check = (name: string) => `
      check "notes" {
        ${lookup(`name = "${name}"`)}
        assert {
          condition     = data.note_note.found.revision > 4
          error_message = "Revision \${data.note_note.found.revision} is too old."
        }
      }`;
    await configure(check("alpha"));
    const asserted = await workspace.apply();
    expect([asserted.code, asserted.stdout]).toEqual([0, expect.stringContaining("Revision 4 is too old.")]);
    await configure(check("nobody"));
    const missing = await workspace.apply();
    expect([missing.code, missing.stdout]).toEqual([0, expect.stringContaining("There is no note nobody.")]);
  });
});

describe("diagnostics of a data source", () => {
  test("point at the attribute before anything is read", async () => {
    await configure(lookup('name = "b/c"'));
    expect(await validated()).toEqual([["error", "Invalid value for name", 'name = "b/c"']]);
    await configure(lookup('name = "b"\n  labels = {}'));
    // Terraform looks for nested attributes in blocks only, so it shows the block of the data source here.
    expect(await validated()).toEqual([["warning", "No color", expect.stringContaining('data "note_note" "found"')]]);
  });

  test("judge at apply what was unknown at plan", async () => {
    await configure(
      `resource "terraform_data" "later" { input = "b/c" }\n${lookup("name = terraform_data.later.output")}`,
    );
    const { code, stderr } = await workspace.apply();
    expect([code, stderr]).toEqual([1, expect.stringContaining("A name holds no slash.")]);
    expect(stderr).toContain("name = terraform_data.later.output");
  });

  test.each([
    ["refuse", "Note refused", 'fault = "refuse"'],
    ["throw", "The provider failed unexpectedly", "the note fell off the table"],
    ["hang", "Operation timed out", "Reading data source note_note took longer than 4 s."],
    ["unknown", "The provider returned an unknown value", "style is still unknown"],
  ])("of a read that fails by %s leave the plan without a value", async (fault, summary, text) => {
    foreignNote("alpha");
    await configure(lookup(`name = "alpha"\n  fault = "${fault}"`));
    const { code, stderr } = await workspace.plan();
    expect([code, stderr]).toEqual([1, expect.stringContaining(`Error: ${summary}`)]);
    expect(stderr).toContain(text);
  });

  test("of severity warning are shown, point at the attribute, and stop nothing", async () => {
    await configure(lookup('name = "nobody"\n  on_missing = "warn"'));
    const { code, stdout } = await workspace.plan();
    expect([code, stdout]).toEqual([0, expect.stringContaining("Warning: Nothing found")]);
    expect(stdout).toContain('name = "nobody"');
  });
});

test("sensitive values are hidden by Terraform, in outputs too", async () => {
  foreignNote("alpha");
  await configure(`${lookup('name = "alpha"')}\noutput "ink" { value = data.note_note.found.secret }`);
  const { code, stderr } = await workspace.plan();
  expect([code, stderr]).toEqual([1, expect.stringContaining("Output refers to sensitive values")]);
});

test("the schema as Terraform prints it tells the data source and its nested attributes", async () => {
  await configure("");
  const printed = JSON.parse((await workspace.run(["providers", "schema", "-json"])).stdout);
  const { block } = printed.provider_schemas[ADDRESS].data_source_schemas.note_note;
  expect(block.description).toBe("A note that is there already.");
  expect(block.attributes).toMatchObject({
    name: { type: "string", required: true },
    on_missing: { type: "string", optional: true, computed: true },
    secret: { computed: true, sensitive: true },
    members: { type: ["set", "string"], computed: true },
    lines: {
      nested_type: { nesting_mode: "list", attributes: { words: { type: ["list", "string"], computed: true } } },
    },
    sizes: { nested_type: { nesting_mode: "set" } },
    by_text: { nested_type: { nesting_mode: "map" } },
    style: { nested_type: { nesting_mode: "single", attributes: { color: { computed: true } } } },
  });
  expect(block.attributes.revision).not.toHaveProperty("optional");
});
