import { type ConnectivityFact, type Fact, known, unknown } from "../../licensing";
import { reasonOf } from "../errors/answer-of";
import type { WindowsView } from "../settings/effective-settings";
import { askConnectivity } from "../terminal-service/ask-connectivity";
import type { Questions } from "./questions";
import type { StoredSettings } from "./settings-of-both-scopes";

/** More license servers than any list names; what a host reports beyond is not asked about. */
const MAX_LICENSE_SERVERS = 100;

/** Why WMI is not asked over a channel that does not reach it. */
export const NO_WMI = "It is asked over WMI, which the shell channel does not reach.";
const NO_ROLE = "The Remote Desktop Session Host role is not active, so Windows uses no licensing settings.";

/** What follows from a fact. */
export function mapFact<T, U>(fact: Fact<T>, map: (value: T) => U): Fact<U> {
  return fact.known ? known(map(fact.value)) : fact;
}

/** Each setting in its three places. */
export function settingFacts({ mode, licenseServers }: StoredSettings, view: Fact<WindowsView>) {
  return {
    mode: {
      ...mode,
      effective: seen(view, ({ effective }) => effective.mode),
      source: mapFact(view, ({ effective }) => effective.modeSource),
    },
    licenseServers: {
      ...licenseServers,
      effective: seen(view, ({ effective }) => effective.licenseServers),
      source: mapFact(view, ({ effective }) => effective.licenseServersSource),
    },
  };
}

/** One thing Windows said, or why it did not. */
export function seen<T>(view: Fact<WindowsView>, part: (view: WindowsView) => T | undefined): Fact<T> {
  if (!view.known) return view;
  const value = part(view.value);
  if (value !== undefined) return known(value);
  const { roleActive, problem } = view.value;
  if (problem !== undefined) return unknown(reasonOf(problem));
  return unknown(roleActive === false ? NO_ROLE : NO_WMI);
}

/** The counter runs on hosts that have the role. */
export async function graceFact(view: Fact<WindowsView>, questions: Questions): Promise<Fact<number>> {
  const asked = seen(view, ({ roleActive, terminalService }) => (roleActive ? terminalService : undefined));
  return asked.known ? questions.ask(() => asked.value.graceDaysLeft()) : asked;
}

/** How the host sees the license servers it uses, one after the other. */
export async function connectivityFacts(
  view: Fact<WindowsView>,
  servers: Fact<readonly string[]>,
): Promise<ConnectivityFact[]> {
  if (!view.known || view.value.terminalService === undefined || !servers.known) return [];
  const asked = await askConnectivity(view.value.terminalService, servers.value.slice(0, MAX_LICENSE_SERVERS));
  const passedOver = unknown(`Only the first ${MAX_LICENSE_SERVERS} license servers are asked about.`);
  return [...asked, ...servers.value.slice(asked.length).map((server) => ({ server, status: passedOver }))];
}
