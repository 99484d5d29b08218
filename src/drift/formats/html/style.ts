/** The page's style: light and dark, on screen and on paper. States differ by sign and word as well as by color. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1b1f24; --muted: #57606a; --line: #d0d7de; --back: #fff; --head: #f6f8fa;
  --ok: #1a7f37; --drifted: #9a6700; --bad: #cf222e; --other: #0550ae; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --muted: #9198a1; --line: #3d444d; --back: #0d1117;
  --head: #151b23; --ok: #3fb950; --drifted: #d29922; --bad: #f85149; --other: #4493f8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 75rem; padding: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text);
  background: var(--back); }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0; } .muted { color: var(--muted); }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0; padding: 0; list-style: none; }
.counts li { border: 1px solid var(--line); border-radius: .5rem; padding: .4rem .8rem; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid var(--line); padding: .45rem .6rem;
  text-align: left; vertical-align: top; overflow-wrap: anywhere; } thead th { background: var(--head); }
tbody th { font-weight: 600; }
.state { font-weight: 600; white-space: nowrap; } .ok { color: var(--ok); } .drifted { color: var(--drifted); }
.unhealthy, .unreachable { color: var(--bad); } .unmanaged, .leaving { color: var(--other); }
td.differs { outline: 2px solid var(--drifted); outline-offset: -2px; }
del { color: var(--muted); } details { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0;
  padding: .4rem .8rem; } summary { cursor: pointer; font-weight: 600; }
summary:focus-visible, a:focus-visible { outline: 3px solid var(--other); outline-offset: 2px; }
li { margin: .35rem 0; } code { font-family: ui-monospace, monospace; font-size: .9em; }
.scroll { overflow-x: auto; }
@media print { body { max-width: none; padding: 0; } details { break-inside: avoid; } tr { break-inside: avoid; } }
`;
