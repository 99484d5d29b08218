/** What can be wrong with a simulated farm: `path` names the place in farm.json, the file, or the address. */
export type SimulatorErrorCode =
  | "invalid_input"
  | "invalid_registry_data"
  | "unknown_host"
  | "unknown_fault"
  | "port_in_use"
  | "cannot_listen"
  | "state_file"
  | "control_unreachable"
  | "control_refused"
  | "not_found";

export interface SimulatorErrorInput {
  readonly code: SimulatorErrorCode;
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** What to do about it. */
  readonly detail: string;
  /** JSON path in farm.json, file path, or address, when there is one. */
  readonly path?: string;
}

/** The only error the simulator throws. */
export class SimulatorError extends Error {
  readonly code: SimulatorErrorCode;
  readonly summary: string;
  readonly detail: string;
  readonly path: string | undefined;

  constructor(input: SimulatorErrorInput) {
    super(`${input.summary} ${input.detail}`);
    this.name = "SimulatorError";
    this.code = input.code;
    this.summary = input.summary;
    this.detail = input.detail;
    this.path = input.path;
  }
}
