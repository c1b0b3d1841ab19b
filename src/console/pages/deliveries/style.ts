/** Of the pages of deliveries. */
export const deliveriesStyle = `
progress.wide { inline-size: min(100%, 24rem); block-size: .8rem; accent-color: var(--accent); vertical-align: middle; }
`;
