import type { FleetMeasure } from "../../../bench/measure/measure-fleet";
import { besidePeersCells } from "../../../bench/report/beside-peers";

function measured(elapsedMs: number, requests: number, processes = 1): FleetMeasure {
  const used = {
    terraform: { cpuMs: 200, peakBytes: 80e6, processes: 1 },
    provider: { cpuMs: 400, peakBytes: 60e6, processes },
  };
  return { elapsedMs, used, simulatorCpuMs: 0, requests, connections: requests / 5 };
}

test("each work stands beside the first that did it on as many hosts, and what could not be measured says why", () => {
  const [headings, ...lines] = besidePeersCells([
    { what: "plan", hosts: 20, by: "ours", measures: [measured(900, 100), measured(400, 100), measured(400, 100)] },
    { what: "plan", hosts: 20, by: "Go", measures: [measured(1000, 0, 20)] },
    { what: "read", hosts: 20, by: "ours", measures: [measured(100, 60)] },
    { what: "read", hosts: 20, by: "pywinrm", missing: "apt-get install python3-winrm" },
    { what: "plan", hosts: 200, by: "ours", measures: [measured(2_000, 1_000)] },
  ]);
  for (const line of lines) expect(line).toHaveLength(headings?.length ?? 0);
  expect(lines).toEqual([
    ["plan", "20", "ours", "0.40 s", "–", "30.0 ms", "2", "80 MB", "5.0", "1.0"],
    ["plan", "20", "Go", "1.00 s", "2.50 ×", "30.0 ms", "21", "80 MB", "–", "–"],
    ["read", "20", "ours", "0.10 s", "–", "30.0 ms", "2", "80 MB", "3.0", "0.6"],
    ["read", "20", "pywinrm", "not measured: apt-get install python3-winrm", ...Array(6).fill("–")],
    ["plan", "200", "ours", "2.00 s", "–", "3.0 ms", "2", "80 MB", "5.0", "1.0"],
  ]);
});
