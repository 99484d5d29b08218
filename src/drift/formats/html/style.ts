/** The page's style: light and dark, wide, narrow and on paper. */
export const STYLE = `
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
code { font: .85em/1.5 ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; }
.muted, .note, .remedy { color: var(--muted); }
.good { color: var(--good); --tint: var(--good-back); } .changed { color: var(--changed); --tint: var(--changed-back); }
.bad { color: var(--bad); --tint: var(--bad-back); } .lost { color: var(--lost); --tint: var(--lost-back); }
.calm { color: var(--calm); --tint: var(--calm-back); }
.kind { color: var(--muted); font-weight: 600; }
h1 { font-size: 1.9rem; line-height: 1.2; letter-spacing: -.01em; margin: .1rem 0 .4rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .6rem; }
.sources { display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding: 0; list-style: none; color: var(--muted);
  font-size: .9rem; }
.bar { display: flex; gap: 3px; height: .6rem; margin: 1.2rem 0 .8rem; } .bar span { background: #2da44e;
  border-radius: .2rem; min-width: .6rem; } .bar .changed { background: #d4a72c; } .bar .bad { background: #d1242f; }
.bar .lost { background: #8250df; } .bar .calm { background: #218bff; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem 1.6rem; padding: 0; list-style: none; }
.counts strong { font-size: 1.35rem; margin-right: .25rem; }
.badge { display: inline-block; padding: .05rem .6rem; border-radius: 1rem; background: var(--tint); font-size: .85rem;
  font-weight: 600; white-space: nowrap; } .sign { font-weight: 700; }
.filter { margin-bottom: .6rem; font-size: .9rem; } .filter * { cursor: pointer; vertical-align: middle; }
table { width: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 0; border: 1px solid var(--line);
  border-radius: .6rem; background: var(--card); overflow: hidden; }
th, td { padding: .6rem .8rem; text-align: left; vertical-align: top; }
thead th { background: var(--head); color: var(--muted); font-size: .85rem; overflow-wrap: normal; }
tbody th, tbody td { border-top: 1px solid var(--line); } tbody th { font-weight: 400; }
thead th:nth-child(1) { width: 28%; } thead th:nth-child(2) { width: 16.5%; } thead th:nth-child(3) { width: 18%; }
thead th:nth-child(5) { width: 14.5%; } td .badge { margin-bottom: .2rem; overflow-wrap: normal; white-space: normal; }
.name { font-weight: 600; } tbody th code { display: block; }
.setting { color: var(--text); } .setting .sign { color: var(--good); }
.setting.changed .sign { color: var(--changed); } .setting.calm .sign { color: var(--calm); }
.setting.changed { background: var(--changed-cell); box-shadow: inset 3px 0 var(--changed); }
.setting.changed > div > .value { color: var(--changed); font-weight: 600; }
.note { font-size: .875rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:focus-visible, summary:focus-visible, input:focus-visible { outline: 3px solid var(--link); outline-offset: 2px;
  border-radius: .4rem; }
main:has(#loud:checked) tr.quiet { display: none; }
details, .failures li { margin: .6rem 0; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); }
details:target { border-color: var(--link); } summary { padding: .6rem .8rem; cursor: pointer; }
.issues { padding: 0 .8rem .3rem; list-style: none; } .issues li { display: grid; grid-template-columns: 9rem 1fr;
  gap: .8rem; padding: .6rem 0; border-top: 1px solid var(--line); }
.failures ul { padding: 0; list-style: none; } .failures li { padding: .6rem .8rem; border-left: 4px solid var(--bad); }
@media screen and (max-width: 56rem) { body { padding: 1.2rem .8rem; } h1 { font-size: 1.5rem; }
  table, tbody, tr, tbody th, td { display: block; width: auto !important; } thead { display: none; }
  table { border: 0; background: none; border-radius: 0; } tr { margin-bottom: .8rem; border: 1px solid var(--line);
  border-radius: .6rem; background: var(--card); overflow: hidden; } tbody th { border: 0; background: var(--head); }
  td { display: grid; grid-template-columns: 7rem 1fr; gap: .6rem; } td::before { content: attr(data-label);
  color: var(--muted); font-size: .85rem; } td .badge { justify-self: start; }
  .issues li { grid-template-columns: 1fr; gap: .3rem; } }
@media print { :root { font-size: 75%; } body { max-width: none; padding: 0; } .filter { display: none; }
  .badge, .bar span, .setting.changed { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  tr, .issues li { break-inside: avoid; } h2, summary { break-after: avoid; } thead { display: table-header-group; }
  details::details-content { display: block; content-visibility: visible; block-size: auto; } }
`;
