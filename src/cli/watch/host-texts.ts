import { harmless } from "../../harmless-text";
import { describeSetting, type HostReport, hostName, type SettingReport, settingWords } from "../../reports";

/** What is said about a host besides its condition, each in one line and escaped; `-` where there is nothing to say. */
export interface HostTexts {
  /** With the name that people gave it, if there is one. */
  readonly host: string;
  /** What Windows uses, and where it comes from. */
  readonly mode: string;
  /** The same. */
  readonly servers: string;
  /** Codes, the most severe first; the reason where the host cannot be asked. */
  readonly findings: string;
}

/** A report does not change, and is shown many times. */
const MADE = new WeakMap<HostReport, HostTexts>();

export function hostTexts(report: HostReport): HostTexts {
  const texts = MADE.get(report) ?? textsOf(report);
  MADE.set(report, texts);
  return texts;
}

function textsOf(report: HostReport): HostTexts {
  const setting = (name: SettingReport["attribute"]) => report.settings.find(({ attribute }) => attribute === name);
  return {
    host: harmless(hostName(report)),
    mode: settingText(setting("mode")),
    servers: settingText(setting("license_servers")),
    findings: findingsText(report),
  };
}

const SOURCES: Readonly<Record<string, string>> = { local: " (local)", group_policy: " (Group Policy)" };

function settingText(setting: SettingReport | undefined): string {
  if (setting === undefined) return "-";
  return settingWords(describeSetting(setting)).join(", ") + (SOURCES[setting.source ?? ""] ?? "");
}

function findingsText({ state, error, findings }: HostReport): string {
  if (error !== undefined) return harmless(error.summary);
  const why = state === "not_known" ? findings.find(({ severity }) => severity === "unknown") : undefined;
  if (why !== undefined) return harmless(why.summary);
  const codes = findings.filter(({ severity }) => severity !== "unknown").map(({ code }) => code);
  const open = findings.length - codes.length;
  const parts = [...new Set(codes), ...(open === 0 ? [] : [`${open} not checked`])];
  return parts.length === 0 ? "-" : parts.join(", ");
}
