import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const EXAMPLES = join(__dirname, "../../examples");

const folders = readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const index = readFileSync(join(EXAMPLES, "README.md"), "utf8");

describe("The examples", () => {
  test.each(folders)("%s is in the table of all", (folder) => {
    expect(index).toContain(`[${folder}](${folder})`);
  });

  test("of the table are all there", () => {
    const linked = [...index.matchAll(/\]\(([\w-]+)\)/g)].map(([, folder]) => folder);
    expect(linked.sort()).toEqual([...folders].sort());
  });

  test.each(folders.filter((folder) => existsSync(join(EXAMPLES, folder, "cdktf.json"))))(
    "%s says how to run it",
    (folder) => {
      const text = readFileSync(join(EXAMPLES, folder, "README.md"), "utf8");
      expect(text).toMatch(/^# /);
      expect(text).toContain("```sh\n");
    },
  );
});
