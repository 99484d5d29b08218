import { html } from "../markup";

/** The page's style: light and dark, wide, narrow and on paper. */
export const STYLE = html`
:root { color-scheme: light dark; --back: #fff; --card: #fff; --head: #f6f8fa; --line: #d8dee4; --text: #1b1f24;
  --muted: #59636e; --link: #0550ae; --good: #116329; --good-back: #dafbe1; --changed: #7a4b00; --changed-back: #fff3c9;
  --changed-cell: #fffbeb; --bad: #a40e26; --bad-back: #ffebe9; --lost: #5b2fa0; --lost-back: #f3ebff;
  --calm: #0a4f9e; --calm-back: #ddf1ff; }
@media screen and (prefers-color-scheme: dark) { :root { --back: #0d1117; --card: #12171e; --head: #171d26;
  --line: #30363d; --text: #e6edf3; --muted: #9aa4af; --link: #79b8ff; --good: #56d364; --good-back: #10281a;
  --changed: #e8b33f; --changed-back: #33260a; --changed-cell: #1d1a12; --bad: #ff8f88; --bad-back: #3a1517;
  --lost: #cfb0ff; --lost-back: #281c40; --calm: #7cc0ff; --calm-back: #0f2640; } }
* { box-sizing: border-box; margin: 0; }
body { margin: 0 auto; max-width: 75rem; padding: 2rem 1.5rem 3rem; background: var(--back); color: var(--text);
  overflow-wrap: anywhere; font: 1rem/1.5 -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
code { font: .8125rem/1.5 ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; }
ul { padding: 0; list-style: none; }
.muted, .note, .remedy, .at { color: var(--muted); }
.good { color: var(--good); --tint: var(--good-back); } .changed { color: var(--changed); --tint: var(--changed-back); }
.bad { color: var(--bad); --tint: var(--bad-back); } .lost { color: var(--lost); --tint: var(--lost-back); }
.calm { color: var(--calm); --tint: var(--calm-back); }
.kind { color: var(--muted); font-weight: 600; }
h1 { font-size: 1.9rem; line-height: 1.2; letter-spacing: -.01em; margin: .1rem 0 .4rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.2rem 0 .7rem; }
h3 { font-size: 1rem; line-height: 1.4; color: var(--text); }
.sources { display: flex; flex-wrap: wrap; gap: 0 1.5rem; color: var(--muted); font-size: .9rem; }
.bar { display: flex; gap: 3px; height: .6rem; margin: 1.2rem 0 .8rem; } .bar span { background: #2da44e;
  border-radius: .2rem; min-width: .6rem; } .bar .changed { background: #d4a72c; } .bar .bad { background: #d1242f; }
.bar .lost { background: #8250df; } .bar .calm { background: #218bff; }
.counts { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; } .counts strong { font-size: 1.25rem; margin-right: .2rem; }
.badge { display: inline-block; padding: .05rem .6rem; border-radius: 1rem; background: var(--tint); font-size: .85rem;
  font-weight: 600; white-space: nowrap; } .sign { font-weight: 700; }
.name { font-weight: 600; } .note { font-size: .875rem; }
.deposed { display: inline-block; padding: 0 .45rem; border: 1px solid var(--lost); border-radius: .3rem;
  color: var(--lost); font-size: .8rem; font-weight: 600; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .4rem; }
summary { cursor: pointer; }
.issue, .failures li { padding: .8rem 1rem; margin: .6rem 0; border: 1px solid var(--line); border-left: 4px solid;
  border-radius: .6rem; background: var(--card); } .failures li { border-left-color: var(--bad); }
.issue:target, tr:target { outline: 2px solid var(--link); outline-offset: -2px; }
.issue, .notes li { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: .2rem 1.2rem; }
.what .at { margin: .2rem 0 0 .6rem; font-size: .9rem; } .what code { display: block; margin: .2rem 0 0 .6rem; }
.at strong { color: var(--text); font-size: 1.1rem; }
.hosts { display: flex; flex-wrap: wrap; gap: .3rem .4rem; margin-top: .5rem; font-size: .9rem; }
.hosts li { padding: .05rem .55rem; border-radius: .35rem; background: var(--head); } .hosts .name { font-weight: 500; }
.issue details, .notes details { margin-top: .45rem; color: var(--text); font-size: .9rem; }
.issue summary .name, .notes summary .name { font-weight: 500; }
table { width: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 0; border: 1px solid var(--line);
  border-radius: .6rem; background: var(--card); overflow: hidden; }
th, td { padding: .55rem .8rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
thead th { border: 0; background: var(--head); color: var(--muted); font-size: .85rem; overflow-wrap: normal; }
tbody th { font-weight: 400; } .matrix th .name + .muted { display: block; }
.matrix tbody th code { display: block; font-size: .75rem; line-height: 1.4; }
.matrix thead th:nth-child(1) { width: 31%; } .matrix thead th:nth-child(2) { width: 14.5%; }
.matrix thead th:nth-child(3) { width: 16.5%; } .matrix thead th:nth-child(5) { width: 16%; }
td .badge { overflow-wrap: normal; } .matrix td .badge { white-space: normal; }
.setting { color: var(--text); } .setting .sign { color: var(--good); }
.setting.changed .sign { color: var(--changed); } .setting.calm .sign { color: var(--calm); }
.setting.changed { background: var(--changed-cell); box-shadow: inset 3px 0 var(--changed); }
.setting.changed > div > .value { color: var(--changed); font-weight: 600; } .codes { font-size: .875rem; }
.cals th, .cals td { padding-inline: .6rem; } .cals thead th:first-child { width: 27%; }
.cals .number { text-align: right; font-variant-numeric: tabular-nums; }
.cals .server th { background: var(--head); padding-block: .35rem; }
.cals tbody:first-of-type .server th { border-top: 0; }
.quiet { margin-top: .8rem; } .quiet > summary, .fold > summary { padding: .5rem .8rem; border: 1px solid var(--line);
  border-radius: .6rem; background: var(--head); } details[open].quiet > summary { margin-bottom: .6rem; }
.fold { margin-top: 2.2rem; } .fold h2 { display: inline; margin: 0; font-size: 1rem; }
.notes { padding: 0 .8rem; } .notes li { padding: .7rem 0; } .notes > li + li { border-top: 1px solid var(--line); }
.notes .hosts li { display: block; padding: .05rem .55rem; border: 0; }
@media screen and (max-width: 56rem) { body { padding: 1.2rem .8rem; } h1 { font-size: 1.5rem; }
  .issue, .notes li { grid-template-columns: minmax(0, 1fr); gap: .4rem; }
  .what { display: flex; flex-wrap: wrap; gap: .2rem .7rem; align-items: baseline; } .what * { margin: 0 !important; }
  .matrix, .matrix tbody, .matrix tr, .matrix tbody th, .matrix td { display: block; width: auto !important; }
  .matrix thead { display: none; } .matrix { border: 0; background: none; border-radius: 0; }
  .matrix tr { margin-bottom: .7rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--card);
  overflow: hidden; } .matrix tbody th { border: 0; background: var(--head); }
  .matrix td { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .6rem; padding-block: .4rem; }
  .matrix td::before, .cals td::before { content: attr(data-label); color: var(--muted); font-size: .85rem; }
  .matrix td .badge { justify-self: start; } .cals, .cals tbody { display: block; } .cals thead { display: none; }
  .cals tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); border-top: 1px solid var(--line); padding: .3rem 0; }
  .cals .server { padding: 0; background: var(--head); } .cals th, .cals td { border: 0; padding: .2rem .8rem; }
  .cals th, .cals td[colspan] { grid-column: 1 / -1; } .cals .number { text-align: left; }
  .cals td::before { display: block; } }
@media print { :root { font-size: 75%; } body { max-width: none; padding: 0; }
  .badge, .bar span, .setting.changed, .issue, .hosts li, .server th { print-color-adjust: exact;
  -webkit-print-color-adjust: exact; } tr, .issue, .notes li { break-inside: avoid; }
  .cals th, .cals td { padding-inline: .35rem; } h2, summary { break-after: avoid; } thead { display: table-header-group; }
  details::details-content { display: block; content-visibility: visible; block-size: auto; } }
`;
