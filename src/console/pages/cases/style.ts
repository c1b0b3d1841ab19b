/** What the pages of the cases need beside the console's style: the map and its shades, the timeline. */
export const casesStyle = `
@media (min-width: 40rem) { .filters.narrow select { max-width: 15rem; } }
:root { --land: #dcdfe2; --coast: #a9b1b9; --shade-edge: #7d4a26; --shade-1: #f4c595; --shade-2: #e89a5c; --shade-3: #cd6a30; --shade-4: #9c3f17; --shade-5: #5f1f08; }
@media (prefers-color-scheme: dark) { :root { --land: #37414c; --coast: #5a6673; --shade-edge: #e9b58c; --shade-1: #7a3b17; --shade-2: #a5542a; --shade-3: #d07a46; --shade-4: #efab7c; --shade-5: #fde3cd; } }
.world { display: block; width: 100%; height: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.world .land { fill: var(--land); stroke: var(--coast); stroke-width: .3; }
.world a { stroke: var(--shade-edge); stroke-width: .5; cursor: pointer; }
.world a:hover, .world a[aria-current] { stroke: var(--ink); stroke-width: 1.5; }
.world a:focus-visible { outline: none; stroke: var(--accent); stroke-width: 3; }
${[1, 2, 3, 4, 5].map((n) => `.shade-${n} { fill: var(--shade-${n}); background: var(--shade-${n}); }`).join('\n')}
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .6rem 0 1rem; padding: 0; list-style: none; color: var(--quiet); font-size: .9rem; }
.legend span { display: inline-block; width: 1.2em; height: .85em; margin-inline-end: .45em; border: 1px solid var(--shade-edge); vertical-align: -.05em; print-color-adjust: exact; }
.beside-map { display: grid; grid-template-columns: minmax(0, 1.3fr) minmax(0, 1fr); gap: 1rem 1.5rem; align-items: start; margin-block-end: 1rem; }
.beside-map th, .beside-map td { overflow-wrap: break-word; }
.beside-map .scroll { max-height: 27rem; overflow-y: auto; }
@media (max-width: 56rem) { .beside-map { grid-template-columns: minmax(0, 1fr); } }
.timeline { margin: 0 0 1rem; padding: 0; list-style: none; border-inline-start: 2px solid var(--line); }
.timeline > li { margin: 0; padding: 0 0 1rem; padding-inline-start: 1.1rem; }
.timeline h3 { margin-block-start: .1rem; }
.timeline p { margin-block-end: .3rem; }
`;
