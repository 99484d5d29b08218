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

/** What a {@link SimulatorError} is made of. */
export interface SimulatorErrorInput {
  /** What kind of failure it is; stable. */
  readonly code: SimulatorErrorCode;
  /** What is wrong, in one line without a period. */
  readonly summary: string;
  /** What to do about it, in sentences. */
  readonly detail: string;
  /** JSON path in farm.json, file path, or address, when there is one. */
  readonly path?: string;
}

/**
 * The one error class of this package.
 *
 * @example
 * try {
 *   await startSimulatedFarm({ basePort: 5985 });
 * } catch (error) {
 *   if (error instanceof SimulatorError && error.code === "port_in_use") console.error(error.detail);
 * }
 */
export class SimulatorError extends Error {
  /** What kind of failure it is; stable. */
  readonly code: SimulatorErrorCode;
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** What to do about it. */
  readonly detail: string;
  /** JSON path in farm.json, file path, or address, when there is one. */
  readonly path: string | undefined;

  constructor(input: SimulatorErrorInput) {
    super(`${input.summary}. ${input.detail}`);
    this.name = "SimulatorError";
    this.code = input.code;
    this.summary = input.summary;
    this.detail = input.detail;
    this.path = input.path;
  }
}
