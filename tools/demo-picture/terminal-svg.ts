/** Characters a line, at most; longer ones go on in the next. */
const COLUMNS = 116;
const CHARACTER = { width: 7.5, height: 18 };
const PADDING = 20;
const BAR = 34;

/** What a line is told apart by, in the order of the rules. */
const STYLES: readonly (readonly [pattern: RegExp, style: string])[] = [
  [/^\d+\. /, "step"],
  [/^ +\$ /, "command"],
  [/DRIFTED|drifted|there is drift/, "bad"],
  [/ {2}ok$|no drift/, "good"],
];

const STYLE_SHEET = `
  text { font: 12.5px ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #c9d1d9; }
  .step { fill: #ffffff; font-weight: bold; }
  .command { fill: #79c0ff; }
  .bad { fill: #ff9492; font-weight: bold; }
  .good { fill: #7ee787; }`;

/**
 * A picture of a terminal that shows these lines, as one SVG without fonts, scripts or links of its own.
 *
 * @param title what the window is called, and what is read aloud instead of the picture
 */
export function terminalSvg(lines: readonly string[], title: string): string {
  const rows = lines.flatMap(wrap);
  const width = Math.ceil(COLUMNS * CHARACTER.width) + 2 * PADDING;
  const height = BAR + rows.length * CHARACTER.height + 2 * PADDING;
  const texts = rows.map(({ text, style }, index) => {
    const y = BAR + PADDING + (index + 0.75) * CHARACTER.height;
    return `<text x="${PADDING}" y="${y}"${style} xml:space="preserve">${escapeText(text)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeText(title)}">
<style>${STYLE_SHEET}
</style>
<rect width="${width}" height="${height}" rx="10" fill="#0d1117"/>
<g fill="#484f58"><circle cx="24" cy="18" r="6"/><circle cx="44" cy="18" r="6"/><circle cx="64" cy="18" r="6"/></g>
<text x="${width / 2}" y="22" text-anchor="middle">${escapeText(title)}</text>
${texts.join("\n")}
</svg>
`;
}

/** A line in rows that fit, all in its style; the further ones stand a little further in. */
function wrap(line: string): { text: string; style: string }[] {
  const style = STYLES.find(([pattern]) => pattern.test(line))?.[1];
  const attribute = style === undefined ? "" : ` class="${style}"`;
  const indent = `${/^ */.exec(line)?.[0] ?? ""}  `;
  const rows: string[] = [];
  let rest = line;
  while (rest.length > COLUMNS) {
    const blank = rest.lastIndexOf(" ", COLUMNS);
    const cut = blank > indent.length ? blank : COLUMNS;
    rows.push(rest.slice(0, cut));
    rest = indent + rest.slice(cut).trimStart();
  }
  return [...rows, rest].map((text) => ({ text, style: attribute }));
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
