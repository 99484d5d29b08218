import { type Fact, known, type LicenseServerFacts, unknown } from "../../licensing";
import type { ObservedHost } from "../channel/observed-host";
import { isAboutTheQuestion, reasonOf } from "../errors/answer-of";
import { HostError } from "../errors/host-error";
import { LicenseServer } from "../license-server/license-server";
import { domainGroupFact } from "../license-server/read-license-server";
import { Computer } from "./computer";
import { Questions } from "./questions";
import { NO_WMI } from "./view-facts";

export interface LicenseServerQuestion {
  /** As in the session host's list. */
  readonly server: string;
  /** Where it is reached. */
  readonly at: ObservedHost;
  /** What the session host is called, every name there is. */
  readonly sessionHost: Fact<readonly string[]>;
}

/**
 * Asks a license server itself, for the diagnosis of a session host. A server that cannot be asked is one of which
 * nothing is known. Throws `HostError` `canceled` alone.
 */
export async function askLicenseServer(
  question: LicenseServerQuestion,
  signal: AbortSignal,
): Promise<LicenseServerFacts> {
  try {
    return await answersOf(question, signal);
  } catch (error) {
    if (!(error instanceof HostError) || error.code === "canceled") throw error;
    return nothingKnown(question.server, reasonOf(error));
  }
}

async function answersOf(
  { server, at, sessionHost }: LicenseServerQuestion,
  signal: AbortSignal,
): Promise<LicenseServerFacts> {
  const wmi = at.channel.wmi?.(signal);
  if (wmi === undefined) return nothingKnown(server, NO_WMI);
  const questions = new Questions();
  const computer = new Computer(wmi, at.host);
  const serviceRunning = await questions.ask(() => computer.isServiceRunning("TermServLicensing"));
  const windowsBuild = await questions.ask(() => computer.windowsBuild());
  const opened = await questions.ask(() => LicenseServer.open(wmi, at.host));
  questions.expectAnswers();
  const ask = async <T>(question: (licenseServer: LicenseServer) => Promise<T>): Promise<Fact<T>> =>
    opened.known ? questions.ask(() => question(opened.value)) : opened;
  const securityGroupEnforced = await ask((licenseServer) => licenseServer.securityGroupEnforced());
  return {
    server,
    serviceRunning,
    windowsBuild,
    activation: await ask((licenseServer) => licenseServer.activation()),
    keyPacks: await ask((licenseServer) => licenseServer.keyPacks()),
    securityGroupEnforced,
    sessionHostAllowed: await allowedFact(opened, securityGroupEnforced, sessionHost),
    inDomainGroup: opened.known ? await domainGroupFact(opened.value) : opened,
  };
}

/** Without the policy, every session host is let in. */
async function allowedFact(
  opened: Fact<LicenseServer>,
  enforced: Fact<boolean>,
  sessionHost: Fact<readonly string[]>,
): Promise<Fact<boolean>> {
  if (!opened.known) return opened;
  if (!enforced.known) return enforced;
  if (!enforced.value) return known(true);
  return sessionHost.known ? allowsAny(opened.value, sessionHost.value) : sessionHost;
}

/** Which of its names a session host is asked about by is not documented: it is let in when it is by one of them. */
async function allowsAny(licenseServer: LicenseServer, names: readonly string[]): Promise<Fact<boolean>> {
  let fact: Fact<boolean> = unknown("The name of the session host is not known.");
  for (const name of names) {
    try {
      if (await licenseServer.allows(name)) return known(true);
      fact = known(false);
    } catch (error) {
      if (!isAboutTheQuestion(error)) throw error;
      if (!fact.known) fact = unknown(reasonOf(error));
    }
  }
  return fact;
}

function nothingKnown(server: string, reason: string): LicenseServerFacts {
  const fact = unknown(reason);
  return {
    server,
    serviceRunning: fact,
    windowsBuild: fact,
    activation: fact,
    keyPacks: fact,
    securityGroupEnforced: fact,
    sessionHostAllowed: fact,
    inDomainGroup: fact,
  };
}
