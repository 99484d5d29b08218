import type { Report } from "../../model/report";
import { groupIssues } from "../content/issue-groups";
import { uncheckedAt } from "../content/unchecked";
import { titleOf, verdict } from "../content/verdict";
import type { Format } from "../format";
import { html, type Markup } from "../markup";
import { anchorsOf } from "./anchors";
import { hostsTables } from "./hosts";
import { needingAttention, worthKnowing } from "./issues";
import { licenseServersTable } from "./license-servers";
import { reportHead } from "./report-head";
import { STYLE } from "./style";
import { whatChanged } from "./what-changed";

/** The page is all there is: nothing is loaded, and nothing runs. */
const POLICY = html`default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;

/** One page that needs nothing else: what needs attention, the CALs, and the hosts with their settings. No script. */
export const htmlFormat: Format = {
  render: (report) => {
    const groups = groupIssues(report);
    const anchors = anchorsOf(report, groups);
    const parts = { report, groups, anchors, unchecked: uncheckedAt(report) };
    const sections = [
      failures(report),
      whatChanged(report),
      needingAttention(parts),
      licenseServersTable(report),
      hostsTables(report, anchors),
      worthKnowing(parts),
    ];
    return page(report, sections).text;
  },
};

function page(report: Report, sections: readonly (Markup | undefined)[]): Markup {
  return html`<!doctype html>
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
${sections}</main>
</body>
</html>
`;
}

function failures({ errors }: Report): Markup | undefined {
  if (errors.length === 0) return undefined;
  const items = errors.map(
    ({ origin, summary, detail }) =>
      html`<li><p><code>${origin}</code></p><h3>${summary}</h3><p class="remedy">${detail}</p></li>`,
  );
  return html`<section class="failures" aria-labelledby="failures"><h2 id="failures">Not planned</h2><ul>${items}</ul></section>
`;
}
