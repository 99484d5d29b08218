import { quoted } from "../../../harmless-text";
import { describeMode } from "../../mode";
import { calsCover, releaseOfCal, type WindowsRelease, windowsRelease } from "../../windows-release";
import { areAllAsked, askedServers, atEachAskedServer } from "../asked-servers";
import type { LicenseServerAnswers } from "../diagnosis-input";
import { licensedMode } from "../diagnosis-input";
import { cannotTell } from "../finding";
import { matchingCals } from "../matching-cals";
import type { Rule } from "../rule";

export const calsTooOld: Rule = {
  code: "cals_too_old",
  question: "Are the CALs of the session host's mode at least as new as the session host?",
  severities: ["error", "warning"],
  remedy: "Install CALs for the session host's version of Windows Server or a later one; older CALs do not license it.",
  check(input) {
    const mode = licensedMode(input);
    if (mode === undefined) return [];
    const what = "whether the CALs are new enough";
    const { windowsBuild } = input;
    if (!windowsBuild.known && askedServers(input).length > 0) return [cannotTell(this, what, windowsBuild.reason)];
    const host = windowsBuild.known ? windowsRelease(windowsBuild.value) : undefined;
    const releasesOf = (server: LicenseServerAnswers) =>
      matchingCals(server, mode, input.observedAt).valid.map(({ productVersion, productVersionId }) =>
        releaseOfCal(productVersion, productVersionId),
      );
    return atEachAskedServer(this, what, input, (asked) => {
      if (host === undefined) return [];
      const hasSome = askedServers(input).some((server) => isAnyNewEnough(releasesOf(server), host));
      const { server, keyPacks } = asked;
      if (!keyPacks.known) return [cannotTell(this, what, keyPacks.reason, server)];
      const releases = releasesOf(asked);
      if (releases.length === 0 || isAnyNewEnough(releases, host)) return [];
      if (releases.includes(undefined)) {
        return [
          cannotTell(
            this,
            what,
            `${quoted(server)} has CALs for a version of Windows Server that this check does not know.`,
            server,
          ),
        ];
      }
      const names = [...new Set(releases.map((release) => release?.name))].join(", ");
      const summary = `The ${describeMode(mode)} CALs on ${quoted(server)} are for ${names}, but the session host runs ${host.name}.`;
      return [
        {
          code: this.code,
          severity: hasSome || !areAllAsked(input) ? "warning" : "error",
          summary,
          remedy: this.remedy,
          server,
        },
      ];
    });
  },
};

function isAnyNewEnough(releases: readonly (WindowsRelease | undefined)[], host: WindowsRelease): boolean {
  return releases.some((release) => release !== undefined && calsCover(release, host));
}
