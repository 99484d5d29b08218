import type { CalTotal } from "../../../licensing";
import type { LicenseServerReport, Report } from "../../model/report";
import { type CalColumn, calColumns, calKind, calWarning, noCals } from "../content/cal-columns";
import { html, type Markup, type Part } from "../markup";
import { badge } from "./badge";

const SIGNS = { bad: "✗", changed: "!", lost: "⊗" } as const;

/** The CALs of each license server that was asked, by mode and version. */
export function licenseServersTable({ licenseServers = [] }: Report): Markup | undefined {
  if (licenseServers.length === 0) return undefined;
  const columns = calColumns(licenseServers);
  const heads = columns.map(
    ({ name }) => html`<th role="columnheader" scope="col" class="number">${capitalized(name)}</th>`,
  );
  const head = html`<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">CALs</th>${heads}</tr></thead>`;
  const bodies = licenseServers.map((server) => serverBody(server, columns));
  return html`<section aria-labelledby="servers"><h2 id="servers">License servers</h2>
<table role="table" class="cals" aria-labelledby="servers">${head}
${bodies}</table></section>
`;
}

function serverBody(server: LicenseServerReport, columns: readonly CalColumn[]): Markup {
  const width = columns.length + 1;
  const name = html`<tr role="row" class="server"><th role="rowheader" scope="rowgroup" colspan="${width}"><span class="name">${server.server}</span></th></tr>`;
  const { cals } = server;
  const rows =
    cals === null || cals.length === 0
      ? [html`<tr role="row"><td role="cell" colspan="${width}" class="muted">${noCals(server)}</td></tr>`]
      : cals.map((one) => calRow(one, columns));
  return html`<tbody role="rowgroup">${name}${rows}</tbody>
`;
}

function calRow(cals: CalTotal, columns: readonly CalColumn[]): Markup {
  const cells = columns.map((column) => {
    const label = capitalized(column.name);
    return html`<td role="cell" class="number" data-label="${label}">${calNumber(cals, column)}</td>`;
  });
  return html`<tr role="row"><th role="rowheader" scope="row">${calKind(cals)}</th>${cells}</tr>`;
}

function calNumber(cals: CalTotal, column: CalColumn): Part {
  const { name, tone } = column;
  if (tone === undefined) return cals[name];
  const word = calWarning(cals, column);
  return word === undefined ? html`<span class="muted">0</span>` : badge({ sign: SIGNS[tone], word, tone });
}

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
