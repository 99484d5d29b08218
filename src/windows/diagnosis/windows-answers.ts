import { type ServerConnectivity, type Answer, known, unknown } from "../../licensing";
import { reasonOf } from "../errors/answer-of";
import type { EffectiveSettings } from "../settings/effective-settings";
import { askConnectivity } from "../terminal-service/ask-connectivity";
import type { Questions } from "./questions";
import type { StoredInBothScopes } from "./stored-in-both-scopes";

/** More license servers than any list names; what a host reports beyond is not asked about. */
const MAX_LICENSE_SERVERS = 100;

/** Why WMI is not asked over a channel that does not reach it. */
export const NO_WMI = "It is asked over WMI, which the shell channel does not reach.";
const NO_ROLE = "The Remote Desktop Session Host role is not active, so Windows uses no licensing settings.";

/** What follows from an answer. */
export function mapAnswer<T, U>(answer: Answer<T>, map: (value: T) => U): Answer<U> {
  return answer.known ? known(map(answer.value)) : answer;
}

/** Each setting in its three places. */
export function settingAnswers({ mode, licenseServers }: StoredInBothScopes, view: Answer<EffectiveSettings>) {
  return {
    mode: {
      ...mode,
      effective: seen(view, ({ effective }) => effective.mode),
      source: mapAnswer(view, ({ effective }) => effective.modeSource),
    },
    licenseServers: {
      ...licenseServers,
      effective: seen(view, ({ effective }) => effective.licenseServers),
      source: mapAnswer(view, ({ effective }) => effective.licenseServersSource),
    },
  };
}

/** One thing Windows said, or why it did not. */
export function seen<T>(view: Answer<EffectiveSettings>, part: (view: EffectiveSettings) => T | undefined): Answer<T> {
  if (!view.known) return view;
  const value = part(view.value);
  if (value !== undefined) return known(value);
  const { roleActive, problem } = view.value;
  if (problem !== undefined) return unknown(reasonOf(problem));
  return unknown(roleActive === false ? NO_ROLE : NO_WMI);
}

/** The counter runs on hosts that have the role. */
export async function askGraceDays(view: Answer<EffectiveSettings>, questions: Questions): Promise<Answer<number>> {
  const asked = seen(view, ({ roleActive, terminalService }) => (roleActive ? terminalService : undefined));
  return asked.known ? questions.ask(() => asked.value.graceDaysLeft()) : asked;
}

/** How the host sees the license servers it uses, one after the other. */
export async function askServers(
  view: Answer<EffectiveSettings>,
  servers: Answer<readonly string[]>,
): Promise<ServerConnectivity[]> {
  if (!view.known || view.value.terminalService === undefined || !servers.known) return [];
  const asked = await askConnectivity(view.value.terminalService, servers.value.slice(0, MAX_LICENSE_SERVERS));
  const passedOver = unknown(`Only the first ${MAX_LICENSE_SERVERS} license servers are asked about.`);
  return [...asked, ...servers.value.slice(asked.length).map((server) => ({ server, status: passedOver }))];
}
