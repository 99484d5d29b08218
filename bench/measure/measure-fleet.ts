import type { ProcessRole, ProgramMeasure } from "./measure-program";
import type { Simulator } from "./simulator";

/** A program that was run on simulated hosts, and what came to them. */
export interface FleetMeasure extends ProgramMeasure {
  readonly simulatorCpuMs: number;
  readonly requests: number;
  readonly connections: number;
}

/** Runs something on all hosts of a farm. */
export async function measureFleet(simulator: Simulator, run: () => Promise<ProgramMeasure>): Promise<FleetMeasure> {
  await simulator.takeTraffic();
  const before = simulator.cpuMs;
  const measured = await run();
  const simulatorCpuMs = simulator.cpuMs - before;
  const { requests, connections } = await simulator.takeTraffic();
  return { ...measured, simulatorCpuMs, requests, connections };
}

/** A program that was run without simulated hosts, or on hosts that count nothing. */
export function withoutHosts(measured: ProgramMeasure): FleetMeasure {
  return { ...measured, simulatorCpuMs: 0, requests: 0, connections: 0 };
}

/** One number of a measure. */
export type Part = (measure: FleetMeasure) => number;

export const elapsed: Part = ({ elapsedMs }) => elapsedMs;
export const cpuOf =
  (role: ProcessRole): Part =>
  ({ used }) =>
    used[role]?.cpuMs ?? 0;
export const peakOf =
  (role: ProcessRole): Part =>
  ({ used }) =>
    used[role]?.peakBytes ?? 0;
