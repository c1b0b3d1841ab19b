/** What every program in the cage does first; importing it is enough. */

const parent = process.ppid;
const lookEvery = 500;

// Without its parent nobody waits for the answer.
setInterval(() => process.ppid !== parent && process.exit(1), lookEvery).unref();

// Libraries may write to the console; the output belongs to the answer.
for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => {};
