import { median } from "../measure/interleave";
import { elapsed, type FleetMeasure, type Part } from "../measure/measure-fleet";
import type { ProgramMeasure } from "../measure/measure-program";
import type { Cells } from "./table";
import { megabytes, milliseconds, seconds } from "./units";

/** The same work on the same number of hosts by one contestant. */
export interface PeerLine {
  readonly what: string;
  readonly hosts: number;
  readonly by: string;
  /** Some times; absent where it could not be measured. */
  readonly measures?: readonly FleetMeasure[];
  /** Why it could not. */
  readonly missing?: string;
}

const HEADINGS = [
  ...["what", "hosts", "by", "time", "ratio", "CPU a host", "processes", "memory of the largest"],
  ...["requests a host", "connections a host"],
];

/** Every ratio is to the first line of the same work on the same hosts. */
export function besidePeersCells(lines: readonly PeerLine[]): Cells {
  return [HEADINGS, ...lines.map((line) => cellsOf(line, lines))];
}

function cellsOf(line: PeerLine, lines: readonly PeerLine[]): string[] {
  const { what, hosts, by, measures, missing } = line;
  if (measures === undefined) return [what, String(hosts), by, `not measured: ${missing}`, ...Array(6).fill("–")];
  const middle = (part: Part) => median(measures.map(part));
  const first = lines.find((other) => other.what === what && other.hosts === hosts && other.measures !== undefined);
  const ratio = middle(elapsed) / median((first?.measures ?? measures).map(elapsed));
  // Of a stub nothing is counted.
  const count = (part: Part) => (middle(part) === 0 ? "–" : (middle(part) / hosts).toFixed(1));
  return [
    ...[what, String(hosts), by, seconds(middle(elapsed)), first === line ? "–" : `${ratio.toFixed(2)} ×`],
    ...[milliseconds(middle(allCpu) / hosts), String(middle(allProcesses)), megabytes(middle(largest))],
    ...[count(({ requests }) => requests), count(({ connections }) => connections)],
  ];
}

const uses = ({ used }: ProgramMeasure) => Object.values(used);
const allCpu: Part = (measure) => uses(measure).reduce((sum, { cpuMs }) => sum + cpuMs, 0);
const allProcesses: Part = (measure) => uses(measure).reduce((sum, { processes }) => sum + processes, 0);
const largest: Part = (measure) => Math.max(...uses(measure).map(({ peakBytes }) => peakBytes));
