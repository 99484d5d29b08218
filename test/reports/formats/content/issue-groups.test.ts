import { type HostReport, makeReport } from "../../../../src/reports";
import { groupIssues } from "../../../../src/reports/formats/content/issue-groups";
import { sixtyHosts } from "../../../support/sixty-hosts";

function refused(host: string, at: string): HostReport {
  const error = { summary: `${at} refused the connection`, detail: `At https://${at}:5986: nothing listens.` };
  return { host, state: "unreachable", settings: [], findings: [], error };
}

describe("what is wrong at hosts", () => {
  test("is told once for all that have it, worst first, then what most have", () => {
    const groups = groupIssues(sixtyHosts).map(({ code, hosts }) => `${hosts.length} ${code}`);
    expect(groups).toEqual([
      "1 failed",
      "5 drift_mode",
      "1 drift_license_servers",
      "12 no_matching_cals",
      "1 not_looked_at",
      "3 not_known",
      "2 unreachable",
      "1 unmanaged",
      "1 leaving",
      "4 mode_from_policy",
      "1 cals_too_old",
      "12 per_user_not_tracked",
    ]);
  });

  test("is the same where the texts differ in the host's own name alone", () => {
    const groups = groupIssues(
      makeReport(
        "check",
        ["rdsh1", "rdsh2.contoso.com"].map((name) => refused(name, name)),
      ),
    );
    expect(groups).toMatchObject([
      { summary: "HOST refused the connection", remedy: "At https://HOST:5986: nothing listens." },
    ]);
    expect(groups[0]?.hosts.map(({ host }) => host)).toEqual(["rdsh1", "rdsh2.contoso.com"]);
  });

  test.each([
    ["of one host, which is named", [refused("rdsh1", "rdsh1")], ["rdsh1 refused the connection"]],
    [
      "in which another host's name only begins or ends like it",
      [refused("h1", "rdsh1"), refused("h10", "h1")],
      ["rdsh1 refused the connection", "h1 refused the connection"],
    ],
    ["with a name that is a pattern", [refused("a.*(", "a.*("), refused("b[", "b[")], ["HOST refused the connection"]],
  ])("is in words of its own: %s", (_what, hosts, summaries) => {
    expect(groupIssues(makeReport("check", hosts)).map(({ summary }) => summary)).toEqual(summaries);
  });
});
