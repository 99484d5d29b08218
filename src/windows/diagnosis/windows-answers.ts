import { type Answer, known, mapAnswer, type ServerConnectivity, unknown } from "../../licensing";
import type { HostAccess } from "../channel/host-channel";
import type { EffectiveSettings, OpenedTerminalService, WindowsAnswer } from "../settings/effective-settings";
import { askConnectivity } from "../terminal-service/ask-connectivity";
import { TerminalServiceSetting } from "../terminal-service/terminal-service-setting";
import type { Questions } from "./questions";
import type { StoredInBothScopes } from "./stored-in-both-scopes";

/** More license servers than any list names; what a host reports beyond is not asked about. */
const MAX_LICENSE_SERVERS = 100;

/** Why WMI is not asked over a channel that does not reach it. */
export const NO_WMI = "It takes WMI, which the shell channel does not reach.";
const NO_ROLE = "The Remote Desktop Session Host role is not active, so Windows uses no licensing settings.";

/** Each setting in its three places. */
export function settingAnswers({ mode, licenseServers }: StoredInBothScopes, windows: Answer<WindowsAnswer>) {
  return {
    mode: {
      ...mode,
      effective: partOf(windows, ({ effective }) => effective.mode),
      source: mapAnswer(windows, ({ effective }) => effective.modeSource),
    },
    licenseServers: {
      ...licenseServers,
      effective: partOf(windows, ({ effective }) => effective.licenseServers),
      source: mapAnswer(windows, ({ effective }) => effective.licenseServersSource),
    },
  };
}

/** One part of what Windows answered, or why it is not known. */
export function partOf<T>(windows: Answer<WindowsAnswer>, part: (answer: WindowsAnswer) => T | undefined): Answer<T> {
  if (!windows.known) return windows;
  const value = part(windows.value);
  return value === undefined ? unknown(whyAbsent(windows.value.effective)) : known(value);
}

function whyAbsent({ roleActive, problem }: EffectiveSettings): string {
  if (problem !== undefined) return problem.reason;
  return roleActive === false ? NO_ROLE : NO_WMI;
}

/** The counter runs on hosts that have the role. */
export async function askGraceDays(
  { wmi }: HostAccess,
  opened: Answer<OpenedTerminalService>,
  questions: Questions,
): Promise<Answer<number>> {
  if (!opened.known) return opened;
  const service = opened.value;
  if (service === undefined || wmi === undefined) return unknown(NO_WMI);
  if (!(service instanceof TerminalServiceSetting)) return unknown(service.reason);
  return service.roleActive ? questions.ask(() => service.over(wmi).graceDaysLeft()) : unknown(NO_ROLE);
}

/** How the host sees the license servers it uses, one after the other. */
export async function askServers(
  { wmi }: HostAccess,
  windows: Answer<WindowsAnswer>,
  servers: Answer<readonly string[]>,
): Promise<ServerConnectivity[]> {
  const terminalService = windows.known ? windows.value.terminalService : undefined;
  if (terminalService === undefined || wmi === undefined || !servers.known) return [];
  const asked = await askConnectivity(terminalService.over(wmi), servers.value.slice(0, MAX_LICENSE_SERVERS));
  const passedOver = unknown(`Only the first ${MAX_LICENSE_SERVERS} license servers are asked about.`);
  return [...asked, ...servers.value.slice(asked.length).map((server) => ({ server, status: passedOver }))];
}
