/** The review screen: a document beside what was read from it. */
export const mailingsStyle = `
.beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem 1.5rem; align-items: start; }
.beside > div:last-child { position: sticky; inset-block-start: 1rem; }
@media (max-width: 60rem) { .beside > div:last-child { position: static; } .beside { grid-template-columns: minmax(0, 1fr); } }
.beside iframe.paper { height: 44rem; max-height: 85vh; }
.beside > div > h4:first-child { margin-block-start: 0; }
@media (min-width: 40rem) { .wide-cell { display: inline-block; min-width: 11rem; } }
h4 { margin: 1rem 0 .3rem; font-size: .95rem; color: var(--head); }
.page { max-height: 44rem; overflow: auto; padding: 1rem; border: 1px solid var(--line); background: var(--soft); white-space: pre-wrap; }
ul.plain { margin: 0; padding: 0; list-style: none; }
ol.asks { margin: 0; padding-inline-start: 2rem; }
a.place { font-size: .85rem; white-space: nowrap; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr)); gap: 0 1rem; }
.fields input, .fields select { width: 100%; }
.fields p, fieldset p { margin: .15rem 0 .4rem; }
.ticks { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: .1rem 1rem; }
.ticks.indented { margin-inline-start: 1.65rem; }
.fault { color: var(--bad-ink); font-weight: 600; }
`;
