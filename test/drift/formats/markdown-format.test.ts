import { FORMATS, makeReport } from "../../../src/drift";
import { nastyReport } from "../../support/nasty-report";
import { everyState } from "../../support/sample-reports";

describe("the markdown format", () => {
  test("lets no name become markup, a row or a line", () => {
    const text = FORMATS.markdown().render(nastyReport);
    expect(text).not.toMatch(/<script|\u001b|\u202e/);
    expect(text.match(/^\|/gm)).toHaveLength(5);
    expect(text.match(/^## /gm)).toHaveLength(1);
  });

  test("tells when each plan was made, and of what", () => {
    const text = FORMATS.markdown().render(everyState);
    expect(text).toContain("<sub>planned 2026-11-24 03:00 UTC: cdktf.out/stacks/farm</sub><br>\n");
    expect(text).toContain("<sub>plan of unknown time: plan.json</sub>\n");
  });

  test("tells which stack a host is of where there are several", () => {
    const host = { host: "rdsh1", state: "ok", settings: [], findings: [] } as const;
    const hosts = ["out/a", "out/b|"].map((origin) => ({ ...host, origin }));
    const text = FORMATS.markdown().render(makeReport("drift", hosts));
    expect(text).toContain("\n| rdsh1<br><sub>out/a</sub> | ✅ ok |");
    expect(text).toContain("\n| rdsh1<br><sub>out/b&#124;</sub> | ✅ ok |");
  });

  test("fits a comment on a pull request, and says that it was cut", () => {
    const remedy = "x".repeat(1000);
    const findings = [{ code: "c", severity: "error", summary: "s", remedy } as const];
    const hosts = Array.from({ length: 200 }, (_, index) => {
      return { host: `rdsh${index}`, state: "unhealthy", settings: [], findings } as const;
    });
    const text = FORMATS.markdown().render(makeReport("check", hosts));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/cut here\. .*hold all of it\.\n$/);
  });
});
