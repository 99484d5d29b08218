import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findStacks } from "../../../src/reports/plan/find-stacks";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "stacks-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

function put(path: string, text = ""): string {
  const file = join(directory, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe("what a path stands for", () => {
  test("is every stack of the output folder of cdktf, in order", () => {
    put("stacks/site-b/cdk.tf.json");
    put("stacks/site-a/cdk.tf");
    put("stacks/notes.txt");
    expect(findStacks(directory)).toEqual([
      { folder: join(directory, "stacks/site-a") },
      { folder: join(directory, "stacks/site-b") },
    ]);
  });

  test("is not kept from being found by a stack that is gone, which a link still names", () => {
    put("stacks/site-a/cdk.tf.json");
    symlinkSync(join(directory, "gone"), join(directory, "stacks/site-b"));
    expect(findStacks(directory)).toEqual([{ folder: join(directory, "stacks/site-a") }]);
  });

  test("that links to itself, or may not be read, is an error", () => {
    mkdirSync(join(directory, "stacks"));
    symlinkSync(join(directory, "stacks/loop"), join(directory, "stacks/loop"));
    expect(() => findStacks(directory)).toThrow(expect.objectContaining({ code: "cannot_read" }));
  });

  describe("that has a manifest", () => {
    const manifest = (...folders: unknown[]) =>
      put(
        "manifest.json",
        JSON.stringify({ stacks: { ...folders.map((workingDirectory) => ({ workingDirectory })) } }),
      );

    test("is every stack, those that it does not name as well", () => {
      put("stacks/site-a/cdk.tf.json");
      put("stacks/site-b/cdk.tf.json");
      manifest("stacks/site-a");
      expect(findStacks(directory)).toHaveLength(2);
    });

    test.each([
      ["none of them is there", undefined],
      ["one of them is not there", "stacks/site-b/cdk.tf.json"],
      ["one of them is somewhere else", "elsewhere/cdk.tf.json"],
    ])("is an error where %s, since its hosts would look well", (_what, present) => {
      put("stacks/notes.txt");
      if (present !== undefined) put(present);
      manifest("stacks/site-b", "stacks/../elsewhere");
      expect(() => findStacks(directory)).toThrow(
        expect.objectContaining({ code: "cannot_read", summary: `${directory} lacks a stack` }),
      );
    });

    test.each(["null", "[]", '{"stacks":null}', '{"stacks":{"a":null,"b":{"workingDirectory":1}}}'])(
      "of something else, %s, is as if it had none",
      (text) => {
        put("stacks/site-a/cdk.tf.json");
        put("manifest.json", text);
        expect(findStacks(directory)).toHaveLength(1);
      },
    );

    test("which is cut off is an error", () => {
      put("stacks/site-a/cdk.tf.json");
      put("manifest.json", '{"stacks":{"site-a":');
      expect(() => findStacks(directory)).toThrow(/manifest\.json is incomplete JSON/);
    });
  });

  test.each(["main.tf", "main.tf.json", "main.tofu", "main.tofu.json"])("is a folder that holds %s itself", (name) => {
    put(name);
    expect(findStacks(directory)).toEqual([{ folder: directory }]);
  });

  test("is the JSON of a plan where it is a file", () => {
    const file = put("plan.json");
    expect(findStacks(file)).toEqual([{ file }]);
  });

  test("is standard input where it is a hyphen, whatever the folder holds", () => {
    expect(findStacks("-")).toEqual([{ input: "-" }]);
  });

  test.each([
    ["does not exist", "absent", "cannot_read"],
    ["holds nothing to plan", ".", "nothing_to_report"],
  ])("that %s is an error", (_what, path, code) => {
    expect(() => findStacks(join(directory, path))).toThrow(expect.objectContaining({ code }));
  });
});
