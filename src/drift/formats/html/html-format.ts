import type { Report } from "../../report/report";
import { conditionOf } from "../condition";
import type { Format } from "../format";
import { titleOf, verdict } from "../verdict";
import { hostMatrix } from "./host-matrix";
import { issueLists } from "./issue-list";
import { reportHead } from "./report-head";
import { STYLE } from "./style";
import { text } from "./text";

/** The page is all there is: nothing is loaded, and nothing runs. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** One page that needs nothing else: a matrix of hosts and settings, and what is wrong below it. No script. */
export const htmlFormat: Format = {
  render: (report) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${titleOf(report)}: ${verdict(report)}</title>
<style>${STYLE}</style>
</head>
<body>
${reportHead(report)}
<main>
${failures(report)}${hosts(report)}${issues(report)}</main>
</body>
</html>
`,
};

function hosts(report: Report): string {
  const all = report.hosts;
  if (all.length === 0) return "";
  const quiet = all.filter((host) => conditionOf(host) === "ok").length;
  const filter =
    quiet === 0 || quiet === all.length
      ? ""
      : '<p class="filter"><input type="checkbox" id="loud"> <label for="loud">only hosts with something to look at</label></p>';
  return `<section><h2 id="hosts">Hosts</h2>${filter}${hostMatrix(report)}</section>\n`;
}

function issues({ hosts: all }: Report): string {
  const lists = issueLists(all);
  return lists === "" ? "" : `<section><h2>What to look at</h2>\n${lists}</section>\n`;
}

function failures({ errors }: Report): string {
  if (errors.length === 0) return "";
  const items = errors.map(
    ({ origin, summary, detail }) =>
      `<li><p><code>${text(origin)}</code></p><p>${text(summary)}</p><p class="remedy">${text(detail)}</p></li>`,
  );
  return `<section class="failures"><h2>Not planned</h2><ul>${items.join("\n")}</ul></section>\n`;
}
