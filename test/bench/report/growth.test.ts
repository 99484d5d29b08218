import type { FleetMeasure } from "../../../bench/measure/measure-fleet";
import { growthCells } from "../../../bench/report/growth";

function measured(elapsedMs: number, providerCpuMs: number, requests: number): FleetMeasure {
  const used = { provider: { cpuMs: providerCpuMs, peakBytes: 90e6, processes: 1 } };
  return { elapsedMs, used, simulatorCpuMs: 2 * requests, requests, connections: requests / 5 };
}

test("the same work on farms of all sizes stands one above the other, and its growth is that of the time a host", () => {
  const [headings, ...lines] = growthCells([
    { what: "plan", hosts: 20, measures: [measured(999, 0, 100), measured(400, 200, 100), measured(100, 900, 100)] },
    { what: "check", hosts: 20, measures: [measured(100, 0, 0)] },
    { what: "plan", hosts: 200, measures: [measured(8_000, 800, 1_000)] },
  ]);
  expect(headings).toHaveLength(lines[0]?.length ?? 0);
  expect(lines.map((line) => line.slice(0, 5))).toEqual([
    ["plan", "20", "0.40 s", "20.0 ms", "–"],
    ["plan", "200", "8.00 s", "40.0 ms", "2.00"],
    ["check", "20", "0.10 s", "5.0 ms", "–"],
  ]);
  expect(lines.map((line) => line.slice(5))).toEqual([
    ["0.0 ms", "10.0 ms", "0.0 ms", "10.0 ms", "0 MB", "90 MB", "0 MB", "5.0", "1.0"],
    ["0.0 ms", "4.0 ms", "0.0 ms", "10.0 ms", "0 MB", "90 MB", "0 MB", "5.0", "1.0"],
    ["0.0 ms", "0.0 ms", "0.0 ms", "0.0 ms", "0 MB", "90 MB", "0 MB", "0.0", "0.0"],
  ]);
});
