import { harmless, quoted, someOf } from "../../harmless-text";
import {
  type Diagnosis,
  type DiagnosisInput,
  describeMode,
  differences,
  type LicensingConfiguration,
  type SettingAnswers,
} from "../../licensing";
import type { DeclaredSettings } from "../declared-settings";
import { declarable, isDeclarable, type StoredConfiguration } from "./declarable";

/** A host that code can manage as it is. */
export interface AdoptedHost {
  readonly host: string;
  /** What it holds: an import of these settings changes nothing. */
  readonly settings: DeclaredSettings;
  /** What else whoever reads the code should know of it, in sentences. */
  readonly notes: readonly string[];
}

/** A host that is left as it is, and why. */
export interface LeftHost {
  readonly host: string;
  /**
   * `not_known`: what it holds could not be found out; `policy`: Group Policy's settings, which may be a domain's;
   * `not_declarable`: what it holds is no configuration that code can declare.
   */
  readonly why: "not_known" | "policy" | "not_declarable";
  /** For people, in sentences. */
  readonly reason: string;
}

export interface AdoptionOptions {
  /** Whether settings of Group Policy are adopted also where a domain policy may set them. */
  readonly managesPolicy: boolean;
  /** Whether hosts are asked what they use. Over a channel that does not reach WMI, the registry has to do. */
  readonly asksWindows: boolean;
}

/**
 * What code should declare of a host, so that it manages the host as it is; or why it should not.
 *
 * The registry decides, because it is what the provider compares. Group Policy's settings are adopted only where no
 * domain can be their owner: registry values do not tell which policy wrote them, and code that declares the values of a
 * domain policy fights it as soon as that changes.
 */
export function adoptHost({ input, assessed }: Diagnosis, options: AdoptionOptions): AdoptedHost | LeftHost {
  const { host } = input;
  const unread = unreadReason(input);
  if (unread !== undefined) return { host, why: "not_known", reason: unread };
  if (!assessed && options.asksWindows) return { host, why: "not_known", reason: unassessedReason(input) };
  const policy = declarable(storedIn(input, "policy"), "policy");
  if (isDeclarable(policy)) {
    if (!options.managesPolicy && mayBeOfDomain(input)) return { host, why: "policy", reason: policyReason(policy) };
    return { host, settings: policy, notes: roleNotes(input) };
  }
  const local = declarable(storedIn(input, "local"), "local");
  if (isDeclarable(local))
    return { host, settings: local, notes: [...overrideNotes(input, local), ...roleNotes(input)] };
  return { host, why: "not_declarable", reason: incompleteReason(input, { local, policy }) };
}

function storedIn({ mode, licenseServers }: DiagnosisInput, scope: "local" | "policy"): StoredConfiguration {
  return { mode: storedValue(mode[scope]), licenseServers: storedValue(licenseServers[scope]) ?? [] };
}

function storedValue<T>(answer: SettingAnswers<T>["local"]): T | undefined {
  return answer.known ? answer.value : undefined;
}

function unreadReason({ mode, licenseServers }: DiagnosisInput): string | undefined {
  for (const answer of [mode.local, mode.policy, licenseServers.local, licenseServers.policy]) {
    if (!answer.known) return `Its settings could not be read: ${firstSentence(answer.reason)}`;
  }
  return undefined;
}

function unassessedReason({ roleActive, mode, licenseServers }: DiagnosisInput): string {
  const unanswered = [roleActive, mode.effective, licenseServers.effective].find((answer) => !answer.known);
  const reason = unanswered !== undefined && !unanswered.known ? unanswered.reason : "";
  return `What it uses could not be found out: ${firstSentence(reason)}`;
}

/** What is wrong; what to do about it belongs in a report, not in code. */
function firstSentence(reason: string): string {
  return harmless(reason).replace(/\.\s.*$/s, ".");
}

/** Outside of a domain, and not managed from Entra ID, nobody but the host's own administrators sets policies. */
function mayBeOfDomain({ domainJoined, entraJoined }: DiagnosisInput): boolean {
  const isInDomain = !domainJoined.known || domainJoined.value;
  return isInDomain || (entraJoined.known && entraJoined.value);
}

function policyReason({ mode, licenseServers }: DeclaredSettings): string {
  const servers = listed(licenseServers);
  return `Group Policy sets ${describeMode(mode)} with ${servers}, and a domain may own that policy.`;
}

/** What Group Policy sets, above what is adopted. */
function overrideNotes({ mode, licenseServers }: DiagnosisInput, own: LicensingConfiguration): readonly string[] {
  const used = {
    mode: mode.effective.known ? mode.effective.value : own.mode,
    licenseServers: licenseServers.effective.known ? licenseServers.effective.value : own.licenseServers,
  };
  const different = differences(own, used);
  const overridden = [
    ...(isFromPolicy(mode) && different.includes("mode") ? [`the licensing mode with ${describeMode(used.mode)}`] : []),
    ...(isFromPolicy(licenseServers) && different.includes("licenseServers")
      ? [`the license servers with ${listed(used.licenseServers)}`]
      : []),
  ];
  if (overridden.length === 0) return [];
  return [`Group Policy overrides ${overridden.join(" and ")}: every plan warns of it.`];
}

const MOST_LISTED = 5;

/** A host may say that it uses any number of servers. */
function listed(names: readonly string[]): string {
  return someOf(
    names.map((name) => quoted(name)),
    MOST_LISTED,
  );
}

function isFromPolicy<T>({ source }: SettingAnswers<T>): boolean {
  return source.known && source.value === "group_policy";
}

function roleNotes({ roleActive }: DiagnosisInput): readonly string[] {
  const isInactive = roleActive.known && !roleActive.value;
  return isInactive
    ? ["The Remote Desktop Session Host role is not active, so Windows uses no licensing settings."]
    : [];
}

function incompleteReason(
  { mode, licenseServers }: DiagnosisInput,
  { local, policy }: { readonly local: string; readonly policy: string | undefined },
): string {
  const wrongTypes = [...mode.wrongTypes, ...licenseServers.wrongTypes].map(
    ({ name, type, expected }) => `${name} is a ${harmless(type)} where Windows reads a ${expected}.`,
  );
  const fromPolicy =
    policy === undefined ? [] : [`In Group Policy's settings, ${policy}.`, "A resource manages both in one place."];
  return [`In its own settings, ${local}.`, ...fromPolicy, ...wrongTypes].join(" ");
}
