import {
  type ConnectivityFact,
  type Fact,
  foldLicenseServer,
  type LicenseServerFacts,
  type LicensingMode,
  type SessionHostFacts,
  unknown,
} from "../../licensing";
import type { ObservedHost } from "../channel/observed-host";
import type { Registry } from "../registry/registry";
import { viewWindows } from "../settings/effective-settings";
import type { Wmi } from "../wmi/wmi";
import { Computer } from "./computer";
import { askLicenseServer } from "./license-server-facts";
import { Questions } from "./questions";
import { hasLicenseCertificate, isEntraJoined, strayValues } from "./registry-traces";
import { readStoredSettings, type StoredSettings } from "./settings-of-both-scopes";
import { connectivityFacts, graceFact, mapFact, NO_WMI, seen, settingFacts } from "./view-facts";

export interface ObservationOptions {
  readonly signal: AbortSignal;
  /**
   * License servers that may be asked themselves, by the name the session host has for them; letter case and blanks
   * around a name do not matter. Those that the session host does not use are not asked.
   */
  readonly licenseServers?: ReadonlyMap<string, ObservedHost>;
}

/**
 * Everything the diagnosis of a session host needs, over its one connection: 13 requests on a host without policies,
 * and one for each license server it uses; one more outside of a domain in Per User mode. A question that the host does not answer becomes an unknown fact. Throws
 * `HostError` for a host that cannot be asked anything.
 */
export async function observeSessionHost(
  { host, channel }: ObservedHost,
  { signal, licenseServers = new Map() }: ObservationOptions,
): Promise<SessionHostFacts> {
  const questions = new Questions();
  const registry = channel.registry(signal);
  const wmi = channel.wmi?.(signal);
  const stored = await readStoredSettings(registry, questions);
  const hasCertificate = await questions.ask(() => hasLicenseCertificate(registry));
  const stray = await questions.ask(() => strayValues(registry));
  const view = await questions.ask(() => viewWindows({ host, registry, wmi }, localOf(stored)));
  const { names, ...computer } = await askComputer(host, wmi, questions);
  questions.expectAnswers();
  const settings = settingFacts(stored, view);
  const connectivity = await connectivityFacts(view, settings.licenseServers.effective);
  return {
    host,
    observedAt: new Date(),
    ...computer,
    ...settings,
    entraJoined: await entraFact({ registry, questions }, computer.domainJoined, settings.mode.effective),
    roleActive: seen(view, ({ roleActive }) => roleActive),
    graceDaysLeft: await graceFact(view, questions),
    hasLicenseCertificate: hasCertificate,
    strayValues: stray,
    connectivity,
    licenseServerFacts: await askLicenseServers(connectivity, { licenseServers, names, signal }),
  };
}

/** The host's own settings for the view, which otherwise reads them itself. */
function localOf({ mode, licenseServers }: StoredSettings) {
  if (!mode.local.known || !licenseServers.local.known) return undefined;
  return { mode: mode.local.value ?? "not_configured", licenseServers: licenseServers.local.value ?? [] } as const;
}

async function askComputer(host: string, wmi: Wmi | undefined, questions: Questions) {
  if (wmi === undefined) {
    const fact = unknown(NO_WMI);
    return { windowsBuild: fact, domainJoined: fact, serviceRunning: fact, names: fact };
  }
  const computer = new Computer(wmi, host);
  const names = await questions.ask(() => computer.names());
  return {
    windowsBuild: await questions.ask(() => computer.windowsBuild()),
    serviceRunning: await questions.ask(() => computer.isServiceRunning("TermService")),
    domainJoined: mapFact(names, ({ domainJoined }) => domainJoined),
    names: mapFact(names, (computer) => computer.names),
  };
}

/** Joined to nothing else, and in Per User mode: only there it makes a difference, so only there it costs a request. */
async function entraFact(
  { registry, questions }: { readonly registry: Registry; readonly questions: Questions },
  domainJoined: Fact<boolean>,
  mode: Fact<LicensingMode>,
): Promise<Fact<boolean>> {
  const matters = domainJoined.known && !domainJoined.value && mode.known && mode.value === "per_user";
  if (!matters) return unknown("It is asked only of a host outside of a domain that is in Per User mode.");
  return questions.ask(() => isEntraJoined(registry));
}

/** All at once: they are hosts of their own. */
async function askLicenseServers(
  connectivity: readonly ConnectivityFact[],
  options: Required<ObservationOptions> & { readonly names: Fact<readonly string[]> },
): Promise<ReadonlyMap<string, LicenseServerFacts>> {
  const { licenseServers, names: sessionHost, signal } = options;
  const reached = new Map([...licenseServers].map(([name, at]) => [foldLicenseServer(name), at]));
  const used = new Map(connectivity.map(({ server }) => [foldLicenseServer(server), server]));
  const asked = [...used].map(async ([name, server]) => {
    const at = reached.get(name);
    return at && ([name, await askLicenseServer({ server, at, sessionHost }, signal)] as const);
  });
  return new Map((await Promise.all(asked)).filter((entry) => entry !== undefined));
}
