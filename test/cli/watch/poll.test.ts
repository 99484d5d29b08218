import { endedPoll } from "../../../src/cli/watch/poll";
import type { HostReport } from "../../../src/reports";
import { at, finding, healthy, notKnown, unhealthy, unreachable, warned } from "./support/host-reports";

/** What the second of two looks at a host knows of it. */
function secondPoll(before: HostReport, after: HostReport) {
  const [host] = endedPoll(endedPoll(undefined, [before], at(10)), [after], at(11)).hosts;
  return { isChanged: host?.isChanged, since: host?.since };
}

const UNCHANGED = { isChanged: false, since: at(10) };
const CHANGED = { isChanged: true, since: at(11) };

describe("a poll", () => {
  test("finds no change where there was none before", () => {
    const { time, hosts } = endedPoll(undefined, [healthy("a"), unhealthy("b")], at(10));
    expect(time).toEqual(at(10));
    expect(hosts.map(({ report, since, isChanged }) => [report.host, since, isChanged])).toEqual([
      ["a", at(10), false],
      ["b", at(10), false],
    ]);
  });

  test.each<[string, HostReport, HostReport]>([
    ["a state", healthy("a"), unhealthy("a")],
    ["a host that is gone", healthy("a"), unreachable("a")],
    ["a host that is back", unreachable("a"), healthy("a")],
    ["a warning", healthy("a"), warned("a")],
    ["what could not be found out anymore", healthy("a"), notKnown("a")],
    ["one finding for another", unhealthy("a"), unhealthy("a", "no_license_servers")],
    ["license servers in another order", withServers(["lic1", "lic2"]), withServers(["lic2", "lic1"])],
    ["who decides", healthy("a"), withServers(["lic1"], "group_policy")],
  ])("tells a change: %s", (_, before, after) => {
    expect(secondPoll(before, after)).toEqual(CHANGED);
  });

  test.each<[string, HostReport, HostReport]>([
    ["the same", unhealthy("a"), unhealthy("a")],
    ["days that pass", grace("30 days are left."), grace("29 days are left.")],
    ["another reason why a host is gone", unreachable("a"), unreachable("a", "There was no answer in time")],
    ["a check that could not be made", healthy("a"), healthy("a", { findings: [finding("x", "unknown")] })],
  ])("does not tell as a change: %s", (_, before, after) => {
    expect(secondPoll(before, after)).toEqual(UNCHANGED);
  });

  test("marks a change only once, and keeps since when it is so", () => {
    const first = endedPoll(undefined, [healthy("a")], at(10));
    const second = endedPoll(first, [unhealthy("a")], at(11));
    const third = endedPoll(second, [unhealthy("a")], at(12));
    expect(third.hosts[0]).toMatchObject({ isChanged: false, since: at(11) });
  });

  test("tells hosts of one name apart by their place", () => {
    const first = endedPoll(undefined, [healthy("a"), unhealthy("a")], at(10));
    const second = endedPoll(first, [healthy("a"), healthy("a")], at(11));
    expect(second.hosts.map(({ isChanged }) => isChanged)).toEqual([false, true]);
  });
});

function grace(summary: string): HostReport {
  return healthy("a", { findings: [finding("grace_period", "warning", summary)] });
}

function withServers(servers: readonly string[], source = "local"): HostReport {
  const value = { found: servers, effective: servers, source, drifted: false };
  return healthy("a", { settings: [{ attribute: "license_servers", ...value }] });
}
