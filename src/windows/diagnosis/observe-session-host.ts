import {
  type Answer,
  type DeploymentLicensing,
  type DiagnosisInput,
  foldLicenseServer,
  type LicenseServerAnswers,
  type LicensingMode,
  mapAnswer,
  type ServerConnectivity,
  type StrayValue,
  unknown,
} from "../../licensing";
import { accessTo, type HostAccess, type ObservedHost, together } from "../channel/host-channel";
import { answerOf } from "../errors/answer-of";
import type { Registry } from "../registry/registry";
import {
  askWindows,
  type OpenedTerminalService,
  openTerminalService,
  type WindowsAnswer,
} from "../settings/effective-settings";
import { askLicenseServer } from "./ask-license-server";
import { Computer } from "./computer";
import { Questions } from "./questions";
import { hasLicenseCertificate, isEntraJoined, strayValues } from "./registry-traces";
import { readBothScopes, type StoredInBothScopes } from "./stored-in-both-scopes";
import { askGraceDays, askServers, NO_WMI, partOf, settingAnswers } from "./windows-answers";

export interface ObservationOptions {
  readonly signal: AbortSignal;
  /**
   * License servers that may be asked themselves, by the name the session host has for them; letter case and blanks
   * around a name do not matter. Those that the session host does not use are not asked.
   */
  readonly licenseServers?: ReadonlyMap<string, ObservedHost>;
  /** What the host's Connection Broker said of the deployment's licensing, to be compared; see `askDeployment`. */
  readonly deployment?: DeploymentLicensing;
  /**
   * Whether the host's version of Windows is to be told in any case; else it is asked for only where license servers are
   * asked themselves, to which it is compared.
   */
  readonly withVersion?: boolean;
}

const VERSION_NOT_COMPARED = "It is compared with license servers that are asked themselves, and none is to be.";

type Asked = [
  StoredInBothScopes,
  Answer<boolean>,
  Answer<readonly StrayValue[]>,
  Answer<OpenedTerminalService>,
  Awaited<ReturnType<typeof askComputer>>,
];

/**
 * Everything the diagnosis of a session host needs, over its one connection: 13 requests, 14 on a host with both
 * policies, and one for each license server it uses; one more outside of a domain in Per User mode, one less without the
 * version of Windows. Most go side by side. What the host does not answer is not known.
 * Throws `HostError` for a host that cannot be asked anything.
 */
export async function observeSessionHost(
  observed: ObservedHost,
  { signal, licenseServers = new Map(), deployment, withVersion = false }: ObservationOptions,
): Promise<DiagnosisInput> {
  const questions = new Questions();
  const access = accessTo(observed, signal);
  const { host, registry } = access;
  const [stored, hasCertificate, stray, opened, { names, ...computer }] = await together<Asked>(access, [
    (shared) => readBothScopes(shared, questions),
    (shared) => questions.ask(() => hasLicenseCertificate(shared.registry)),
    (shared) => questions.ask(() => strayValues(shared.registry)),
    // Not yet an answer of the host: a failure of WMI is among what it may give.
    (shared) => answerOf(() => openTerminalService(shared)),
    (shared) => askComputer(shared, questions, withVersion || licenseServers.size > 0),
  ]);
  const read = { local: localOf(stored), policy: stored.policy };
  const [windows, graceDaysLeft] = await together<[Answer<WindowsAnswer>, Answer<number>]>(access, [
    async (shared) => (opened.known ? questions.ask(() => askWindows(shared, read, opened.value)) : opened),
    (shared) => askGraceDays(shared, opened, questions),
  ]);
  questions.expectAnswers();
  const settings = settingAnswers(stored, windows);
  const connectivity = await askServers(access, windows, settings.licenseServers.effective);
  return {
    host,
    observedAt: new Date(),
    ...computer,
    ...settings,
    ...(deployment === undefined ? {} : { deployment }),
    entraJoined: await askEntraJoin({ registry, questions }, computer.domainJoined, settings.mode.effective),
    roleActive: partOf(windows, ({ effective }) => effective.roleActive),
    graceDaysLeft,
    hasLicenseCertificate: hasCertificate,
    strayValues: stray,
    connectivity,
    licenseServerAnswers: await askLicenseServers(connectivity, { licenseServers, names, signal }),
  };
}

/** The host's own settings, which otherwise are read again. */
function localOf({ mode, licenseServers }: StoredInBothScopes) {
  if (!mode.local.known || !licenseServers.local.known) return undefined;
  return { mode: mode.local.value ?? "not_configured", licenseServers: licenseServers.local.value ?? [] } as const;
}

async function askComputer(access: HostAccess, questions: Questions, asksVersion: boolean) {
  const ask =
    <T>(question: (computer: Computer) => Promise<T>) =>
    ({ host, wmi }: HostAccess) =>
      wmi === undefined ? Promise.resolve(unknown(NO_WMI)) : questions.ask(() => question(new Computer(wmi, host)));
  const [names, windowsBuild, serviceRunning] = await together(access, [
    ask((computer) => computer.names()),
    asksVersion ? ask((computer) => computer.windowsBuild()) : async () => unknown(VERSION_NOT_COMPARED),
    ask((computer) => computer.isServiceRunning("TermService")),
  ]);
  return {
    windowsBuild,
    serviceRunning,
    domainJoined: mapAnswer(names, ({ domainJoined }) => domainJoined),
    names: mapAnswer(names, (computer) => computer.names),
  };
}

/** Joined to nothing else, and in Per User mode: only there it makes a difference, so only there it costs a request. */
async function askEntraJoin(
  { registry, questions }: { readonly registry: Registry; readonly questions: Questions },
  domainJoined: Answer<boolean>,
  mode: Answer<LicensingMode>,
): Promise<Answer<boolean>> {
  const matters = domainJoined.known && !domainJoined.value && mode.known && mode.value === "per_user";
  if (!matters) return unknown("It is asked only of hosts in Per User mode that are in no domain.");
  return questions.ask(() => isEntraJoined(registry));
}

/** All at once: they are hosts of their own. */
async function askLicenseServers(
  connectivity: readonly ServerConnectivity[],
  options: Required<Pick<ObservationOptions, "licenseServers" | "signal">> & {
    readonly names: Answer<readonly string[]>;
  },
): Promise<ReadonlyMap<string, LicenseServerAnswers>> {
  const { licenseServers, names: sessionHost, signal } = options;
  const reached = new Map([...licenseServers].map(([name, at]) => [foldLicenseServer(name), at]));
  const used = new Map(connectivity.map(({ server }) => [foldLicenseServer(server), server]));
  const asked = [...used].map(async ([name, server]) => {
    const at = reached.get(name);
    return at && ([name, await askLicenseServer({ server, at, sessionHost }, signal)] as const);
  });
  return new Map((await Promise.all(asked)).filter((entry) => entry !== undefined));
}
