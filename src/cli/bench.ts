import type { Distribution } from '../../bench/distribution.ts';
import { progressOn } from './progress.ts';
import { WrongUsage } from './wrong-usage.ts';

interface BenchOptions {
  readonly deliveries: string;
  readonly recipients: string;
  readonly earlier: string;
  readonly processes: string;
  readonly parliaments: string;
  readonly atOnce: string;
  readonly share?: string;
  readonly dkim?: string;
  readonly rounds: string;
  readonly mails: string;
  readonly rows: string;
  readonly json?: boolean;
}

interface Measurement {
  /** For `--json`. */
  readonly figures: object;
  readonly words: string;
}

type Bench = (options: BenchOptions, progress: (line: string) => void) => Promise<Measurement>;

const benches: Readonly<Record<string, Bench>> = {
  async distribution({ recipients, earlier, processes, share, dkim }, progress) {
    if (dkim !== undefined && dkim !== 'rsa' && dkim !== 'ed25519')
      throw new WrongUsage(`--dkim ${dkim}: is rsa or ed25519`);
    const wanted: Distribution = {
      recipients: wholeNumber('--recipients', recipients),
      earlier: wholeNumber('--earlier', earlier, 0),
      processes: wholeNumber('--processes', processes, 0),
      share: share === undefined ? null : wholeNumber('--share', share),
      dkim: dkim ?? null,
    };
    if (wanted.processes && !process.env.DATABASE_URL)
      throw new WrongUsage('--processes: needs DATABASE_URL, and REDIS_URL where Redis is used');
    if (wanted.share && !wanted.processes)
      throw new WrongUsage('--share: is of a worker process, name how many with --processes');
    if (wanted.share && (process.platform !== 'linux' || process.getuid?.() !== 0))
      throw new WrongUsage('--share: needs Linux and root');
    const { measureDistribution } = await import('../../bench/distribution.ts');
    const m = await measureDistribution(wanted, progress);
    return {
      figures: m,
      words: `${m.sizes
        .map(
          (run) =>
            `${run.recipients} notices of ${m.bytesPerNotice} bytes in ${run.seconds} s: ${run.rate} a second; 95 % of the first thousand after ${run.p95OfFirst1000} s; memory ${run.rssMbStart} MB before, ${run.rssMbPeak} MB at most\n`,
        )
        .join(
          '',
        )}plain pooled nodemailer, same content: ${m.baselineRate} a second; ratio ${m.ratio}\n`,
    };
  },
  async members({ rows }, progress) {
    const { measureImport } = await import('../../bench/members.ts');
    const m = await measureImport(wholeNumber('--rows', rows), progress);
    return {
      figures: m,
      words: `${m.rows} members taken in in ${m.firstSeconds} s, a new database included; the same list again in ${m.againSeconds} s\ncsv-parse alone: ${m.baselineSeconds} s; ratio ${m.ratio}\n`,
    };
  },
  async reading({ rounds }, progress) {
    const n = wholeNumber('--rounds', rounds);
    const { measureReading } = await import('../../bench/reading.ts');
    const m = await measureReading(n, progress);
    return {
      figures: m,
      words: `${m.document}, ${m.pages} pages, ${m.decisions} decisions, median of ${m.rounds}: ${m.warmMs} ms in a warm process, ${m.cageMs} ms through the cage\npdf.js drawing the text out alone: ${m.baselineMs} ms; ratio ${m.ratio}\nresident memory: ${m.rssMb} MB\n`,
    };
  },
  async cage(_, progress) {
    const { measureCage } = await import('../../bench/cage.ts');
    const m = await measureCage(progress);
    const { megabytes, milliseconds, answerMegabytes } = m.limits;
    return {
      figures: m,
      words: `Node ${m.node}, network kept away by: ${m.network ?? 'nothing'}; limits ${megabytes} MB, ${milliseconds} ms, an answer of ${answerMegabytes} MB\n${m.attempts
        .map(
          ({ tries, ended, milliseconds, megabytes }) =>
            `${tries.padEnd(44)} ${ended.padEnd(28)} ${String(milliseconds).padStart(6)} ms ${String(megabytes).padStart(5)} MB\n`,
        )
        .join('')}`,
    };
  },
  async console({ rounds }, progress) {
    const { measureConsole } = await import('../../bench/console.ts');
    const m = await measureConsole(wholeNumber('--rounds', rounds), progress);
    return {
      figures: m,
      words: `${m.pages
        .map(
          ({ page, medianMs, p95Ms, kilobytes }) =>
            `${page.padEnd(28)} median ${medianMs} ms, 95 % in ${p95Ms} ms, ${kilobytes} kB\n`,
        )
        .join(
          '',
        )}the page to sign in: 95 % in ${m.baselineP95Ms} ms; ratio of the slowest ${m.ratio}\n`,
    };
  },
  async keeping({ deliveries }, progress) {
    const { measureKeeping } = await import('../../bench/keeping.ts');
    const m = await measureKeeping(wholeNumber('--deliveries', deliveries, 1000), progress);
    return {
      figures: m,
      words: m.sizes
        .map(
          ({ deliveries, dataMb, copySeconds, commands, waits }) =>
            `${deliveries} deliveries, ${dataMb} MB, copied in ${copySeconds} s\n${commands
              .map(
                ({ command, seconds, writtenMb, rssMbPeak, ratio }) =>
                  `  desk ${command.padEnd(8)} ${seconds} s, ratio ${ratio}; ${writtenMb} MB written; memory ${rssMbPeak} MB at most\n`,
              )
              .join('')}${Object.entries(waits)
              .map(
                ([what, { medianMs, p95Ms, longestMs, statements }]) =>
                  `  a short statement of the service during ${what}: median ${medianMs} ms, 95 % in ${p95Ms} ms, longest ${longestMs} ms, of ${statements}\n`,
              )
              .join('')}`,
        )
        .join(''),
    };
  },
  async 'session-week'({ parliaments, recipients, processes, atOnce }, progress) {
    const { DATABASE_URL, REDIS_URL } = process.env;
    if (!DATABASE_URL || !REDIS_URL)
      throw new WrongUsage(
        'session-week: needs DATABASE_URL, of a role that may create databases, and REDIS_URL',
      );
    const { measureSessionWeek } = await import('../../bench/session-week.ts');
    const m = await measureSessionWeek(
      {
        parliaments: wholeNumber('--parliaments', parliaments),
        members: wholeNumber('--recipients', recipients),
        processes: wholeNumber('--processes', processes, 0) || 1,
        atOnce: wholeNumber('--at-once', atOnce),
      },
      progress,
    );
    return {
      figures: m,
      words: `${m.parliaments} parliaments took in, read and told ${m.notices} members of ${m.decisions} decisions in ${m.seconds} s, ${m.processes} processes with ${m.atOnce} desks at once: ${m.noticesPerSecond} notices a second\na parliament, from arrival to the last notice: median ${m.medianSeconds} s, 95 % in ${m.p95Seconds} s; alone ${m.aloneSeconds} s, ratio ${m.ratio}\n${m.mostConnections} database connections, ${m.databaseMb} MB of databases, Redis ${m.redisMbPeak} MB, a process ${m.hostRssMbPeak} MB\n`,
    };
  },
  async 'take-in'({ mails }, progress) {
    const n = wholeNumber('--mails', mails);
    const { measureTakeIn } = await import('../../bench/take-in.ts');
    const m = await measureTakeIn(n, progress);
    return {
      figures: m,
      words: `${m.mails} waiting mails of ${m.bytesPerMail} bytes taken in in ${m.seconds} s: ${m.rate} a second; then recognised, ${m.recognisedRate} a second\nplain imapflow that keeps nothing: ${m.baselineRate} a second; ratio ${m.ratio}\nresident memory: ${m.rssMbStart} MB before, ${m.rssMbPeak} MB at most\n`,
    };
  },
};

function wholeNumber(option: string, typed: string, least = 1): number {
  const n = Number(typed);
  if (!Number.isInteger(n) || n < least)
    throw new WrongUsage(`${option} ${typed}: takes a whole number from ${least}`);
  return n;
}

/** `desk bench`: only in a checkout, since it measures against development dependencies. */
export async function bench(what: string, options: BenchOptions): Promise<void> {
  const measure = benches[what];
  if (!measure)
    throw new WrongUsage(
      `bench ${what}: is not known; there is: ${Object.keys(benches).sort().join(', ')}`,
    );
  const progress = progressOn(process.stderr);
  const { figures, words } = await measure(options, (line) => progress.say(line));
  progress.done();
  process.stdout.write(options.json ? `${JSON.stringify(figures)}\n` : words);
}
