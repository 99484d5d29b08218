import { FORMATS } from "../../../src/drift";
import { nastyReport } from "../../support/nasty-report";

describe("the text format", () => {
  test("lets no name steer a terminal or break a line", () => {
    const text = FORMATS.text().render(nastyReport);
    expect(text).not.toMatch(/\u001b|\u202e/);
    expect(text.match(/^host/gm)).toBeNull();
    expect(text).toContain("evil\\u001b[31m\\u000ahost\\u202e");
  });

  test("is in color only where asked to", () => {
    expect(FORMATS.text().render(nastyReport, { color: true })).toContain("\u001b[31m");
  });

  test("ends with what there is of each state", () => {
    expect(FORMATS.text().render(nastyReport)).toMatch(/\n3 hosts: 1 ok, 1 drifted, 1 unreachable, 1 not planned\n$/);
  });
});
