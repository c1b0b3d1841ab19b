/** The style sheet of a record's page: one file without anything from elsewhere, light, dark and on paper. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1f2933; --quiet: #55606c; --paper: #fff; --ground: #f1efe9; --line: #d9d5cb; --accent: #1d3f6e; --bar: #1d3f6e; --rest: #eceae3; --bad: #7c1d12; --bad-ground: #fdecea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --quiet: #a3adb8; --paper: #1c2229; --ground: #14181d; --line: #3b4652; --accent: #9cc3f2; --bar: #9cc3f2; --rest: #2a323b; --bad: #f5b5ab; --bad-ground: #3a1a17; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif; overflow-wrap: anywhere; }
main { max-width: 50rem; margin: 0 auto; padding: 1.25rem 1.25rem 2.5rem; background: var(--paper); border-block-start: 4px solid var(--accent); }
@media (min-width: 54rem) { main { margin-block: 1.5rem; padding: 2rem 3rem 3rem; } }
h1, h2, h3 { color: var(--accent); font-family: Georgia, "Source Serif 4", "Noto Naskh Arabic", serif; line-height: 1.25; }
h1 { margin: 0 0 .6rem; text-wrap: balance; font-size: clamp(1.6rem, 1.2rem + 2vw, 2.2rem); }
h2 { margin: 2.75rem 0 .9rem; padding-block-end: .4rem; border-block-end: 1px solid var(--line); font-size: 1.3rem; }
h3 { margin: 1.4rem 0 .25rem; font-size: 1.05rem; }
p { margin: 0 0 .9rem; }
.parliament { margin-block-end: .9rem; color: var(--quiet); font-weight: 600; }
.period { font-size: 1.1rem; }
.quiet { color: var(--quiet); font-size: .92rem; }
.house { padding: .6rem .9rem; border: 1px solid; background: var(--bad-ground); color: var(--bad); font-weight: 600; }
.tag { display: inline-block; margin-inline-start: .4rem; padding: 0 .45rem; border: 1px solid; border-radius: 3px; color: var(--bad); font-family: system-ui, sans-serif; font-size: .78rem; font-weight: 400; white-space: nowrap; }
dl { margin: 0; }
dd { margin: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(45%, 11rem), 1fr)); gap: 1.1rem 1.5rem; margin-block: 1.75rem; }
.figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding-block-start: .6rem; border-block-start: 1px solid var(--line); }
.figures dd { color: var(--accent); font: 600 2rem/1.15 Georgia, "Noto Naskh Arabic", serif; }
.figures dt { color: var(--quiet); font-size: .9rem; line-height: 1.35; }
.facts div { display: grid; grid-template-columns: 11rem 1fr; gap: 0 1rem; padding-block: .3rem; }
.facts dt { color: var(--quiet); }
@media (max-width: 34rem) { .facts div { grid-template-columns: 1fr; } }
figure { margin: 1.5rem 0 0; }
.map { display: block; width: 100%; height: auto; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .6rem 0 0; padding: 0; list-style: none; color: var(--quiet); font-size: .92rem; }
.legend li::before { content: ""; display: inline-block; width: 1.1em; height: .8em; margin-inline-end: .5em; background: #c8452f; }
.legend li.light::before { background: repeating-linear-gradient(45deg, #8a5a00 0 1px, #f2cf87 1px 4px); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .4rem 0; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; font-weight: 400; }
th + th, th + td, td + td { padding-inline-start: 1rem; }
thead th { border-block-end: 2px solid var(--quiet); color: var(--quiet); font-size: .9rem; font-weight: 600; vertical-align: bottom; }
th.number, td.number { text-align: end; }
.chart td.number { width: 3rem; font-weight: 600; }
.chart td.of { width: 42%; }
.chart th, .chart td { vertical-align: middle; }
.bar { display: block; width: 100%; height: .8rem; background: var(--rest); }
.bar rect { fill: var(--bar); }
[dir="rtl"] .bar { transform: scaleX(-1); }
.countries th strong { color: var(--ink); }
.countries th { width: 42%; }
.countries ul { margin: 0; padding: 0; list-style: none; }
ol.actions, ol.decisions, ul.open { margin: 0; padding: 0; list-style: none; }
ol.actions > li, ol.decisions > li { padding-block: .5rem .9rem; border-block-end: 1px solid var(--line); }
ol.actions > li:last-child, ol.decisions > li:last-child { border: 0; }
ol.decisions p { margin: 0; }
ul.open li { padding-block: .2rem; }
.actions h3 { margin-block-start: .4rem; }
blockquote { margin: .6rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); font-family: Georgia, "Noto Naskh Arabic", serif; white-space: pre-line; }
footer { margin-block-start: 3rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
footer p { margin: 0; }
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #444; --paper: #fff; --ground: #fff; --line: #bbb; --accent: #1d3f6e; --bar: #1d3f6e; --rest: #eee; --bad: #7c1d12; --bad-ground: #fff; }
  @page { margin: 18mm 18mm 20mm; }
  body { font-size: 10pt; }
  main { max-width: none; margin: 0; padding: 0; border: 0; }
  h2, h3 { break-after: avoid; }
  tr, li, figure, .figures div { break-inside: avoid; }
  .bar, .legend li::before { print-color-adjust: exact; }
  /* The head of a table stands on every page. */
  body.kept { display: table; width: 100%; }
  .kept main { display: table-row-group; }
  .running { display: table-header-group; break-inside: avoid; color: var(--bad); font-weight: 600; }
  .house { display: none; }
}
@media screen { .running { display: none; } }
`;
