import type { GivenWords } from "./given-settings";
import { LIBRARY_WORDS } from "./setting-source";
import type { SettingName, SettingValue, SettingValues } from "./settings";

/** What is wrong with the settings of a connection, in the words of whoever set them. */
export interface ConnectionProblem {
  readonly severity: "error" | "warning";
  readonly code: "unencrypted_refused" | "invalid_configuration";
  /** The setting it is told on; absent where it is about several or none. */
  readonly setting?: SettingName;
  /** One line without a period. */
  readonly summary: string;
  /** Why, and what to do, in sentences. */
  readonly detail: string;
  /** Whether a logon lacks credentials, and everything before it can be tried all the same. */
  readonly lacksCredentials?: true;
}

const GIVEN = Symbol("given");
const ABSENT = Symbol("absent");

/** A setting has the value, one of the values, or a text that fits; or it is given, or absent. */
type Expected = SettingValue | readonly SettingValue[] | RegExp | typeof GIVEN | typeof ABSENT;
type Text = string | ((words: GivenWords) => string);

/** Settings that do not go together. */
interface ConnectionRule extends Pick<ConnectionProblem, "severity" | "code" | "setting" | "lacksCredentials"> {
  /** Whether it counts only when a host is to be asked: credentials may come with the environment of a later run. */
  readonly inUse?: true;
  readonly when: { readonly [S in SettingName]?: Expected };
  readonly summary: Text;
  readonly cause: Text;
  readonly remedy: Text;
}

/** Of settings that are not given. */
const DEFAULTS: SettingValues = {
  auth: "ntlm",
  https: true,
  channel: "cim",
  insecure: false,
  allow_unencrypted: false,
};

/** Every combination that is refused or warned of. The client, the provider and the command ask this one table. */
const CONNECTION_RULES: readonly ConnectionRule[] = [
  together("username", "password"),
  together("password", "username"),
  together("client_certificate", "client_key"),
  together("client_key", "client_certificate"),
  {
    ...{ severity: "error", code: "unencrypted_refused", setting: "auth" },
    when: { auth: "basic", https: false, allow_unencrypted: false },
    summary: "Plain-text password refused",
    cause: "Basic authentication over http sends the password as plain text.",
    remedy: ({ assign }) =>
      `Use https, or ${assign("auth", "ntlm")}, which encrypts messages over http; ${assign("allow_unencrypted", true)} overrides this.`,
  },
  {
    ...{ severity: "error", code: "unencrypted_refused", setting: "auth" },
    when: { auth: "kerberos", https: false },
    summary: "Kerberos needs https",
    cause: "With Kerberos, messages over http are not encrypted here.",
    remedy: ({ assign }) => `Use https, or ${assign("auth", "ntlm")}, which encrypts messages over http.`,
  },
  {
    ...{ severity: "error", code: "invalid_configuration", setting: "auth" },
    when: { auth: "certificate", https: false },
    summary: "A client certificate needs https",
    cause: "A client certificate is shown in the TLS handshake.",
    remedy: ({ assign }) => `Use https, or ${assign("auth", "ntlm")}.`,
  },
  ...(["kerberos", "certificate"] as const).map(
    (auth): ConnectionRule => ({
      ...{ severity: "error", code: "invalid_configuration", setting: "auth" },
      when: { auth, channel: "shell" },
      summary: "Channel and authentication do not go together",
      cause: "The shell channel logs on with NTLM or Basic.",
      remedy: ({ assign }) => `Use one of them, or ${assign("channel", "cim")} with ${assign("auth", auth)}.`,
    }),
  ),
  {
    ...{ severity: "error", code: "invalid_configuration", setting: "username" },
    when: { auth: "basic", username: /:/ },
    summary: "A user name with a colon",
    cause: "Basic authentication ends the user name at the first colon.",
    remedy: "Name the account without one.",
  },
  {
    ...{ severity: "error", code: "unencrypted_refused", setting: "channel" },
    when: { channel: "shell", https: false, allow_unencrypted: false, auth: "ntlm" },
    summary: "Plain-text messages refused",
    cause: "The shell channel does not encrypt messages over http.",
    remedy: ({ assign }) =>
      `Use https, or ${assign("channel", "cim")} with NTLM; ${assign("allow_unencrypted", true)} overrides this.`,
  },
  ...(["username", "password"] as const).map((setting) => notEmpty(setting, ["ntlm", "basic"])),
  ...(["client_certificate", "client_key"] as const).map((setting) => notEmpty(setting, ["certificate"])),
  needed("username", "password", ["ntlm", "basic"]),
  needed("client_certificate", "client_key", ["certificate"]),
  {
    ...{ severity: "warning", code: "invalid_configuration", setting: "insecure", inUse: true },
    when: { https: true, insecure: true },
    summary: "Certificates are not checked",
    cause: ({ nameOf }) =>
      `With ${nameOf("insecure")}, whoever controls the network path can pose as the host, and read and change what is sent.`,
    remedy: ({ nameOf }) =>
      `Set ${nameOf("ca_certificate")} to the authority that signed the hosts' certificates instead.`,
  },
  {
    ...{ severity: "warning", code: "invalid_configuration", setting: "allow_unencrypted", inUse: true },
    when: { https: false, allow_unencrypted: true, auth: "basic" },
    summary: "The password is sent as plain text",
    cause: "The user name and the password cross the network as plain text.",
    remedy: "Use https, or NTLM.",
  },
  {
    ...{ severity: "warning", code: "invalid_configuration", setting: "allow_unencrypted", inUse: true },
    when: { https: false, allow_unencrypted: true, auth: "ntlm", channel: "shell" },
    summary: "Messages are sent as plain text",
    cause: "The shell channel does not encrypt messages over http.",
    remedy: ({ assign }) => `Use https, or ${assign("channel", "cim")}.`,
  },
];

export interface RuleOptions {
  /** Settings whose value is pending or invalid: no rule judges them. @default none */
  readonly open?: ReadonlySet<SettingName>;
  /** Whether a host is to be asked now. @default true */
  readonly inUse?: boolean;
  /** @default those of a program */
  readonly words?: GivenWords;
}

/** What of these settings does not go together: errors in the order of the table, or warnings where there are none. */
export function connectionProblems(values: SettingValues, options: RuleOptions = {}): readonly ConnectionProblem[] {
  const { open = new Set(), inUse = true, words = { ...LIBRARY_WORDS, namesOf: LIBRARY_WORDS.nameOf } } = options;
  const broken = (rules: readonly ConnectionRule[]) => rules.filter(({ when }) => applies(when, values, open));
  const found = broken(CONNECTION_RULES.filter((rule) => rule.inUse === undefined));
  const further = inUse && found.length === 0 ? broken(CONNECTION_RULES.filter((rule) => rule.inUse)) : [];
  const all = [...found, ...further];
  const errors = all.filter(({ severity }) => severity === "error");
  return (errors.length > 0 ? errors : all).map((rule) => problemOf(rule, words));
}

function applies(when: ConnectionRule["when"], values: SettingValues, open: ReadonlySet<SettingName>): boolean {
  return Object.entries(when).every(([name, expected]) => {
    const setting = name as SettingName;
    return !open.has(setting) && isAs(expected, values[setting] ?? DEFAULTS[setting]);
  });
}

function isAs(expected: Expected, value: SettingValue | undefined): boolean {
  if (expected === GIVEN || expected === ABSENT) return (value === undefined) === (expected === ABSENT);
  if (expected instanceof RegExp) return typeof value === "string" && expected.test(value);
  return typeof expected === "object" ? value !== undefined && expected.includes(value) : value === expected;
}

function problemOf(rule: ConnectionRule, words: GivenWords): ConnectionProblem {
  const { severity, code, setting, lacksCredentials } = rule;
  const text = (one: Text) => (typeof one === "string" ? one : one(words));
  const [summary, detail] = [text(rule.summary), `${text(rule.cause)} ${text(rule.remedy)}`];
  return { severity, code, setting, summary, detail, ...(lacksCredentials && { lacksCredentials }) };
}

/** One half of what only counts as a pair. */
function together(given: SettingName, absent: SettingName): ConnectionRule {
  return {
    ...{ severity: "error", code: "invalid_configuration", setting: absent },
    when: { [given]: GIVEN, [absent]: ABSENT },
    summary: ({ nameOf }) => `Missing ${nameOf(absent)}`,
    cause: ({ nameOf }) => `${nameOf(given)} is set, but not what belongs to it.`,
    remedy: ({ namesOf }) => `Set ${namesOf(absent)}.`,
  };
}

/** Usually a variable without a value was put in. */
function notEmpty(setting: SettingName, auth: readonly string[]): ConnectionRule {
  return {
    ...{ severity: "error", code: "invalid_configuration", setting, inUse: true, lacksCredentials: true },
    when: { auth, [setting]: "" },
    summary: ({ nameOf }) => `Empty ${nameOf(setting)}`,
    cause: ({ nameOf }) => `${nameOf(setting)} is set to an empty text.`,
    remedy: ({ namesOf }) => `Give a value in ${namesOf(setting)}.`,
  };
}

/** What a way to log on needs. Kerberos has its tickets outside of the settings. */
function needed(one: SettingName, other: SettingName, auth: readonly string[]): ConnectionRule {
  return {
    ...{ severity: "error", code: "invalid_configuration", inUse: true, lacksCredentials: true },
    when: { auth, [one]: ABSENT, [other]: ABSENT },
    summary: "Missing credentials",
    cause: "There are no credentials to log on to hosts with.",
    remedy: ({ namesOf }) => `Set ${namesOf(one)}, and ${namesOf(other)}.`,
  };
}
