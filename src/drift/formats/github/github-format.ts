import type { HostReport } from "../../report/report";
import type { Format } from "../format";
import { hostIssues } from "../host-issues";
import { printable } from "../printable";
import { type Unchecked, uncheckedOf } from "../unchecked";

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

/**
 * Annotations of GitHub Actions
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions): one line for each thing that is
 * wrong, and one for each reason why something could not be checked, as only the first ten of a step are shown.
 */
export const githubFormat: Format = {
  render: (report) => {
    const unchecked = uncheckedOf(report);
    const lines = report.hosts.flatMap((host) => [
      ...issueAnnotations(host),
      ...unchecked.of(host).map((one) => uncheckedAnnotation(`${host.host}: not checked`, one)),
    ]);
    const shared = unchecked.shared.map((one) => uncheckedAnnotation(`not checked at ${one.hosts} hosts`, one));
    const failed = report.errors.map(({ origin, summary, detail }) =>
      annotation("error", origin, `${summary} ${detail}`),
    );
    return [...lines, ...shared, ...failed].map((line) => `${line}\n`).join("");
  },
};

function issueAnnotations(host: HostReport): string[] {
  return hostIssues(host).flatMap(({ code, level, summary, remedy }) =>
    level === "unknown" ? [] : [annotation(COMMANDS[level], `${host.host}: ${code}`, `${summary} ${remedy}`)],
  );
}

function uncheckedAnnotation(title: string, { codes, reason }: Unchecked): string {
  return annotation("notice", title, `${codes.join(", ")}: ${reason}`);
}

function annotation(command: string, title: string, message: string): string {
  return `::${command} title=${property(title)}::${data(message)}`;
}

/** A percent sign begins an escape. */
function data(text: string): string {
  return printable(text).replace(/%/g, "%25");
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
