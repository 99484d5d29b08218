import { quoted, someOf } from "../../../harmless-text";
import type { DiagnosisInput, SettingAnswers, WrongTypeValue } from "../diagnosis-input";
import type { Severity } from "../finding";
import type { Rule } from "../rule";

export const settingWrongType: Rule = {
  code: "setting_wrong_type",
  question: "Are the mode and the license servers stored with the registry types that Windows reads?",
  severities: ["error", "warning"],
  remedy:
    'Let rdslicensing_configuration write the value with its right type (with scope = "policy" for a value of Group Policy), or delete it on the host. Something other than Windows\' own tools wrote it.',
  check(input) {
    const { mode, licenseServers } = input;
    const found = [
      ...mode.wrongTypes.map((value) => ({ value, effect: effectOnMode(mode, value) })),
      ...licenseServers.wrongTypes.map((value) => ({ value, effect: effectOnList(input, value) })),
    ];
    return found.map(({ value, effect: { severity, outcome } }) => {
      const { key, name, type, expected } = value;
      const summary = `${name} in HKLM\\${key} is a ${type}${shown(value)}, but Windows' own tools write a ${expected} there${outcome}.`;
      return { code: this.code, severity, summary, remedy: this.remedy };
    });
  },
};

interface Effect {
  readonly severity: Severity;
  /** The end of a sentence. */
  readonly outcome: string;
}

function effectOnMode({ effective, source }: SettingAnswers<unknown>, { owner }: WrongTypeValue): Effect {
  if (effective.known && effective.value === "not_configured") {
    return { severity: "error", outcome: ", so Windows uses no licensing mode" };
  }
  return { severity: "warning", outcome: outcomeBeside(source, owner) };
}

/** As bad as having no license servers is: inside the grace period, users are let in. */
function effectOnList({ licenseServers, graceDaysLeft }: DiagnosisInput, { owner }: WrongTypeValue): Effect {
  const { effective, source } = licenseServers;
  if (effective.known && effective.value.length === 0) {
    const inGrace = graceDaysLeft.known && graceDaysLeft.value > 0;
    return { severity: inGrace ? "warning" : "error", outcome: ", so Windows uses no license server" };
  }
  return { severity: "warning", outcome: outcomeBeside(source, owner) };
}

/** Where something is in use, whatever the value says. */
function outcomeBeside(source: SettingAnswers<unknown>["source"], owner: WrongTypeValue["owner"]): string {
  const inUse = owner === "local" ? "local" : "group_policy";
  return source.known && source.value !== inUse ? ", so Windows does not use it" : "";
}

function shown({ data }: WrongTypeValue): string {
  if (data === undefined) return "";
  const texts = [data].flat().map((one) => (typeof one === "number" ? String(one) : quoted(one)));
  return ` (${someOf(texts, 3)})`;
}
