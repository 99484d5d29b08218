import type { ProgramMeasure } from "./measure-program";
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
