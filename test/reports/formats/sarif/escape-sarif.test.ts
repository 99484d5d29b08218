import { FORMATS } from "../../../../src/reports";
import { NASTY, nastyReport } from "../../../support/nasty-report";

interface Message {
  readonly text: string;
}

/** What a viewer makes of a message string, by sections 3.11.5 and 3.11.6 of SARIF 2.1.0. */
function read({ text }: Message): { readonly shown: string; readonly special: readonly string[] } {
  const special: string[] = [];
  const TOKEN = /\\([\\[\]])|(\[(?:\\.|[^\\\]])*\]\([^)]*\))|\{\{|\}\}|(\{\d+\})/g;
  const shown = text.replace(TOKEN, (token, literal?: string, link?: string, placeholder?: string) => {
    if (literal !== undefined) return literal;
    if (link === undefined && placeholder === undefined) return token.slice(1);
    special.push(token);
    return "";
  });
  return { shown, special };
}

describe("a message of the sarif format", () => {
  const [run] = JSON.parse(FORMATS.sarif().render(nastyReport)).runs;
  const messages: Message[] = [...run.results, ...run.invocations[0].toolExecutionNotifications].map(
    ({ message }: { message: Message }) => message,
  );

  test("would hold a link and a placeholder as it came", () => {
    expect(read({ text: NASTY }).special).toEqual(["[click here](https://evil.example/x)", "{0}"]);
  });

  test("holds neither, and shows every character of what came", () => {
    expect(messages).toHaveLength(5);
    for (const message of messages) {
      const { shown, special } = read(message);
      expect(special).toEqual([]);
      expect(shown).toContain(NASTY);
    }
  });

  test("holds neither in a rule, whose code may be from a later version", () => {
    const hosts = nastyReport.hosts.map((host) => ({
      ...host,
      findings: host.findings.map((finding) => ({ ...finding, code: NASTY })),
    }));
    const [{ tool }] = JSON.parse(FORMATS.sarif().render({ ...nastyReport, hosts })).runs;
    const { shortDescription } = tool.driver.rules.find(({ id }: { id: string }) => id === NASTY);
    expect(read(shortDescription)).toEqual({ shown: NASTY, special: [] });
  });
});
