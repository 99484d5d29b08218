import type { ConnectivityAnswer, ServerConnectivity } from "../../licensing";
import { answerOf } from "../errors/answer-of";
import { HostError } from "../errors/host-error";
import type { TerminalServiceSetting } from "./terminal-service-setting";

type Asked = Pick<TerminalServiceSetting, "connectivity">;

/**
 * Asks the host how it sees each license server, one after the other over its one connection. A server that does not
 * answer in time is an answer too, and the next is still asked. Throws the `HostError` of a host that does not answer
 * itself.
 */
export async function askConnectivity(
  terminalService: Asked,
  servers: readonly string[],
): Promise<ServerConnectivity[]> {
  const asked: ServerConnectivity[] = [];
  for (const server of servers) {
    asked.push({ server, status: await answerOf(() => connectivityOf(terminalService, server)) });
  }
  return asked;
}

async function connectivityOf(terminalService: Asked, server: string): Promise<ConnectivityAnswer> {
  try {
    return await terminalService.connectivity(server);
  } catch (error) {
    if (error instanceof HostError && error.code === "timeout") return "no_answer";
    throw error;
  }
}
