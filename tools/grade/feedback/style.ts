// The one style sheet of all pages: light and dark, narrow and on paper. Fonts are the reader's own.

export const style = `
:root { color-scheme: light dark;
  --page: #f6f5f1; --card: #ffffff; --ink: #1b2330; --soft: #545e6f; --line: #d8dae0;
  --accent: #24549c; --good: #17653a; --bad: #a02329; --open: #6b5200; --wash: #eef2f9; --code: #f3f3ef; }
@media (prefers-color-scheme: dark) { :root {
  --page: #12151a; --card: #1a1e25; --ink: #e7eaf0; --soft: #a9b2c1; --line: #353c48;
  --accent: #94bbff; --good: #84d8a0; --bad: #ffa09b; --open: #e6c86a; --wash: #202836; --code: #14181e; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  overflow-wrap: anywhere; }
th, td { overflow-wrap: break-word; }
.any { overflow-wrap: anywhere; }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
footer { padding-top: 1rem; padding-bottom: 3rem; color: var(--soft); font-size: .85rem; }
h1, h2, h3 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: 1.9rem; letter-spacing: -.015em; }
h2 { font-size: 1.25rem; }
h3 { font-size: .95rem; color: var(--soft); margin: 1.25rem 0 .4rem; }
p { margin: .5rem 0; }
.kicker { margin: 0 0 .25rem; color: var(--accent); font-weight: 600; font-size: .9rem; }
.about { color: var(--soft); margin: .4rem 0 0; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .7rem;
  padding: 1.25rem 1.4rem; margin: 1.25rem 0; }
.figure { font-size: 1.1rem; margin: .35rem 0 .2rem; }
.figure strong { font-size: 2.6rem; line-height: 1.1; letter-spacing: -.02em; margin-right: .15rem; }
.lead { display: flex; justify-content: space-between; gap: .25rem 1rem; flex-wrap: wrap; align-items: baseline; }
.lead h2 { flex: 1 1 20rem; }
.worth { font-weight: 600; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; margin: .9rem 0 .2rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); font-size: .9rem; padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--soft); font-size: .85rem; font-weight: 600; }
tbody th { font-weight: 400; }
tfoot th, tfoot td { font-weight: 600; }
tfoot tr:first-child > * { border-top: 2px solid var(--soft); }
th:last-child, td:last-child { padding-right: 0; }
.n { text-align: right; white-space: nowrap; }
.scroll { overflow-x: auto; }
.verdict { font-weight: 600; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .open { color: var(--open); }
.sign { display: inline-block; width: 1.15em; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.tests { list-style: none; margin: .5rem 0 0; padding: 0; }
.tests > li { padding: .5rem 0; border-top: 1px solid var(--line); }
.tests > li:first-child { border-top: 0; }
.tests .row { display: flex; gap: .1rem 1rem; justify-content: space-between; flex-wrap: wrap; }
.tests .row > :first-child { flex: 1 1 18rem; }
.kind { color: var(--soft); font-size: .85rem; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; white-space: nowrap; }
.why { margin: .4rem 0 .2rem; padding-left: .9rem; border-left: 3px solid var(--line); }
.mistake { background: var(--wash); border-left: 3px solid var(--accent); border-radius: 0 .4rem .4rem 0;
  padding: .55rem .9rem; margin: .5rem 0; }
.mistake p { margin: .15rem 0; }
.algebra, math { font-family: 'STIX Two Math', 'Cambria Math', 'Latin Modern Math', math, serif; }
.algebra { font-size: 1.08rem; }
math { font-size: 1.1em; }
sup, sub { font-size: .72em; line-height: 0; }
pre, code { font-family: ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: .86em; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem;
  margin: .3rem 0 .6rem; white-space: pre-wrap; line-height: 1.45; tab-size: 2; }
pre code { font-size: 1em; }
dl { margin: .4rem 0; } dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; }
details { border-top: 1px solid var(--line); padding: .5rem 0; }
summary { cursor: pointer; font-weight: 600; color: var(--accent); }
details > div { padding: .2rem 0 .1rem 1.1rem; }
blockquote { margin: .4rem 0; padding: .1rem 1rem; border-left: 3px solid var(--accent); }
ul.plain { margin: .4rem 0; padding-left: 1.2rem; }
.whole { white-space: nowrap; }
.chart { display: block; width: 100%; min-width: 30rem; height: auto; margin-top: .6rem; color: var(--ink); }
.chart text { fill: var(--soft); font: 12px system-ui, sans-serif; }
.chart .axis { fill: var(--ink); font-size: 13px; }
.chart .bar { fill: var(--accent); }
.chart .count { fill: var(--ink); }
.chart line { stroke: var(--line); stroke-width: 1; }
.chart .base { stroke: var(--soft); }
@media (max-width: 32rem) { header { padding-top: 1.5rem; } header, main, footer { padding-left: .8rem; padding-right: .8rem; }
  section { padding: 1rem; } h1 { font-size: 1.55rem; } th, td { padding-right: .5rem; } td .verdict { white-space: normal; } }
@media print { :root { --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #123a75;
    --good: #0d4a29; --bad: #7a151a; --open: #4d3b00; --wash: #fff; --code: #fff; }
  body { font-size: 10.5pt; } header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  section { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: .8rem 0 0; }
  h2, h3, .lead, .row, summary, caption { break-after: avoid; } tr, .mistake, .chart, .tests .row { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  @page { margin: 18mm; } }
`.trim();
