import { FORMATS } from "../../../src/drift";
import { nastyReport } from "../../support/nasty-report";

describe("the github format", () => {
  test("is one command a line, and no name ends one or begins another", () => {
    const lines = FORMATS.github().render(nastyReport).trimEnd().split("\n");
    expect(lines).toHaveLength(5);
    for (const line of lines) {
      expect(line).toMatch(/^::(error|notice) title=[^:,]*::/);
      expect(line).not.toMatch(/\r/);
    }
    expect(lines[0]).toContain("evil\u001b[31m%0Ahost");
    expect(lines[0]).toContain("%250A");
  });
});
