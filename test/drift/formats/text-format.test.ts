import { FORMATS, makeReport, type ReportedPlan } from "../../../src/drift";
import { nastyReport } from "../../support/nasty-report";
import { everyState } from "../../support/sample-reports";

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
      ({ code, severity: "unknown", summary: `Can not tell it: ${reason}`, remedy: "Ask." }) as const;
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

  test("ends with what there is of each state", () => {
    expect(FORMATS.text().render(nastyReport)).toMatch(/\n3 hosts: 1 drifted, 1 unreachable, 1 ok, 1 error\n$/);
  });
});
