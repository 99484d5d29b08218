import { SimulatorError, type SimulatorErrorCode } from "../errors";
import type { ControlCommand, ControlMessages, ControlRefusal } from "./messages";

const TIMEOUT_MS = 10_000;

/**
 * Sends one command to a running simulator.
 * @throws SimulatorError control_unreachable, or what the simulator answered
 */
export async function sendControl<Name extends ControlCommand>(
  controlUrl: string,
  command: Name,
  message: ControlMessages[Name]["request"],
): Promise<ControlMessages[Name]["response"]> {
  const { status, json } = await post(controlUrl, command, message);
  if (status === 200) return json as ControlMessages[Name]["response"];
  const { code, summary, detail } = json as ControlRefusal;
  throw new SimulatorError({ code: code as SimulatorErrorCode, summary, detail });
}

async function post(controlUrl: string, command: string, message: object): Promise<{ status: number; json: unknown }> {
  try {
    const response = await fetch(`${controlUrl}/${command}`, {
      method: "POST",
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, json: await response.json() };
  } catch {
    throw new SimulatorError({
      code: "control_unreachable",
      summary: "The simulator does not answer at this control URL",
      detail: "Start `rds-licensing simulate` and use the control URL it prints.",
    });
  }
}
