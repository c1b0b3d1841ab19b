import { describe, expect, it } from 'vitest';
import { containerKind, contentsOfContainer } from '../../src/reading/unpack/contents.ts';
import { framed, unframed } from '../../src/reading/unpack/frame.ts';
import { most } from '../../src/reading/unpack/unpacking.ts';
import { unpackInCage } from '../../src/reading/unpack.ts';
import { docxOf, type Packed, p, zipOf } from './archive.ts';
import { sample } from './samples.ts';
import { tnefOf } from './winmail.ts';

const pdf = '%PDF-1.7 a decision';

async function contents(bytes: Uint8Array) {
  const kind = containerKind(bytes);
  if (!kind) throw new Error('no container');
  const { files, leftOut, trouble } = await contentsOfContainer(kind, bytes);
  return { files: files.map(({ filename, via }) => `${via}: ${filename}`), leftOut, trouble };
}

describe('a ZIP file', () => {
  const names = async (...packed: Packed[]) => (await contents(zipOf(packed))).files;

  it('gives its files with their paths; what is no document is left out and listed', async () => {
    const scan = new Uint8Array(40_000);
    scan.set([0xff, 0xd8, 0xff]);
    const read = await contents(
      zipOf([
        { name: 'Decisions/' },
        { name: 'Decisions/Gabon.pdf', content: pdf },
        { name: 'Decisions/README.txt', content: 'Please read the decisions first.' },
        { name: 'readme.pdf', content: pdf },
        { name: '__MACOSX/Decisions/._Gabon.pdf', content: 'x' },
        { name: 'Decisions/.DS_Store', content: 'x' },
        { name: 'Decisions/Thumbs.db', content: 'x' },
        { name: 'desktop.ini', content: 'x' },
        { name: '~$Gabon.docx', content: 'x' },
        { name: 'logo.png', content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]) },
        { name: 'scan.jpg', content: scan },
        { name: 'empty.pdf' },
      ]),
    );
    expect(read.files).toEqual(['zip: Decisions/Gabon.pdf', 'zip: readme.pdf', 'zip: scan.jpg']);
    expect(read.leftOut).toEqual([
      'Decisions/README.txt',
      '__MACOSX/Decisions/._Gabon.pdf',
      'Decisions/.DS_Store',
      'Decisions/Thumbs.db',
      'desktop.ini',
      '~$Gabon.docx',
      'logo.png',
      'empty.pdf',
    ]);
    expect(read.trouble).toBeNull();
  });

  it('names are UTF-8 with or without its flag, else those of DOS', async () => {
    expect(
      await names(
        { name: 'Décision – Côte d’Ivoire.pdf', content: pdf },
        { name: Buffer.from('Décision.pdf'), content: pdf },
        { name: Buffer.from([0x44, 0x82, 0x63, 0x2e, 0x70, 0x64, 0x66]), content: pdf },
      ),
    ).toEqual(['zip: Décision – Côte d’Ivoire.pdf', 'zip: Décision.pdf', 'zip: Déc.pdf']);
  });

  it('names cannot lead out of the archive or deceive the eye', async () => {
    expect(
      await names(
        { name: '../../etc/passwd', content: pdf },
        { name: '/root/x.pdf', content: pdf },
        { name: 'C:\\Users\\x\\y.pdf', content: pdf },
        { name: 'a/./../b.pdf', content: pdf },
        { name: 'a\u202Efdp.exe\r\nBcc: x', content: pdf },
      ),
    ).toEqual([
      'zip: etc/passwd',
      'zip: root/x.pdf',
      'zip: Users/x/y.pdf',
      'zip: a/b.pdf',
      'zip: afdp.exeBcc: x',
    ]);
  });

  it('archives, mails and winmail.dat in it are opened too; Word documents are not taken apart', async () => {
    const inner = zipOf([{ name: 'Togo.pdf', content: pdf }]);
    const mail = `From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nContent-Type: application/pdf; name=Fiji.pdf\r\nContent-Disposition: attachment\r\n\r\n${pdf}`;
    const outlook = tnefOf([{ longName: 'Uganda.pdf', content: pdf }]);
    expect(
      await names(
        { name: 'more.zip', content: inner },
        { name: 'forwarded.eml', content: mail },
        { name: 'winmail.dat', content: outlook },
        { name: 'Mali.docx', content: docxOf(p('Mali')) },
      ),
    ).toEqual(['zip: Togo.pdf', 'message/rfc822: Fiji.pdf', 'tnef: Uganda.pdf', 'zip: Mali.docx']);
  });

  it('entries under a password are named, and the rest is read', async () => {
    const read = await contents(
      zipOf([
        { name: 'open.pdf', content: pdf },
        { name: 'locked.pdf', content: pdf, isEncrypted: true },
      ]),
    );
    expect(read.files).toEqual(['zip: open.pdf']);
    expect(read.trouble).toEqual({
      readable: 'encrypted',
      problem: { kind: 'archive-locked', files: ['locked.pdf'], more: 0 },
    });
  });

  it('an archive that cannot be opened within another is kept itself', async () => {
    const inner = zipOf([{ name: 'locked.pdf', content: pdf, isEncrypted: true }]);
    const read = await contents(zipOf([{ name: 'more.zip', content: inner }]));
    expect(read).toMatchObject({ files: ['zip: more.zip'], trouble: null });
  });

  it('one damaged entry costs no other', async () => {
    const archive = zipOf([
      { name: 'a.pdf', content: pdf.repeat(50) },
      { name: 'b.pdf', content: pdf },
    ]);
    archive.fill(0xff, 40, 50);
    const read = await contents(archive);
    expect(read.files).toEqual(['zip: b.pdf']);
    expect(read.trouble?.problem).toEqual({ kind: 'archive-damaged', files: ['a.pdf'], more: 0 });
  });

  it('cut off anywhere it is a value', async () => {
    const whole = zipOf([
      { name: 'a.pdf', content: pdf },
      { name: 'b.pdf', content: pdf },
    ]);
    for (let length = 4; length < whole.length; length += 1) {
      expect((await contents(whole.slice(0, length))).trouble?.readable).toBe('damaged');
    }
  });
});

describe('archives that grow without end', () => {
  it('entries that share their bytes are counted each', async () => {
    const same = Array.from({ length: 500 }, (_, i) => ({ name: `${i}`, isSameAsFirst: true }));
    const bomb = zipOf([{ name: 'first', content: new Uint8Array(30_000) }, ...same]);
    const { files, trouble } = await contentsOfContainer('zip', bomb, 100_000);
    expect(files).toHaveLength(3);
    expect(trouble).toMatchObject({ readable: 'too-costly' });
  });

  it('archives within archives share one limit, and a depth', async () => {
    let archive = zipOf([{ name: 'x.pdf', content: pdf }]);
    for (let i = 0; i < 10; i += 1) archive = zipOf([{ name: `${i}.zip`, content: archive }]);
    expect((await contents(archive)).files).toEqual(['zip: 6.zip']);
  });

  it('100,000 entries are not looked through', async () => {
    const many = zipOf(
      Array.from({ length: 100_000 }, (_, i) => ({ name: `${i}.db`, isSameAsFirst: i > 0 })),
    );
    const begun = performance.now();
    const read = await contents(many);
    expect(read.trouble?.problem).toEqual({ kind: 'entries-too-many', most: 2000 });
    expect(performance.now() - begun).toBeLessThan(4000);
  });

  it('more files than any mailing has are not taken', async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ name: `${i}.pdf`, content: pdf }));
    const read = await contents(zipOf(many));
    expect(read.files).toHaveLength(most.files);
    expect(read.trouble?.problem).toEqual({ kind: 'files-too-many', most: 200 });
  });
});

describe('winmail.dat', () => {
  it('gives its attachments under their long names, else their short ones in the sender’s code page', async () => {
    const outlook = tnefOf([
      { title: 'VENEZU~1.PDF', longName: 'Venezuela – décision.pdf', content: pdf },
      { title: Buffer.from('D\xe9cision.pdf', 'latin1'), content: pdf },
      { longName: 'logo.pdf', contentId: 'image001@01D', content: pdf },
    ]);
    expect((await contents(outlook)).files).toEqual([
      'tnef: Venezuela – décision.pdf',
      'tnef: Décision.pdf',
    ]);
  });

  it('a mail within it is opened', async () => {
    const inner = tnefOf([{ longName: 'Togo.pdf', content: pdf }]);
    const outlook = tnefOf([{ title: 'Forwarded', embedded: inner }]);
    expect((await contents(outlook)).files).toEqual(['tnef: Togo.pdf']);
  });

  it('cut off anywhere it gives what stands before the cut', async () => {
    const whole = tnefOf([
      { longName: 'a.pdf', content: pdf },
      { longName: 'b.pdf', content: pdf },
    ]);
    for (let length = 4; length < whole.length; length += 7) {
      const { files } = await contents(whole.slice(0, length));
      expect(files.length).toBeLessThanOrEqual(2);
    }
    expect((await contents(whole.slice(0, whole.length - 30))).trouble?.readable).toBe('damaged');
  });
});

describe('what the caged process hands back', () => {
  const whole = {
    files: [{ filename: 'a/b.pdf', via: 'zip', bytes: Buffer.from('x') }],
    leftOut: ['Thumbs.db'],
    problem: null,
  } as const;

  it('is what was put in', () => {
    expect(unframed(framed(whole))).toEqual(whole);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.from('hello, service')],
    ['a length that lies', Buffer.from([255, 255, 255, 255, 123])],
    ['bytes missing', framed(whole).subarray(0, -1)],
    ['bytes added', Buffer.concat([framed(whole), Buffer.from('x')])],
    [
      'a path that leads out',
      framed({ ...whole, files: [{ ...whole.files[0], filename: '../b.pdf' }] }),
    ],
  ])('is refused: %s', (_, answer) => {
    expect(() => unframed(answer)).toThrow();
  });
});

describe('in the cage', () => {
  const unpack = unpackInCage();

  it('files come out byte for byte', async () => {
    const content = sample('uga-205.pdf');
    const unpacked = await unpack({
      filename: 'x.zip',
      bytes: zipOf([
        { name: 'Uganda.pdf', content },
        { name: 'Thumbs.db', content: 'x' },
      ]),
    });
    expect(unpacked).toEqual({
      files: [{ filename: 'Uganda.pdf', via: 'zip', bytes: Buffer.from(content) }],
      leftOut: ['Thumbs.db'],
      problem: null,
    });
  }, 20_000);

  it('what is no container is said without a process, which would have no time', async () => {
    const hasty = unpackInCage({ milliseconds: 1 });
    expect(await hasty({ filename: 'x.zip', bytes: sample('uga-205.pdf') })).toBeNull();
    expect(await hasty({ filename: 'x.zip', bytes: sample('uga-205.docx') })).toBeNull();
  });

  it('a container that needs too long or is too large costs one document', async () => {
    const bytes = zipOf([{ name: 'a.pdf', content: pdf }]);
    const hasty = unpackInCage({ milliseconds: 1 });
    expect((await hasty({ filename: 'x', bytes }))?.problem).toEqual({ kind: 'too-slow' });
    const small = unpackInCage({ mostBytes: 10 });
    expect((await small({ filename: 'x', bytes }))?.problem).toMatchObject({ kind: 'too-large' });
  }, 20_000);
});
