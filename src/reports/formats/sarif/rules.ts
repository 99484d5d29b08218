import type { ReportingDescriptor } from "sarif";
import { RULES } from "../../../licensing";
import { APPLY_REMOVAL } from "../content/host-issues";
import { sarifMessage } from "./escape-sarif";

/** What a rule checks and what to do about what it finds, in general. */
type RuleTexts = readonly [question: string, remedy: string];

const HOST_RULES: Readonly<Record<string, RuleTexts>> = {
  drift_mode: [
    "Is the licensing mode of the session host as declared?",
    "Apply again, or change the code if the host is right.",
  ],
  drift_license_servers: [
    "Is the license server list of the session host as declared, and in its order?",
    "Apply again, or change the code if the host is right.",
  ],
  unmanaged: ["Was the declared host applied?", "Apply the code."],
  leaving: ["Is the managed host still declared?", APPLY_REMOVAL],
  unreachable: ["Does the host answer?", "Start the host or its WinRM listener, or fix the network path to it."],
  not_looked_at: [
    "Did the plan refresh the host?",
    "Plan the whole folder, without -target, -exclude and -refresh=false.",
  ],
  not_known: [
    "Could the mode, the license servers and the role of the host be found out?",
    "Fix the reasons given, then check again.",
  ],
  failed: ["Could the host be judged?", "Follow the advice in the error."],
};

const TEXTS: ReadonlyMap<string, RuleTexts> = new Map([
  ...Object.entries(HOST_RULES),
  ...RULES.map(({ code, question, remedy }) => [code, [question, remedy]] as const),
]);

/**
 * The rules with these codes, with all that code scanning shows above an alert. Of a code of a later version of the provider,
 * nothing but itself is known.
 *
 * @internal
 */
export function sarifRules(codes: Iterable<string>): ReportingDescriptor[] {
  return [...new Set(codes)].map((id) => {
    const [question, remedy] = TEXTS.get(id) ?? [id, "Follow the advice in the message."];
    const [asked, help] = [sarifMessage(question), sarifMessage(remedy)];
    return { id, shortDescription: asked, fullDescription: asked, help };
  });
}
