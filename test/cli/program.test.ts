import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./support/run-command";

test("the help ends with where the documentation is, in the package until it has a homepage", async () => {
  const { stdout } = await runCommand(["--help"]);
  const { homepage } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8"));
  const [, place = ""] = /\nDocumentation: (.+)\n$/.exec(stdout) ?? [];
  if (homepage !== undefined) expect(place).toBe(homepage);
  else expect(existsSync(place)).toBe(true);
});
