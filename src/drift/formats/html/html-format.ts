import type { HostReport, HostState, Report, SettingReport } from "../../report/report";
import { escapeMarkup } from "../escape-markup";
import type { Format } from "../format";
import { hostIssues } from "../host-issues";
import { printable, printableValue } from "../printable";
import { STYLE } from "./style";

/** One page that needs nothing else: a matrix of hosts and settings, and what is wrong below it. No script. */
export const htmlFormat: Format = {
  render: (report) => {
    const title = `${TITLES[report.kind]}: ${report.healthy ? "all as it should be" : "attention needed"}`;
    const policy = "default-src 'none'; style-src 'unsafe-inline'";
    return [
      "<!doctype html>",
      '<html lang="en">',
      "<head>",
      '<meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
      `<title>${title}</title>`,
      `<style>${STYLE}</style>`,
      "</head>",
      "<body>",
      `<header><h1>${title}</h1><p class="muted">${report.summary.hosts} hosts, ${report.time}</p></header>`,
      "<main>",
      counts(report),
      matrix(report.hosts),
      ...problems(report.hosts),
      ...failures(report),
      "</main>",
      "</body>",
      "</html>",
      "",
    ].join("\n");
  },
};

const TITLES = { check: "RDS licensing check", drift: "RDS licensing drift" } as const;

const STATES: { readonly [S in HostState]: readonly [sign: string, word: string] } = {
  ok: ["✓", "ok"],
  drifted: ["≠", "drifted"],
  unhealthy: ["✗", "unhealthy"],
  unmanaged: ["+", "not applied yet"],
  leaving: ["−", "to be released"],
  unreachable: ["⊘", "unreachable"],
};

function state(name: HostState): string {
  const [sign, word] = STATES[name];
  return `<span class="state ${name}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
}

function counts({ summary }: Report): string {
  const names = (Object.keys(STATES) as HostState[]).filter((name) => summary[name] > 0);
  return `<ul class="counts">${names.map((name) => `<li>${state(name)} ${summary[name]}</li>`).join("")}</ul>`;
}

const SETTINGS = ["mode", "license_servers"] as const;

function matrix(hosts: readonly HostReport[]): string {
  const columns = ["Host", "State", "Mode", "License servers"].map((name) => `<th scope="col">${name}</th>`).join("");
  const rows = hosts.map((host) => {
    const address = host.address === undefined ? "" : `<br><code class="muted">${text(host.address)}</code>`;
    const cells = SETTINGS.map((attribute) => cell(host.settings.find((one) => one.attribute === attribute)));
    return `<tr><th scope="row">${text(host.host)}${address}</th><td>${state(host.state)}</td>${cells.join("")}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr>${columns}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`;
}

function cell(setting: SettingReport | undefined): string {
  if (setting === undefined) return "<td></td>";
  const { drifted, found, declared, effective, source } = setting;
  if (drifted) {
    const value = `<strong>${text(printableValue(found))}</strong>`;
    return `<td class="differs">${value}<br><span class="muted">declared ${text(printableValue(declared))}</span></td>`;
  }
  const policy = source === "group_policy" ? '<br><span class="muted">set by Group Policy</span>' : "";
  return `<td>${text(printableValue(effective ?? found))}${policy}</td>`;
}

function problems(hosts: readonly HostReport[]): string[] {
  const sections = hosts.flatMap((host) => {
    const issues = hostIssues(host);
    if (issues.length === 0) return [];
    const isOpen = issues.some(({ level }) => level !== "note") ? " open" : "";
    const items = issues.map(
      ({ code, level, summary, remedy }) =>
        `<li><strong>${level}</strong> <code>${text(code)}</code>: ${text(summary)}<br><span class="muted">${text(remedy)}</span></li>`,
    );
    return [`<details${isOpen}><summary>${text(host.host)}</summary><ul>${items.join("\n")}</ul></details>`];
  });
  return sections.length === 0 ? [] : ["<h2>What to do</h2>", ...sections];
}

function failures({ errors }: Report): string[] {
  if (errors.length === 0) return [];
  const items = errors.map(
    ({ origin, summary, detail }) => `<li><code>${text(origin)}</code>: ${text(summary)} ${text(detail)}</li>`,
  );
  return ["<h2>Not planned</h2>", `<ul>${items.join("\n")}</ul>`];
}

function text(given: string): string {
  return escapeMarkup(printable(given));
}
