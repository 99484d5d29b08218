import type { Format } from "../format";
import { hostIssues } from "../host-issues";
import { printable } from "../printable";

const COMMANDS = { error: "error", warning: "warning", note: "notice" } as const;

/**
 * Annotations of GitHub Actions
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions): one line for each thing that is wrong.
 */
export const githubFormat: Format = {
  render: ({ hosts, errors }) => {
    const lines = hosts.flatMap((host) =>
      hostIssues(host).map(({ code, level, summary, remedy }) =>
        annotation(COMMANDS[level], `${host.host}: ${code}`, `${summary} ${remedy}`),
      ),
    );
    const failed = errors.map(({ origin, summary, detail }) => annotation("error", origin, `${summary} ${detail}`));
    return [...lines, ...failed].map((line) => `${line}\n`).join("");
  },
};

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
