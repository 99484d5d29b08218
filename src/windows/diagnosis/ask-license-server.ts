import { type Answer, known, type LicenseServerAnswers, unknown } from "../../licensing";
import type { ObservedHost } from "../channel/host-channel";
import { answerOf } from "../errors/answer-of";
import { HostError } from "../errors/host-error";
import { LicenseServer } from "../license-server/license-server";
import { askDomainGroup } from "../license-server/read-license-server";
import { Computer } from "./computer";
import { Questions } from "./questions";
import { NO_WMI } from "./windows-answers";

export interface LicenseServerQuestion {
  /** As in the session host's list. */
  readonly server: string;
  /** Where it is reached. */
  readonly at: ObservedHost;
  /** What the session host is called, every name there is. */
  readonly sessionHost: Answer<readonly string[]>;
}

/**
 * Asks a license server itself, for the diagnosis of a session host. A server that cannot be asked is one of which
 * nothing is known. Throws `HostError` `canceled` alone.
 */
export async function askLicenseServer(
  question: LicenseServerQuestion,
  signal: AbortSignal,
): Promise<LicenseServerAnswers> {
  try {
    return await answersOf(question, signal);
  } catch (error) {
    if (!(error instanceof HostError) || error.code === "canceled") throw error;
    return nothingKnown(question.server, error.reason);
  }
}

async function answersOf(
  { server, at, sessionHost }: LicenseServerQuestion,
  signal: AbortSignal,
): Promise<LicenseServerAnswers> {
  const wmi = at.channel.wmi?.(signal);
  if (wmi === undefined) return nothingKnown(server, NO_WMI);
  const questions = new Questions();
  const computer = new Computer(wmi, at.host);
  const serviceRunning = await questions.ask(() => computer.isServiceRunning("TermServLicensing"));
  const windowsBuild = await questions.ask(() => computer.windowsBuild());
  const opened = await questions.ask(() => LicenseServer.open(wmi, at.host));
  questions.expectAnswers();
  const ask = async <T>(question: (licenseServer: LicenseServer) => Promise<T>): Promise<Answer<T>> =>
    opened.known ? questions.ask(() => question(opened.value)) : opened;
  const securityGroupEnforced = await ask((licenseServer) => licenseServer.securityGroupEnforced());
  return {
    server,
    serviceRunning,
    windowsBuild,
    activation: await ask((licenseServer) => licenseServer.activation()),
    keyPacks: await ask((licenseServer) => licenseServer.keyPacks()),
    securityGroupEnforced,
    sessionHostAllowed: await askAllowed(opened, securityGroupEnforced, sessionHost),
    inDomainGroup: opened.known ? await askDomainGroup(opened.value) : opened,
  };
}

/** Without the policy, every session host is let in. */
async function askAllowed(
  opened: Answer<LicenseServer>,
  enforced: Answer<boolean>,
  sessionHost: Answer<readonly string[]>,
): Promise<Answer<boolean>> {
  if (!opened.known) return opened;
  if (!enforced.known) return enforced;
  if (!enforced.value) return known(true);
  return sessionHost.known ? allowsAny(opened.value, sessionHost.value) : sessionHost;
}

/** Which of its names a session host is asked about by is not documented: it is let in when it is by one of them. */
async function allowsAny(licenseServer: LicenseServer, names: readonly string[]): Promise<Answer<boolean>> {
  let allowed: Answer<boolean> = unknown("The name of the session host is not known.");
  for (const name of names) {
    const answer = await answerOf(() => licenseServer.allows(name));
    if (answer.known && answer.value) return answer;
    if (answer.known || !allowed.known) allowed = answer;
  }
  return allowed;
}

function nothingKnown(server: string, reason: string): LicenseServerAnswers {
  const answer = unknown(reason);
  return {
    server,
    serviceRunning: answer,
    windowsBuild: answer,
    activation: answer,
    keyPacks: answer,
    securityGroupEnforced: answer,
    sessionHostAllowed: answer,
    inDomainGroup: answer,
  };
}
