// Answers without end.
const line = 'x'.repeat(1_000_000);
const write = (): void => void process.stdout.write(line, write);
write();
