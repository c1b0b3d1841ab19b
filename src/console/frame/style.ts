import { casesStyle } from '../pages/cases/style.ts';
import { deliveriesStyle } from '../pages/deliveries/style.ts';
import { followUpStyle } from '../pages/follow-up/style.ts';
import { mailingsStyle } from '../pages/mailings/style.ts';

/** The style sheet of the console: no web fonts, logical sides for both directions, light and dark, paper. */
export const consoleStyle = `
:root { color-scheme: light dark; --ink: #1f2933; --quiet: #55606c; --paper: #fff; --ground: #f1efe9; --line: #d9d5cb; --accent: #1d4f91; --on-accent: #fff; --head: #16202b; --good: #e9f4ec; --good-ink: #17432a; --bad: #fdecea; --bad-ink: #7c1d12; --warn: #fdf3dc; --warn-ink: #6b4a06; --soft: #f7f6f2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --quiet: #a3adb8; --paper: #1c2229; --ground: #14181d; --line: #3b4652; --accent: #9cc3f2; --on-accent: #10202f; --head: #f2f4f6; --good: #17301f; --good-ink: #b5dfc4; --bad: #3a1a17; --bad-ink: #f5b5ab; --warn: #362a10; --warn-ink: #f0d591; --soft: #232a32; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); }
h1, h2, h3 { color: var(--head); line-height: 1.25; }
h1, h2 { font-family: Georgia, "Noto Naskh Arabic", serif; }
h1 { margin: 0 0 .75rem; font-size: 1.6rem; }
h2 { margin: 1.75rem 0 .6rem; font-size: 1.2rem; }
h3 { margin: 1.1rem 0 .3rem; font-size: 1rem; }
p, ul, ol, dl { margin: 0 0 .9rem; }
.skip { position: absolute; inset-inline-start: -9999px; }
.skip:focus { position: static; display: inline-block; padding: .5rem 1rem; }
.top { background: var(--paper); border-block-end: 1px solid var(--line); border-block-start: 4px solid var(--accent); }
.top .inner { display: flex; flex-wrap: wrap; gap: .25rem .9rem; align-items: center; max-width: 76rem; margin: 0 auto; padding: .5rem 1rem; }
.top .chamber { color: var(--accent); font-weight: 600; }
.top nav ul { display: flex; flex-wrap: wrap; gap: .1rem; margin: 0; padding: 0; list-style: none; }
.top nav a { display: block; padding: .45rem .5rem; border-radius: 4px; color: var(--ink); text-decoration: none; }
.top nav a:hover { background: var(--soft); }
.top nav a[aria-current="page"] { background: var(--accent); color: var(--on-accent); }
.top form { margin-inline-start: auto; display: flex; gap: .6rem; align-items: center; }
main { max-width: 76rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
.card { margin: 0 0 1rem; padding: 1rem 1.1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.card > :last-child { margin-block-end: 0; }
.card > :is(h2, h3):first-child { margin-block-start: 0; }
.scroll + .card, .scroll + form { margin-block-start: 1rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; align-items: start; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; background: var(--paper); }
caption { padding: .3rem 0; color: var(--quiet); text-align: start; }
th, td { overflow-wrap: break-word; padding: .5rem .6rem; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { color: var(--quiet); font-size: .85rem; font-weight: 600; overflow-wrap: break-word; }
td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }
@media (max-width: 40rem) {
  tbody th { overflow-wrap: anywhere; }
  .many thead { position: absolute; inset-inline-start: -9999px; }
  .many :is(table, tbody, caption, tr, th, td) { display: block; }
  .many tr { padding: .5rem .6rem; border-block-end: 1px solid var(--line); }
  .many caption { background: var(--ground); }
  .many :is(th, td) { padding: .1rem 0; border: 0; text-align: start; }
  .many td { display: flow-root; padding-inline-start: 7rem; }
  .many td::before { content: attr(data-heading) / ""; float: inline-start; inline-size: 6.6rem; margin-inline-start: -7rem; color: var(--quiet); font-size: .85rem; line-height: 1.75; }
  .many td:empty { display: none; }
  .many .badge { white-space: normal; }
}
dl.facts { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .3rem 1rem; }
dl.facts dt { color: var(--quiet); } dl.facts dd { margin: 0; }
@media (max-width: 40rem) { dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-block-end: .5rem; } }
.quiet { color: var(--quiet); font-size: .9rem; }
.code { font-family: Consolas, Menlo, "Liberation Mono", monospace; font-size: .9em; }
.badge { display: inline-block; padding: .05rem .5rem; border: 1px solid var(--line); border-radius: 999px; background: var(--soft); font-size: .85rem; white-space: nowrap; }
.badge.good { background: var(--good); color: var(--good-ink); } .badge.bad { background: var(--bad); color: var(--bad-ink); } .badge.warn { background: var(--warn); color: var(--warn-ink); }
.banner { margin: 0 0 1rem; padding: .7rem 1rem; border-inline-start: 4px solid; background: var(--good); color: var(--good-ink); }
.banner.bad { background: var(--bad); color: var(--bad-ink); } .banner.warn { background: var(--warn); color: var(--warn-ink); }
.banner p { margin: 0; }
.empty { color: var(--quiet); padding: 1rem 0; }
fieldset { min-width: 0; margin: 1rem 0; padding: .6rem 1rem .8rem; border: 1px solid var(--line); border-radius: 6px; }
legend { padding: 0 .35rem; font-weight: 600; }
label { display: block; margin: .5rem 0 .15rem; }
label.tick { display: flex; gap: .5rem; align-items: start; min-height: 1.75rem; margin: 0; }
input, select, textarea { max-width: 100%; min-height: 2.65rem; padding: .45rem .6rem; border: 1px solid var(--quiet); border-radius: 4px; background: var(--paper); color: inherit; font: inherit; accent-color: var(--accent); }
textarea, input.wide { width: 100%; } textarea { min-height: 5rem; }
input[type="checkbox"], input[type="radio"] { flex: none; width: 1.15rem; height: 1.15rem; min-height: 0; margin: .18rem 0 0; padding: 0; }
button, .button { display: inline-block; min-height: 2.65rem; padding: .45rem 1.1rem; border: 1px solid var(--accent); border-radius: 4px; background: var(--paper); color: var(--accent); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
button.primary, .button.primary { background: var(--accent); color: var(--on-accent); }
button.danger { border-color: var(--bad-ink); color: var(--bad-ink); }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; margin-block-start: .8rem; }
.filters { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; margin-block-end: 1rem; }
.filters > * { min-width: 0; max-width: 100%; }
.filters label { margin: 0 0 .15rem; }
.filters select { max-width: 20rem; }
@media (max-width: 40rem) { .filters select { max-width: 100%; } }
.filters label.tick { align-items: center; min-height: 2.65rem; } .filters label.tick input { margin: 0; }
form + details { margin-block-start: .6rem; }
summary { min-height: 2rem; padding: .3rem 0; cursor: pointer; }
blockquote { margin: .5rem 0; padding-inline-start: .9rem; border-inline-start: 3px solid var(--line); white-space: pre-line; }
.bar { display: block; height: .6rem; background: var(--soft); border-radius: 3px; overflow: hidden; } .bar > span { display: block; height: 100%; background: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
footer { max-width: 76rem; margin: 0 auto; padding: 1rem; color: var(--quiet); font-size: .85rem; }
iframe.paper { width: 100%; height: 32rem; border: 1px solid var(--line); background: #fff; }
@media print { body { background: none; } .top nav, .top form, form, .actions, .filters { display: none; } .card { border: 0; padding: 0; } }
${casesStyle}${followUpStyle}${mailingsStyle}${deliveriesStyle}`;
