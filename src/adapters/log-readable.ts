/** Within a day the clock is enough; who wants the day has the JSON. */
const clock = /T(\d\d:\d\d:\d\d)/;

/** A JSON line of the log as a person reads it: `14:03:22 info  job job=read-mailing result=done`. */
export function readable(line: string): string {
  const { time, level, msg, role, version, ...fields } = JSON.parse(line) as Record<
    string,
    unknown
  >;
  const told = Object.entries(fields).map(([key, value]) => `${key}=${plain(value)}`);
  return `${[clock.exec(String(time))?.[1], String(level).padEnd(5), msg, ...told].join(' ')}\n`;
}

const plain = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
