#!/usr/bin/env -S node --disable-warning=ExperimentalWarning --max-semi-space-size=4
/** The command line: one file per command; they call the stages and decide nothing themselves. Exit codes: 0 done, 1 failed, 2 wrong usage. */
import '../begin.ts';
import { Command, CommanderError } from 'commander';
import { orExplain } from '../explain.ts';
import { Unanswered } from './unanswered.ts';
import { WrongUsage } from './wrong-usage.ts';

const program = new Command('desk')
  .description(
    "Reads the IPU's human-rights decisions, brings them to members, follows up and reports back.",
  )
  .exitOverride()
  .showHelpAfterError('(desk --help lists the commands)')
  .showSuggestionAfterError();

/** A command's code is loaded when it is called, so that `desk --help` answers at once. */
const command = (name: string, description: string): Command =>
  program.command(name).description(description);

command('demo', 'show the whole story on sample data, with nothing else installed')
  .option('--keep', 'stay up afterwards, until Ctrl-C')
  .option('--data-dir <dir>', 'keep the data here; by default a fresh temporary directory')
  .option('--out <dir>', 'write the mails here', 'demo-output')
  .action(async (options) => (await import('./demo.ts')).demo(options));

command('init', 'write a commented desk.yaml')
  .option('--force', 'replace an existing one')
  .action(async (options) => (await import('./init.ts')).init(options));

command('start', 'run all workers in this process until it is stopped').action(async () =>
  (await import('./start.ts')).start(),
);

command('migrate', 'bring the tables of the database up to date, also while an older desk runs')
  .option('--status', 'say what is applied, what is missing and who is connected; change nothing')
  .option('--dry-run', 'print the SQL of what is missing; change nothing')
  .action(async (options) => (await import('./migrate.ts')).migrate(options));

command(
  'doctor',
  'check configuration, database, queue, mail servers and clock, and say what to do',
)
  .option('--json', 'print the findings as JSON')
  .action(async (options) => (await import('./doctor.ts')).doctor(options));

command('read', 'print what is understood of mails and documents; touches no database')
  .argument(
    '<files...>',
    'mails (.eml) and documents (PDF, DOCX, HTML, text, pictures, archives); those of one call are understood together: what repeats or corrects what',
  )
  .option('--json', "one JSON object a line and file, in the field names of the fixtures' manifest")
  .option('--config <file>', 'desk.yaml that says whom to trust')
  .option('--password <word>', 'opens encrypted documents')
  .action(async (files, options) => (await import('./read.ts')).read(files, options));

command(
  'eval',
  'compare what is read of a set of documents and mails with what a correct reader finds in them',
)
  .option(
    '--manifest <file>',
    'manifest.json with documents/ and eml/ beside it; by default our own',
  )
  .option('--config <file>', 'desk.yaml that says whom to trust; by default that of the samples')
  .option('--json', 'print one JSON object')
  .option('--page <file>', 'write the tables into this page too')
  .action(async (options) => (await import('./eval.ts')).evalManifest(options));

command('status', 'say where everything stands, or what became of a notice for each member')
  .argument('[notice]', 'id of a notice or mailing, or a beginning of it that no other has')
  .option('--json', 'print it as JSON')
  .option('--csv', 'print the members as a table for a spreadsheet')
  .option('--bom', 'begin the table with a byte order mark, for Excel')
  .action(async (notice, options) => (await import('./status.ts')).status(notice, options));

command('approve', 'let a mailing out, where a clerk cannot answer by mail')
  .argument('<mailing>', 'id of a mailing, or a beginning of it that no other has')
  .argument('[committees...]', 'for these committees only')
  .requiredOption(
    '--as <clerk>',
    'id of the clerk who approves: the clerk of the group or a deputy',
  )
  .option('--official', 'to all members, whatever they chose')
  .action(async (mailing, committees, options) =>
    (await import('./decide.ts')).approve(mailing, committees, options),
  );

command('reject', 'keep a mailing from going out')
  .argument('<mailing>', 'id of a mailing, or a beginning of it that no other has')
  .argument('[reason...]', 'why, in your own words')
  .requiredOption('--as <clerk>', 'id of the clerk who rejects: the clerk of the group or a deputy')
  .action(async (mailing, reason, options) =>
    (await import('./decide.ts')).reject(mailing, reason, options),
  );

command('resend', 'send a notice to those who are still without it')
  .argument('<notice>', 'id of a notice or mailing, or a beginning of it that no other has')
  .option('--uncertain', 'also where nobody knows whether it arrived, with the same Message-ID')
  .option('--dry-run', 'only say to how many it would go, and who is left out')
  .action(async (notice, options) => (await import('./resend.ts')).resendNotice(notice, options));

command('resume', 'let a paused distribution go on')
  .argument('<notice>', 'id of a notice or mailing, or a beginning of it that no other has')
  .action(async (notice) => (await import('./resume.ts')).resumeNotice(notice));

command('backup', 'take a backup, also while the desk runs')
  .argument('<folder>', 'where backups are kept, outside of the data directory')
  .option(
    '--passphrase-file <file>',
    'seal the key of the tokens with what is in it, and take it in',
  )
  .option('--json', 'print one JSON object')
  .action(async (folder, options) => (await import('./backup.ts')).backup(folder, options));

command('restore', 'put a backup into an empty desk; nothing is sent until `desk release`')
  .argument('<backup>', 'the folder of one backup (desk-2026-…)')
  .option('--passphrase-file <file>', 'opens the key in the backup')
  .option('--without-key', 'although replies to what was sent are then not recognised')
  .option('--json', 'print one JSON object')
  .action(async (backup, options) => (await import('./restore.ts')).restoreBackup(backup, options));

command('release', 'let mails out again after a restore')
  .option('--withhold', 'what waits is not sent: it may have gone out before the loss')
  .option('--send', 'what waits is sent: nothing went out since the backup')
  .option('--even-so', 'although not all that is in the mailbox was read')
  .action(async (options) => (await import('./release.ts')).releaseMails(options));

command('verify', 'examine every mail, the audit and all states; also while the desk runs')
  .option('--against <backup>', 'compare the audit with what a backup knows of it')
  .option('--json', 'print one JSON object')
  .action(async (options) => (await import('./verify.ts')).verifyDesk(options));

command('move', 'move the embedded database to a server; the desk is stopped')
  .requiredOption('--to <url>', 'postgres://user:password@host/database, an empty one')
  .option('--json', 'print one JSON object')
  .action(async (options) => (await import('./move.ts')).move(options));

command('case', 'tell a case over all its decisions')
  .argument('<code>', 'as the IPU prints it: VEN-13, MON/01, VEN-COLL-06')
  .option('--json', 'print it as JSON')
  .action(async (code, options) => (await import('./case.ts')).showCase(code, options));

const record = command(
  'record',
  'what the chamber did for colleagues at risk, for its own publication',
);
for (const [name, argument, description, call] of [
  [
    'year',
    '<year>',
    'the overview of a year, as a PDF and a page: 2021, or a session year, 2020-21',
    'recordYear',
  ],
  [
    'case',
    '<code>',
    'the sheet of a case, as a PDF and a page: VEN-13, MON/01, VEN-COLL-06',
    'recordCase',
  ],
] as const)
  record
    .command(name)
    .description(description)
    .argument(argument)
    .option('--language <code>', 'en, fr, es, da or ar; by default that of the clerk of the group')
    .option('--house', 'with what is not public; marked as not for publication on every page')
    .option('--out <dir>', 'write the files here', '.')
    .option('--json', 'print what they are made from as JSON, and write no files')
    .action(async (named, options) => (await import('./record.ts'))[call](named, options));

const report = command('report', 'what this parliament tells the IPU');
report
  .command('draft')
  .description('draft a report on all that was done until today, and put it before the clerk')
  .action(async () => (await import('./report.ts')).draft());
report
  .command('list')
  .description('all reports and where they stand')
  .option('--json', 'print it as JSON')
  .action(async (options) => (await import('./report.ts')).list(options));
report
  .command('write')
  .description('write a report as it goes to the IPU: PDF, JSON, CSV and evidence')
  .argument('<number>', 'its number')
  .option('--version <n>', 'an earlier version of it; by default the latest')
  .option('--out <dir>', 'write the files here', '.')
  .action(async (number, options) => (await import('./report.ts')).write(number, options));

const members = command('members', 'the members of parliament');
members
  .command('import')
  .description('take members in from a list; the same list twice changes nothing')
  .argument('<file>', 'CSV of any dialect with headings in our five languages, or Popolo JSON')
  .option('--dry-run', 'say what would change and change nothing')
  .option('--complete', 'the list is the whole chamber: who is not in it has left')
  .option('--even-so', 'with --complete: also when that ends more than a quarter of the members')
  .option('--json', 'print one JSON object')
  .action(async (file, options) => (await import('./members.ts')).importFile(file, options));
members
  .command('list')
  .description('who gets notices, and who does not and why')
  .option('--json', 'print it as JSON')
  .action(async (options) => (await import('./members.ts')).list(options));
members
  .command('export')
  .description('write down everything that the desk has on a member')
  .argument('<member>', 'their key in the list, their address, or our id')
  .requiredOption('--out <dir>', 'write the files here')
  .action(async (member, options) => (await import('./person.ts')).exportPerson(member, options));
members
  .command('erase')
  .description("erase a member's data: who they were, what they wrote and were written")
  .argument('<member>', 'their key in the list, their address, or our id')
  .option('--dry-run', 'say what would go and what stays, and change nothing')
  .option('--json', 'print one JSON object')
  .action(async (member, options) => (await import('./person.ts')).erasePerson(member, options));

command('bench', 'measure speed against a baseline in the same run')
  .argument(
    '<what>',
    'cage, console, distribution, keeping, members, reading, session-week or take-in',
  )
  .option(
    '--recipients <n>',
    'how many notices, of all parliaments together in session-week',
    '2000',
  )
  .option('--deliveries <n>', 'of the larger desk (keeping)', '500000')
  .option('--earlier <n>', 'earlier deliveries in the table (distribution)', '0')
  .option(
    '--processes <n>',
    'worker processes, on DATABASE_URL and REDIS_URL (distribution, session-week)',
    '0',
  )
  .option('--share <percent>', 'of a core for each of these, on Linux as root (distribution)')
  .option('--parliaments <n>', 'how many, each with a database of its own (session-week)', '180')
  .option('--at-once <n>', 'desks at once in each process (session-week)', '2')
  .option('--dkim <type>', 'sign with rsa or ed25519 (distribution)')
  .option('--rounds <n>', 'how often the document is read, or each page asked for', '15')
  .option('--mails <n>', 'waiting mails (take-in)', '5000')
  .option('--rows <n>', 'rows of the list (members)', '5000')
  .option('--json', 'print one JSON object')
  .action(async (what, options) => (await import('./bench.ts')).bench(what, options));

try {
  await orExplain(async () => {
    await program.parseAsync();
  });
} catch (error) {
  if (error instanceof Unanswered || error instanceof WrongUsage) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof Unanswered ? 1 : 2;
  } else if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else throw error;
}
