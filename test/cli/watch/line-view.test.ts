import { LineView } from "../../../src/cli/watch/line-view";
import { nextLook, unfinishedLook } from "../../../src/cli/watch/look";
import { NASTY } from "../../support/nasty-report";
import { at, finding, healthy, unhealthy, unreachable } from "./support/host-reports";

const checks = [finding("no_license_servers", "error"), finding("x", "unknown"), finding("aad_per_user", "info")];

test("each host is told at first, and then only those that have changed", () => {
  const written: string[] = [];
  const view = new LineView((text) => written.push(text));
  const first = nextLook(undefined, [healthy("a"), unreachable("b")], at(10));
  view.looked(first);
  const second = nextLook(first, [healthy("a"), unreachable("b")], at(11));
  view.looked(second);
  view.looked(nextLook(second, [healthy("a", { state: "unhealthy", findings: checks }), unreachable("b")], at(12)));
  const time = (hours: number) => at(hours).toISOString();
  expect(written).toEqual([
    `${time(10)}\ta\tok\tper_user (local)\tlic1 (local)\t-\n${time(10)}\tb\tunreachable\t-\t-\tThe host refused the connection\n`,
    `${time(12)}\ta\tunhealthy\tper_user (local)\tlic1 (local)\tno_license_servers, aad_per_user, 1 not checked\n`,
  ]);
});

test("a line is a line and has its tabs alone, whatever a host is called", () => {
  const written: string[] = [];
  new LineView((text) => written.push(text)).looked(nextLook(undefined, [unhealthy(`${NASTY}\t\r\u2028`)], at(10)));
  expect(written.join("").replace(/\n$/, "").split("\t")).toHaveLength(6);
  expect(written.join("").replace(/\n$/, "").replaceAll("\t", "")).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
});

test("a host that has answered is told while others are still asked, and once", () => {
  const written: string[] = [];
  const view = new LineView((text) => written.push(text));
  const hosts = ["a", "b"];
  view.found(unfinishedLook(undefined, { hosts, reports: [undefined, healthy("b")] }, at(10)));
  expect(written.map((line) => line.split("\t")[1])).toEqual(["b"]);
  const first = nextLook(undefined, [unreachable("a"), healthy("b")], at(10, 1));
  view.looked(first);
  expect(written.map((line) => line.split("\t")[1])).toEqual(["b", "a"]);
  view.found(unfinishedLook(first, { hosts, reports: [undefined, healthy("b")] }, at(11)));
  view.found(unfinishedLook(first, { hosts, reports: [healthy("a"), healthy("b")] }, at(11)));
  view.looked(nextLook(first, [healthy("a"), healthy("b")], at(11, 1)));
  expect(written.map((line) => line.split("\t")[1])).toEqual(["b", "a", "a"]);
});
