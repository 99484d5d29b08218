import { harmless } from "../../../harmless-text";
import { inSentences } from "../content/host-issues";
import { distinctName } from "../content/host-name";
import { groupIssues, type IssueGroup } from "../content/issue-groups";
import { type UncheckedAt, uncheckedAt } from "../content/unchecked";
import type { Format } from "../format";

const COMMANDS = { error: "error", warning: "warning", info: "notice", unknown: "notice" } as const;

/**
 * Annotations of GitHub Actions
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions): one line for each thing that is
 * wrong, however many hosts it is at, and one for each reason why something could not be checked. Worst first, as only the
 * first ten of a step are shown.
 */
export const githubFormat: Format = {
  render: (report) => {
    const failed = report.errors.map(({ origin, summary, detail }) =>
      annotation("error", origin, inSentences(summary, detail)),
    );
    const lines = [
      ...failed,
      ...groupIssues(report).map(issueAnnotation),
      ...uncheckedAt(report).map(uncheckedAnnotation),
    ];
    return lines.map((line) => `${line}\n`).join("");
  },
};

function issueAnnotation({ code, level, summary, remedy, hosts }: IssueGroup): string {
  const [first, ...others] = hosts.map(distinctName);
  const message = inSentences(summary, remedy);
  if (others.length === 0) return annotation(COMMANDS[level], `${first}: ${code}`, message);
  return annotation(
    COMMANDS[level],
    `${hosts.length} hosts: ${code}`,
    `${message} Hosts: ${[first, ...others].join(", ")}.`,
  );
}

function uncheckedAnnotation({ codes, reason, hosts }: UncheckedAt): string {
  const [first, ...others] = hosts.map(distinctName);
  const title = others.length === 0 ? `${first}: not checked` : `not checked at ${hosts.length} hosts`;
  return annotation("notice", title, `${codes.join(", ")}: ${reason}`);
}

function annotation(command: string, title: string, message: string): string {
  return `::${command} title=${property(title)}::${data(message)}`;
}

/** A percent sign begins an escape. */
function data(text: string): string {
  return harmless(text).replace(/%/g, "%25");
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
