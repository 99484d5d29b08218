import { median } from "../measure/interleave";
import { cpuOf, elapsed, type FleetMeasure, type Part, peakOf } from "../measure/measure-fleet";
import type { Cells } from "./table";
import { megabytes, milliseconds, seconds } from "./units";

/** The same work, measured some times on a farm of some size. */
export interface GrowthLine {
  readonly what: string;
  readonly hosts: number;
  readonly measures: readonly FleetMeasure[];
}

const HEADINGS = [
  ...["what", "hosts", "time", "a host", "growth"],
  ...["CPU a host: terraform", "provider", "command", "hosts"],
  ...["memory: terraform", "provider", "command", "requests a host", "connections a host"],
];

/** The same work on farms of all sizes, one above the other. */
export function growthCells(lines: readonly GrowthLine[]): Cells {
  const works = [...new Set(lines.map(({ what }) => what))];
  return [
    HEADINGS,
    ...works.flatMap((work) => {
      const sizes = lines.filter(({ what }) => what === work);
      return sizes.map((line, index) => growthCell(line, sizes[index - 1]));
    }),
  ];
}

/** Growth is that of the time a host: 1 is linear. */
function growthCell(line: GrowthLine, smaller: GrowthLine | undefined): string[] {
  const { what, hosts, measures } = line;
  const middle = (part: Part) => median(measures.map(part));
  const cpu = (part: Part) => milliseconds(middle(part) / hosts);
  const count = (part: Part) => (middle(part) / hosts).toFixed(1);
  const growth = smaller && timeAHost(line) / timeAHost(smaller);
  return [
    ...[what, String(hosts), seconds(middle(elapsed)), milliseconds(timeAHost(line)), growth?.toFixed(2) ?? "–"],
    ...[
      cpu(cpuOf("terraform")),
      cpu(cpuOf("provider")),
      cpu(cpuOf("command")),
      cpu(({ simulatorCpuMs }) => simulatorCpuMs),
    ],
    ...(["terraform", "provider", "command"] as const).map((role) => megabytes(middle(peakOf(role)))),
    ...[count(({ requests }) => requests), count(({ connections }) => connections)],
  ];
}

function timeAHost({ hosts, measures }: GrowthLine): number {
  return median(measures.map(elapsed)) / hosts;
}
