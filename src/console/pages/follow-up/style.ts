/** What the pages of follow-ups need beside the console's style: the board and its cards. */
export const followUpStyle = `
.board { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1rem; align-items: start; }
.lane { min-width: 0; padding: .8rem; background: var(--soft); border: 1px solid var(--line); border-radius: 6px; }
.lane h2 { margin-block: 0 .6rem; font-size: 1.05rem; }
.lane ul { margin: 0; padding: 0; list-style: none; }
.lane .card { margin-block-end: .7rem; padding: .7rem .8rem; }
.lane .card h3 { margin-block: 0 .3rem; }
.lane .card p { margin-block-end: .25rem; }
.columns > div > h2:first-child { margin-block-start: 0; }
.orders details { margin-block-end: .7rem; padding: .3rem 1.1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.orders details[open] { padding-block-end: 1rem; }
.orders summary { font-weight: 600; color: var(--head); }
.fault { color: var(--bad-ink); font-weight: 600; }
[aria-invalid="true"] { border-color: var(--bad-ink); border-width: 2px; }
`;
