import { RULES } from "../../../licensing";
import { APPLY_REMOVAL } from "../content/host-issues";
import { sarifMessage } from "./escape-sarif";

/** What a rule checks and what to do about what it finds, in general. */
type RuleTexts = readonly [question: string, remedy: string];

const HOST_RULES: Readonly<Record<string, RuleTexts>> = {
  drift_mode: ["Is the licensing mode of the session host as declared?", "Apply again, or change the declaration."],
  drift_license_servers: [
    "Is the license server list of the session host as declared, and in its order?",
    "Apply again, or change the declaration.",
  ],
  unmanaged: ["Was everything that is declared applied?", "Apply the declaration."],
  leaving: ["Is everything that is managed declared?", APPLY_REMOVAL],
  unreachable: ["Does the host answer?", "Start it, or its WinRM listener, or mend the way to it."],
  not_looked_at: ["Did the plan refresh the host?", "Plan without -target, -exclude and -refresh=false."],
  not_known: [
    "Could the mode, the license servers and the role of the host be found out?",
    "See what could not be checked and why, and check again.",
  ],
  failed: ["Could the host be judged?", "Do what the error says."],
};

const TEXTS: ReadonlyMap<string, RuleTexts> = new Map([
  ...Object.entries(HOST_RULES),
  ...RULES.map(({ code, question, remedy }) => [code, [question, remedy]] as const),
]);

/** The rules with these codes, with all that code scanning shows above an alert. Of a code of a later version of the provider nothing but itself is known. */
export function sarifRules(codes: Iterable<string>) {
  return [...new Set(codes)].map((id) => {
    const [question, remedy] = TEXTS.get(id) ?? [id, "Do what its message says."];
    const [asked, help] = [sarifMessage(question), sarifMessage(remedy)];
    return { id, shortDescription: asked, fullDescription: asked, help };
  });
}
