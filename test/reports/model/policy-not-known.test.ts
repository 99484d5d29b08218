import { hostTexts } from "../../../src/cli/watch/host-texts";
import { FORMAT_NAMES, FORMATS, type HostReport, makeReport, type SettingReport } from "../../../src/reports";

/** Of a host whose Group Policy decides, with what could not be found out; its own values are others. */
function decidedByPolicy(change: Partial<SettingReport> = {}): HostReport {
  const policy = { effective: null, source: "group_policy", drifted: false, ...change } as const;
  return {
    host: "rdsh1",
    state: "not_known",
    settings: [
      { attribute: "mode", found: "per_user", ...policy },
      { attribute: "license_servers", found: ["own-server"], ...policy },
    ],
    findings: [],
  };
}

const rendered = (name: (typeof FORMAT_NAMES)[number], host: HostReport) =>
  FORMATS[name]().render(makeReport("check", [host]));

describe("where Group Policy decides with what is not known", () => {
  test.each(FORMAT_NAMES.filter((name) => name !== "json"))("%s never tells the host's own value for it", (name) => {
    expect(rendered(name, decidedByPolicy())).not.toMatch(/per_user|own-server/);
  });

  test("it is told that it is not known, and who decides", () => {
    const host = decidedByPolicy();
    expect(rendered("text", host)).toContain(
      "mode: not known (Group Policy)\n  license servers: not known (Group Policy)",
    );
    expect(rendered("markdown", host)).toContain("not known (Group Policy) | not known (Group Policy)");
    expect(rendered("html", host)).toMatch(/not known<\/span><p class="note">set by Group Policy/);
    expect(hostTexts(host)).toMatchObject({ mode: "not known (Group Policy)", servers: "not known (Group Policy)" });
  });

  test("what is declared is not told for it either, nor is it marked as being so", () => {
    const [mode] = decidedByPolicy({ declared: "per_user" }).settings;
    const host: HostReport = { ...decidedByPolicy(), settings: mode ? [mode] : [] };
    expect(rendered("text", host)).toContain("mode: not known (Group Policy)");
    expect(rendered("html", host)).not.toContain('aria-hidden="true">✓</span> <span class="muted">not known');
  });
});

test("a host's own value is told where nobody else decides", () => {
  const host = decidedByPolicy({ source: null });
  expect(rendered("text", host)).toContain("mode: per_user\n");
  expect(hostTexts(host)).toMatchObject({ mode: "per_user", servers: "own-server" });
});
