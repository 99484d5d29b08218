import { foldLicenseServer } from "../license-server";
import { cannotTell } from "./cannot-tell";
import type { Finding } from "./finding";
import type { LicenseServerFacts } from "./license-server-facts";
import type { Rule } from "./rule";
import type { SessionHostFacts } from "./session-host-facts";

const NOT_ASKED =
  "no license server was asked itself. Name those that WinRM reaches as license_servers of the data source, or with --license-server.";

/** The license servers of the host that were asked themselves, in the host's order. */
export function askedServers({
  licenseServers: { effective },
  licenseServerFacts,
}: SessionHostFacts): LicenseServerFacts[] {
  if (!effective.known) return [];
  return effective.value.flatMap((name) => licenseServerFacts.get(foldLicenseServer(name)) ?? []);
}

/** Whether every license server of the host was, so that what none of them has is not to be had. */
export function areAllAsked(facts: SessionHostFacts): boolean {
  const { effective } = facts.licenseServers;
  return effective.known && askedServers(facts).length === effective.value.length;
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
  facts: SessionHostFacts,
  judge: (server: LicenseServerFacts) => readonly Finding[],
): readonly Finding[] {
  const { effective } = facts.licenseServers;
  if (!effective.known || effective.value.length === 0) return [];
  const asked = askedServers(facts);
  return asked.length === 0 ? [cannotTell(rule, what, NOT_ASKED)] : asked.flatMap(judge);
}
