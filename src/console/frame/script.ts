/**
 * The only script of the console: parts of a page that follow what happens. Without it they show what held
 * when the page was made, and the page is loaded again by hand.
 */
export const consoleScript = `'use strict';
for (const part of document.querySelectorAll('[data-live]')) {
  const source = new EventSource(part.dataset.live);
  source.addEventListener('part', (event) => { part.innerHTML = event.data; });
  source.addEventListener('end', () => source.close());
}
`;
