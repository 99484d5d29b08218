import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ReattachServer, startReattachServer } from "../../src/plugin/reattach";
import { type Json, Workspace } from "../support/terraform";
import { ADDRESS, note, noteConfiguration } from "./fixtures/note-configuration";
import { noteProvider } from "./fixtures/note-provider";

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

function configure(resources: string, directory = `"${workspace.directory}"`): void {
  workspace.write(noteConfiguration(directory, resources));
}

async function applied(resources: string): Promise<void> {
  configure(resources);
  await workspace.init();
  const { code, stderr } = await workspace.apply();
  expect([code, stderr]).toEqual([0, ""]);
}

function noteFile(name: string): string {
  return join(workspace.directory, `${name}.json`);
}

async function storedNotes(): Promise<Json[]> {
  const state = await workspace.stateJson();
  return state.values?.root_module.resources.map(({ values }: Json) => values) ?? [];
}

describe("values", () => {
  test("of every type survive create, refresh and an empty plan", async () => {
    await applied(
      note(
        "alpha",
        `
        count_of = 7
        tags     = ["x", "y"]
        labels   = { "__proto__" = "p", constructor = "c" }
        members  = ["b", "a", "b"]
        secret   = "invisible-ink"
        style    = { color = "red" }
        lines    = [{ text = "one" }, { text = "zwölf", size = 5 }]`,
      ),
    );
    expect(await storedNotes()).toEqual([
      {
        name: "alpha",
        amount: null,
        count_of: 7,
        tags: ["x", "y"],
        labels: JSON.parse('{"__proto__":"p","constructor":"c"}'),
        members: ["a", "b"],
        secret: "invisible-ink",
        style: { color: "red", bold: false },
        lines: [
          { text: "one", size: 1 },
          { text: "zwölf", size: 5 },
        ],
        on_delete: "remove",
        fault: null,
        id: "alpha",
        revision: 1,
      },
    ]);
    expect((await workspace.plan()).code).toBe(0);
  });

  test.each([
    "0.1",
    "1.5",
    "-7",
    "9007199254740993",
    "3.14159265358979323846",
    "123456789012345678901234567890",
    "1e-9",
    "1e300",
  ])("the number %s keeps every digit", async (amount) => {
    await applied(note("alpha", `amount = ${amount}`));
    const { code, stdout } = await workspace.plan();
    expect([code, stdout]).toEqual([0, expect.stringContaining("No changes")]);
    configure(`${note("alpha", `amount = ${amount}`)}\noutput "same" { value = note_note.alpha.amount == ${amount} }`);
    expect((await workspace.apply()).stdout).toContain("same = true");
  });

  test("that are not known yet, in part or with a known beginning, are planned and then created", async () => {
    await applied(`
      resource "terraform_data" "later" { input = "x" }
      resource "note_note" "alpha" {
        name   = "n-\${terraform_data.later.id}"
        tags   = ["a", terraform_data.later.output]
        labels = { k = terraform_data.later.output }
        style  = { color = terraform_data.later.output }
        secret = terraform_data.later.id
      }`);
    expect((await workspace.plan()).code).toBe(0);
    const note = (await storedNotes())[0];
    expect(note).toMatchObject({ tags: ["a", "x"], labels: { k: "x" }, style: { color: "x", bold: false } });
  });

  test("of the provider's own configuration may be unknown at plan", async () => {
    configure(
      `resource "terraform_data" "later" { input = "${workspace.directory}" }\n${note("alpha")}`,
      "terraform_data.later.output",
    );
    await workspace.init();
    expect((await workspace.plan()).code).toBe(2);
    expect((await workspace.apply()).code).toBe(0);
    expect(JSON.parse(readFileSync(noteFile("alpha"), "utf8"))).toMatchObject({ revision: 1 });
  });
});

describe("changes", () => {
  test("in the configuration update in place", async () => {
    await applied(note("alpha", 'tags = ["x"]'));
    await applied(note("alpha", 'tags = ["y"]'));
    expect(await storedNotes()).toEqual([expect.objectContaining({ tags: ["y"], revision: 2 })]);
  });

  test("behind Terraform's back are planned back, attribute by attribute", async () => {
    await applied(note("alpha", 'tags = ["x"]'));
    const stored = JSON.parse(readFileSync(noteFile("alpha"), "utf8"));
    writeFileSync(noteFile("alpha"), JSON.stringify({ ...stored, tags: ["z"], on_delete: "keep" }));
    expect((await workspace.plan()).code).toBe(2);
    const [{ change }] = (await workspace.planJson()).resource_changes;
    expect(change.actions).toEqual(["update"]);
    const changed = Object.keys(change.after).filter(
      (name) => JSON.stringify(change.after[name]) !== JSON.stringify(change.before[name]),
    );
    expect(changed).toEqual(["on_delete", "tags"]);
  });

  test("that cannot be made in place replace the object", async () => {
    await applied(note("alpha"));
    configure(note("alpha").replace('name = "alpha"', 'name = "beta"'));
    await workspace.plan();
    const [replaced] = (await workspace.planJson()).resource_changes;
    expect(replaced).toMatchObject({
      action_reason: "replace_because_cannot_update",
      change: { actions: ["delete", "create"], replace_paths: [["name"]], after_unknown: { id: true, revision: true } },
    });
    expect((await workspace.apply()).code).toBe(0);
    expect(await storedNotes()).toEqual([expect.objectContaining({ id: "beta", revision: 1 })]);
  });

  test("that removed the object have it created again", async () => {
    await applied(note("alpha"));
    rmSync(noteFile("alpha"));
    expect((await workspace.plan()).code).toBe(2);
    expect((await workspace.planJson()).resource_changes[0].change.actions).toEqual(["create"]);
  });

  test("of the schema since the state was written are taken in", async () => {
    await applied(note("alpha", "amount = 9007199254740993"));
    const file = join(workspace.directory, "terraform.tfstate");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace('"on_delete": "remove"', '"long_gone": {"a": [1.50]}'));
    const { code, stdout } = await workspace.plan();
    expect([code, stdout]).toEqual([0, expect.stringContaining("No changes")]);
  });
});

describe("an import", () => {
  test("followed by a plan is empty when the configuration matches", async () => {
    await applied(note("alpha", 'tags = ["x"]'));
    await workspace.run(["state", "rm", "note_note.alpha"]);
    expect((await workspace.import("note_note.alpha", "alpha")).code).toBe(0);
    expect((await workspace.plan()).code).toBe(0);
  });

  test("of what does not exist says so", async () => {
    configure(note("alpha"));
    await workspace.init();
    const { code, stderr } = await workspace.import("note_note.alpha", "nobody");
    expect([code, stderr]).toEqual([1, expect.stringContaining("There is no note nobody.")]);
  });
});

describe("diagnostics", () => {
  test("point at the attribute, and at the element", async () => {
    configure(`${note("alpha", 'tags = ["a", ""]\n  amount = 0')}${note("beta", "").replace('"beta"\n', '"b/c"\n')}`);
    await workspace.init();
    const validated = JSON.parse((await workspace.run(["validate", "-json"])).stdout);
    const found = validated.diagnostics.map(({ severity, summary, detail, snippet }: Json) => [
      severity,
      summary,
      detail,
      snippet?.code?.trim(),
    ]);
    expect(found).toEqual(
      expect.arrayContaining([
        ["error", "Invalid value for tags.1", "A tag is not empty.", 'tags = ["a", ""]'],
        ["error", "Invalid value for name", "A name holds no slash.", 'name = "b/c"'],
      ]),
    );
    expect(found).toHaveLength(2);
  });

  test("of severity warning do not stop anything", async () => {
    configure(note("alpha", "amount = 0"));
    await workspace.init();
    const { code, stdout } = await workspace.apply();
    expect([code, stdout]).toEqual([0, expect.stringContaining("Nothing on the note")]);
  });

  test("are made of exceptions, which name the defect; the provider lives on", async () => {
    configure(note("alpha", 'fault = "throw"') + note("beta"));
    await workspace.init();
    const { code, stderr } = await workspace.apply();
    expect([code, stderr]).toEqual([1, expect.stringContaining("The provider failed unexpectedly")]);
    expect(stderr).toContain("the note fell off the table");
    expect(await storedNotes()).toEqual([expect.objectContaining({ id: "beta" })]);
  });

  test.each([
    ["apply", "refuse", "Note refused"],
    ["plan", "object", "Not planned"],
  ])("that an author throws at %s are shown as they are", async (_, fault, summary) => {
    configure(note("alpha", `fault = "${fault}"`));
    await workspace.init();
    const { stderr } = await workspace.apply();
    expect(stderr).toContain(`Error: ${summary}`);
    expect(stderr).toContain(`fault = "${fault}"`);
  });
});

describe("what a failed operation leaves", () => {
  test("a half-finished create is stored and tainted", async () => {
    configure(note("alpha", 'fault = "half"'));
    await workspace.init();
    expect((await workspace.apply()).code).toBe(1);
    const [{ instances }] = JSON.parse(await workspace.rawState()).resources;
    expect(instances[0]).toMatchObject({ status: "tainted", attributes: { id: "alpha" } });
  });

  test("an update beyond its deadline keeps the state as it was", async () => {
    await applied(note("alpha"));
    configure(note("alpha", 'fault = "hang"'));
    const { code, stderr } = await workspace.apply();
    expect([code, stderr]).toEqual([1, expect.stringContaining("Operation timed out")]);
    expect(await storedNotes()).toEqual([expect.objectContaining({ fault: null, revision: 1 })]);
  });

  test("private state reaches the delete, and a failed delete keeps the object", async () => {
    await applied(note("alpha", 'on_delete = "complain"'));
    const { code, stderr } = await workspace.destroy();
    expect([code, stderr]).toEqual([1, expect.stringContaining("Created as alpha.")]);
    expect(await storedNotes()).toHaveLength(1);
    await applied(note("alpha"));
    expect((await workspace.destroy()).code).toBe(0);
    expect(await storedNotes()).toEqual([]);
  });
});

test("two configurations of the provider on one process do not mix", async () => {
  const other = new Workspace();
  try {
    await applied(`
      provider "note" {
        alias     = "other"
        directory = "${other.directory}"
      }
      ${note("alpha")}
      ${note("beta", "provider = note.other")}`);
    expect(JSON.parse(readFileSync(noteFile("alpha"), "utf8"))).toMatchObject({ id: "alpha" });
    expect(JSON.parse(readFileSync(join(other.directory, "beta.json"), "utf8"))).toMatchObject({ id: "beta" });
  } finally {
    other.remove();
  }
});
