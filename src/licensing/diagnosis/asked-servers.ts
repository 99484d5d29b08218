import { foldLicenseServer } from "../license-servers";
import type { DiagnosisInput, LicenseServerAnswers } from "./diagnosis-input";
import type { Finding } from "./finding";
import { cannotTell } from "./finding";
import type { Rule } from "./rule";

const NOT_ASKED =
  "no license server was asked itself. Name those that WinRM reaches as license_servers of the data source, or with --license-server.";

/** The license servers of the host that were asked themselves, in the host's order. */
export function askedServers({
  licenseServers: { effective },
  licenseServerAnswers,
}: DiagnosisInput): LicenseServerAnswers[] {
  if (!effective.known) return [];
  return effective.value.flatMap((name) => licenseServerAnswers.get(foldLicenseServer(name)) ?? []);
}

/** Whether every license server of the host was, so that what none of them has is not to be had. */
export function areAllAsked(input: DiagnosisInput): boolean {
  const { effective } = input.licenseServers;
  return effective.known && askedServers(input).length === effective.value.length;
}

/**
 * What `judge` finds at each license server that was asked. Where none was, one finding says so; where the host has no
 * license servers, there is nothing to judge.
 *
 * @param what a clause: `whether the license servers are activated`
 */
export function atEachAskedServer(
  rule: Pick<Rule, "code">,
  what: string,
  input: DiagnosisInput,
  judge: (server: LicenseServerAnswers) => readonly Finding[],
): readonly Finding[] {
  const { effective } = input.licenseServers;
  if (!effective.known || effective.value.length === 0) return [];
  const asked = askedServers(input);
  return asked.length === 0 ? [cannotTell(rule, what, NOT_ASKED)] : asked.flatMap(judge);
}
