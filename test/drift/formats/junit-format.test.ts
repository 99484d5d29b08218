import { SaxesParser } from "saxes";
import { FORMATS, makeReport } from "../../../src/drift";
import { NASTY, nastyReport } from "../../support/nasty-report";

/** The elements of a document in order; throws where it is not well-formed. */
function elements(xml: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) =>
    found.push({ name, attributes: attributes as Record<string, string> }),
  );
  parser.write(xml).close();
  return found;
}

describe("the junit format", () => {
  test("is well-formed whatever the names, and counts what it holds", () => {
    const all = elements(FORMATS.junit().render(nastyReport));
    const count = (name: string) => String(all.filter((one) => one.name === name).length);
    expect(all[0]).toEqual({
      name: "testsuites",
      attributes: {
        name: "rds-licensing drift",
        tests: count("testcase"),
        failures: count("failure"),
        errors: count("error"),
      },
    });
    const counts = ["testsuite", "failure", "error", "skipped"].map(count);
    expect(counts).toEqual(["4", "2", "2", "1"]);
    expect(all[1]?.attributes.name).toBe(`${NASTY} (${NASTY})`.replaceAll("\u001b", "\ufffd"));
    expect(all[1]?.attributes).toMatchObject({ failures: "2", skipped: "1", timestamp: "1970-01-01T00:00:00.000Z" });
  });

  test.each(["unreachable", "failed"] as const)("tells of a host that is %s as an error, not a failure", (state) => {
    const error = { summary: "No.", detail: "Not." };
    const report = makeReport("drift", [{ host: "rdsh1", state, settings: [], findings: [], error }]);
    const [all, ...others] = elements(FORMATS.junit().render(report));
    expect(all?.attributes).toMatchObject({ tests: "1", failures: "0", errors: "1" });
    expect(others.at(-1)).toEqual({ name: "error", attributes: { message: "No.", type: state } });
  });

  test("passes a host with nothing wrong", () => {
    const report = makeReport("check", [{ host: "rdsh1", state: "ok", settings: [], findings: [] }]);
    const names = elements(FORMATS.junit().render(report)).map(({ name }) => name);
    expect(names).toEqual(["testsuites", "testsuite", "testcase"]);
  });
});
