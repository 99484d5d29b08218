import { type ServerConnectivity, known, unknown } from "../../licensing";
import { isAboutTheQuestion, reasonOf } from "../errors/answer-of";
import { HostError } from "../errors/host-error";
import type { TerminalServiceSetting } from "./terminal-service-setting";

/**
 * Asks the host how it sees each license server, one after the other over its one connection. A server that does not
 * answer in time is an answer like any other, and the next is still asked. Throws the `HostError` of a host that does not answer
 * itself.
 */
export async function askConnectivity(
  terminalService: Pick<TerminalServiceSetting, "connectivity">,
  servers: readonly string[],
): Promise<ServerConnectivity[]> {
  const asked: ServerConnectivity[] = [];
  for (const server of servers) asked.push({ server, status: await askAbout(terminalService, server) });
  return asked;
}

async function askAbout(
  terminalService: Pick<TerminalServiceSetting, "connectivity">,
  server: string,
): Promise<ServerConnectivity["status"]> {
  try {
    return known(await terminalService.connectivity(server));
  } catch (error) {
    if (error instanceof HostError && error.code === "timeout") return known("no_answer");
    if (isAboutTheQuestion(error)) return unknown(reasonOf(error));
    throw error;
  }
}
