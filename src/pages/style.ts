/** The style sheet of members' pages: no web fonts, logical sides for both directions, light and dark. */
import { createHash } from 'node:crypto';

export const style = `
:root { color-scheme: light dark; --ink: #1f2933; --quiet: #55606c; --paper: #fff; --ground: #f1efe9; --line: #d9d5cb; --accent: #1d4f91; --on-accent: #fff; --head: #16202b; --good: #e9f4ec; --good-ink: #17432a; --bad: #fdecea; --bad-ink: #7c1d12; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --quiet: #a3adb8; --paper: #1c2229; --ground: #14181d; --line: #3b4652; --accent: #9cc3f2; --on-accent: #10202f; --head: #f2f4f6; --good: #17301f; --good-ink: #b5dfc4; --bad: #3a1a17; --bad-ink: #f5b5ab; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif; overflow-wrap: anywhere; }
main { max-width: 46rem; margin: 0 auto; padding: 1.25rem 1.25rem 2rem; background: var(--paper); border-block-start: 4px solid var(--accent); }
@media (min-width: 48rem) { main { margin-block: 1.5rem; padding: 1.75rem 2.25rem 2.5rem; } }
h1, h2 { color: var(--head); font-family: Georgia, "Noto Naskh Arabic", serif; line-height: 1.25; }
h1 { margin: 0 0 .75rem; font-size: 1.7rem; }
h2 { margin: 2.5rem 0 .5rem; padding-block-end: .35rem; border-block-end: 1px solid var(--line); font-size: 1.25rem; }
h3 { margin: 1.25rem 0 .25rem; font-size: 1rem; }
p { margin: 0 0 .9rem; }
a { color: var(--accent); }
.chamber { margin-block-end: 1rem; color: var(--accent); font-size: .85rem; font-weight: 600; }
.quiet { color: var(--quiet); font-size: .9rem; }
.banner { margin-block-end: 1.1rem; padding: .8rem 1rem; border-inline-start: 4px solid; background: var(--good); color: var(--good-ink); }
.banner.bad { background: var(--bad); color: var(--bad-ink); }
.banner p { margin: 0; }
fieldset { min-width: 0; margin: 0 0 1.5rem; padding: .75rem 1rem 1rem; border: 1px solid var(--line); border-radius: 6px; }
legend { padding: 0 .35rem; color: var(--head); font-weight: 600; }
fieldset fieldset { margin: .9rem 0 0; padding: .4rem .75rem .75rem; }
label { display: flex; gap: .6rem; align-items: baseline; min-height: 2rem; padding: .25rem 0; cursor: pointer; }
label.field { display: block; }
input { accent-color: var(--accent); font: inherit; }
input[type="radio"], input[type="checkbox"] { flex: none; width: 1.15rem; height: 1.15rem; margin: 0; transform: translateY(.15rem); }
input[type="date"] { display: block; max-width: 100%; margin-block-start: .2rem; padding: .4rem .6rem; border: 1px solid var(--quiet); border-radius: 4px; background: var(--paper); color: inherit; }
.inset { margin-inline-start: 1.75rem; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); gap: 0 1rem; }
summary { min-height: 2rem; padding: .3rem 0; cursor: pointer; }
.code { color: var(--quiet); font-family: Consolas, Menlo, "Liberation Mono", monospace; font-size: .85rem; white-space: nowrap; }
button { min-height: 2.75rem; padding: .55rem 1.6rem; border: 0; border-radius: 4px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
ul.files { margin: 0 0 1rem; padding: 0; list-style: none; }
ul.files li { padding: .45rem 0; border-block-end: 1px solid var(--line); }
footer { margin-block-start: 2.5rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
@supports selector(:has(*)) {
  .without-has { display: none; }
  form:has(#told-all:checked) .lists, form:not(:has(#notices-paused:checked)) .until { display: none; }
}
@media print { body { background: none; } button { display: none; } }
`;

/** Lets this style sheet in, and no other (CSP level 2, hash source). */
export const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
