import { LogDisplay } from "../../../src/cli/watch/log-display";
import { endedPoll, runningPoll } from "../../../src/cli/watch/poll";
import { NASTY } from "../../support/nasty-report";
import { at, finding, healthy, unhealthy, unreachable } from "./support/host-reports";

const checks = [finding("no_license_servers", "error"), finding("x", "unknown"), finding("aad_per_user", "info")];

test("each host is told at first, and then only those that have changed", () => {
  const written: string[] = [];
  const display = new LogDisplay((text) => written.push(text));
  const first = endedPoll(undefined, [healthy("a"), unreachable("b")], at(10));
  display.ended(first);
  const second = endedPoll(first, [healthy("a"), unreachable("b")], at(11));
  display.ended(second);
  display.ended(endedPoll(second, [healthy("a", { state: "unhealthy", findings: checks }), unreachable("b")], at(12)));
  const time = (hours: number) => at(hours).toISOString();
  expect(written).toEqual([
    `${time(10)}\ta\tok\tper_user (local)\tlic1 (local)\t-\n${time(10)}\tb\tunreachable\t-\t-\tThe host refused the connection\n`,
    `${time(12)}\ta\tunhealthy\tper_user (local)\tlic1 (local)\tno_license_servers, aad_per_user, 1 not checked\n`,
  ]);
});

test("a line is a line and has its tabs alone, whatever a host is called", () => {
  const written: string[] = [];
  new LogDisplay((text) => written.push(text)).ended(endedPoll(undefined, [unhealthy(`${NASTY}\t\r\u2028`)], at(10)));
  expect(written.join("").replace(/\n$/, "").split("\t")).toHaveLength(6);
  expect(written.join("").replace(/\n$/, "").replaceAll("\t", "")).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
});

test("a host that has answered is told while others are still asked, and once", () => {
  const written: string[] = [];
  const display = new LogDisplay((text) => written.push(text));
  const hosts = ["a", "b"];
  display.updated(runningPoll(undefined, { hosts, reports: [undefined, healthy("b")] }, at(10)));
  expect(written.map((line) => line.split("\t")[1])).toEqual(["b"]);
  const first = endedPoll(undefined, [unreachable("a"), healthy("b")], at(10, 1));
  display.ended(first);
  expect(written.map((line) => line.split("\t")[1])).toEqual(["b", "a"]);
  display.updated(runningPoll(first, { hosts, reports: [undefined, healthy("b")] }, at(11)));
  display.updated(runningPoll(first, { hosts, reports: [healthy("a"), healthy("b")] }, at(11)));
  display.ended(endedPoll(first, [healthy("a"), healthy("b")], at(11, 1)));
  expect(written.map((line) => line.split("\t")[1])).toEqual(["b", "a", "a"]);
});
