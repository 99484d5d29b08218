import { FORMATS, type HostReport, makeReport, type Report, type ReportedPlan } from "../../../../src/reports";
import { nastyReport } from "../../../support/nasty-report";
import { everyState } from "../../../support/sample-reports";
import { sixtyHosts } from "../../../support/sixty-hosts";

const HOST = { host: "rdsh1", address: "x.y", state: "ok", settings: [], findings: [] } as const;

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

  test("tells of a plan that was given, and of plans where there are several", () => {
    const plan = { origin: "plan.json\u001b", made: "earlier" } as const;
    const now = { origin: "farm", made: "now", time: "2026-11-24T03:00:59.000Z" } as const;
    const end = (...plans: ReportedPlan[]) => FORMATS.text().render(makeReport("drift", [], { plans }));
    expect(end({ ...plan, time: now.time })).toBe("plan of 2026-11-24 03:00 UTC: plan.json\\u001b\n0 hosts\n");
    expect(end(now, plan)).toBe(
      "planned 2026-11-24 03:00 UTC: farm\nplan of unknown time: plan.json\\u001b\n0 hosts\n",
    );
    expect(end(now)).toBe("0 hosts\n");
  });

  test("says what is declared of a host that is not managed yet", () => {
    expect(FORMATS.text().render(everyState)).toMatch(/not applied yet\n {2}mode: declared per_user\n/);
  });

  test("says what a host that is not managed yet holds now, where that is something else", () => {
    const settings = [
      { attribute: "mode", declared: "per_user", found: "per_device", drifted: false },
      { attribute: "license_servers", declared: ["lic1", "lic2"], found: ["LIC1", "lic2"], drifted: false },
    ] as const;
    const report = makeReport("drift", [{ ...HOST, state: "unmanaged", settings }]);
    expect(FORMATS.text().render(report)).toMatch(
      / {2}mode: declared per_user, not applied yet; the host has per_device\n.*: LIC1, lic2\n/,
    );
    expect(FORMATS.markdown().render(report)).toContain(
      "declared per&#95;user, not applied yet; the host has per&#95;device",
    );
    expect(FORMATS.html().render(report)).toMatch(
      /per_user<\/span><p class="note">not applied yet; the host has .*per_device<\/span>/,
    );
  });

  test("tells which stack a host is of where there are several", () => {
    const hosts = (...origins: string[]) => origins.map((origin) => ({ ...HOST, origin }));
    const heads = (...origins: string[]) =>
      FORMATS.text()
        .render(makeReport("drift", hosts(...origins)))
        .match(/^rdsh1.*/gm);
    expect(heads("out/a", "out/b")).toEqual(["rdsh1 (x.y) in out/a  ok", "rdsh1 (x.y) in out/b  ok"]);
    expect(heads("out/a", "out/a")).toEqual(["rdsh1 (x.y)  ok", "rdsh1 (x.y)  ok"]);
  });

  test("says once what could not be checked at several hosts for one reason, and below a host what only it has", () => {
    const open = (code: string, reason: string) =>
      ({ code, severity: "unknown", summary: `Cannot tell it: ${reason}`, reason, remedy: "Ask." }) as const;
    const hosts = [
      { ...HOST, findings: [open("a", "no one asked"), open("b", "no one asked")] },
      { ...HOST, findings: [open("a", "no one asked"), open("c", "no answer\u001b")] },
    ];
    const text = FORMATS.text().render(makeReport("check", hosts));
    expect(text.match(/.*not checked.*/g)).toEqual([
      "  not checked (c): no answer\\u001b",
      "not checked at 2 hosts (a, b): no one asked",
    ]);
  });

  test("tells why a host is not known beside it, also where others are for the same reason", () => {
    const unknown = {
      code: "a",
      severity: "unknown",
      summary: "Cannot tell it: access denied",
      reason: "access denied",
      remedy: "Ask.",
    } as const;
    const hosts = ["rdsh1", "rdsh2"].map((host) => {
      return { host, state: "not_known", settings: [], findings: [unknown] } as const;
    });
    expect(FORMATS.text().render(makeReport("check", hosts))).toBe(
      `${hosts.map(({ host }) => `${host}  NOT KNOWN\n  not checked (a): access denied\n\n`).join("")}2 hosts: 2 not known\n`,
    );
  });

  test("tells what people call a host first, and which object is a deposed one", () => {
    const text = FORMATS.text().render(everyState);
    expect(text).toContain(
      "\nThe old one (deposed.contoso.com) (rdslicensing_configuration.drifted, deposed 0bf3a1c2)  DRIFTED\n",
    );
  });

  test("has a table of the CALs with numbers below each other, and says in words what somebody has to know of", () => {
    expect(FORMATS.text().render(sixtyHosts)).toContain(
      [
        "",
        "  license server         CALs                             bought  issued  available       over       expiring       expired",
        "  lic1.corp.contoso.com  Per User, Windows Server 2022       250     262          0  ! 12 over  ! 50 expiring             0",
        "  lic1.corp.contoso.com  Per Device, Windows Server 2019    1200     845        355          0              0             0",
        "  lic2.corp.contoso.com  Per User, Windows Server 2016       100       0        100          0              0  ! 25 expired",
        "  lic3.corp.contoso.com  not known: the host did not answer",
        "",
      ].join("\n"),
    );
    const servers = [{ server: "lic1", cals: [] }];
    expect(FORMATS.text().render(makeReport("check", [], { licenseServers: servers }))).toBe(
      "  license server  CALs  bought  issued  available  over  expiring\n  lic1            none\n\n0 hosts\n",
    );
  });

  describe("once more at the end", () => {
    const again = (report: Report, rows?: number) =>
      /\nNeeds attention:\n([\s\S]*?)\n\n/.exec(FORMATS.text().render(report, { rows }))?.[1]?.split("\n");

    test("are the hosts that need attention, worst first and short, where the list is longer than a screen", () => {
      const lines = again(sixtyHosts);
      expect(lines).toHaveLength(27);
      expect(lines?.slice(0, 2)).toEqual([
        "  FAILED           rdsh07.corp.contoso.com: Group Policy overrides mode",
        "  DRIFTED          rdsh01.corp.contoso.com: mode",
      ]);
      expect(lines).toContain(
        "  NOT KNOWN        rdsh12.corp.contoso.com: access denied to root\\cimv2\\TerminalServices",
      );
      expect(lines).toContain("  DRIFTED          rdsh01.corp.contoso.com, deposed 0bf3a1c2: mode");
      expect(FORMATS.text().render(sixtyHosts)).toMatch(/\n\n60 hosts: 1 failed, 6 drifted, .*, 28 ok\n$/);
    });

    test("are no more than the screen shows", () => {
      const lines = again(sixtyHosts, 20);
      expect(lines).toHaveLength(16);
      expect(lines?.at(-1)).toBe("  … and 12 more above");
    });

    test("is nothing that is still to be seen, and nothing where all is well", () => {
      const [host] = everyState.hosts.filter(({ state }) => state === "failed") as [HostReport];
      expect(again(makeReport("drift", [host]))).toBeUndefined();
      expect(again(makeReport("drift", [host]), 3)).toEqual([
        "  FAILED  failed.contoso.com: Group Policy overrides mode",
      ]);
      expect(
        again(
          makeReport(
            "drift",
            Array.from({ length: 60 }, () => HOST),
          ),
        ),
      ).toBeUndefined();
    });

    test("is what is about no host, too", () => {
      expect(again(everyState, 10)?.[0]).toBe("  ERROR  cdktf.out/stacks/bad: It could not be planned.");
    });
  });

  test("ends with what there is of each state", () => {
    expect(FORMATS.text().render(nastyReport)).toMatch(/\n3 hosts: 1 drifted, 1 unreachable, 1 ok, 1 error\n$/);
  });
});
