import { quoted } from "../../../harmless-text";
import { connectivityStatus } from "../../connectivity";
import { windowsRelease } from "../../windows-release";
import { askedServers } from "../asked-servers";
import type { DiagnosisInput } from "../diagnosis-input";
import { hasUsableServer } from "../diagnosis-input";
import { cannotTell, type Finding } from "../finding";
import type { Rule } from "../rule";

const INCOMPATIBLE: readonly string[] = ["lower_version", "beta_mismatch"];

export const licenseServerTooOld: Rule = {
  code: "license_server_too_old",
  question: "Is each license server at least as new as the session host?",
  severities: ["error", "warning"],
  remedy:
    "Move the license server, with its CALs, to the session host's version of Windows Server or a later one: an older license server cannot serve a newer host.",
  check(input) {
    const reported = input.connectivity.flatMap(({ server, status }) => {
      const { name, meaning } = connectivityStatus(status.known ? status.value : 0);
      return INCOMPATIBLE.includes(name) ? [{ server, meaning }] : [];
    });
    const older = olderServers(input).filter(({ server }) => !reported.some((other) => other.server === server));
    const severity = hasUsableServer(input) && older.length === 0 ? "warning" : "error";
    const findings = [...reported, ...older].map(({ server, meaning }): Finding => {
      const summary = `The license server ${quoted(server)} ${meaning}.`;
      return { code: this.code, severity, summary, remedy: this.remedy, server };
    });
    const untold = askedServers(input).filter(({ server }) => !reported.some((other) => other.server === server));
    const unknown = untold.flatMap(({ server, windowsBuild }) =>
      windowsBuild.known ? [] : [cannotTell(this, "which version the license server is", windowsBuild.reason, server)],
    );
    return [...findings, ...unknown];
  },
};

/** Those that say so themselves, whatever the session host says of them. */
function olderServers(input: DiagnosisInput): { server: string; meaning: string }[] {
  const host = input.windowsBuild.known ? windowsRelease(input.windowsBuild.value) : undefined;
  return askedServers(input).flatMap(({ server, windowsBuild }) => {
    const own = windowsBuild.known ? windowsRelease(windowsBuild.value) : undefined;
    if (host === undefined || own === undefined || own.build >= host.build) return [];
    return [{ server, meaning: `runs ${own.name}, but the session host runs ${host.name}` }];
  });
}
