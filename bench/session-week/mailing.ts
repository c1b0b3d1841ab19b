/** A mailing as after a session of the IPU: twenty decisions, thirteen of them in one document. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';

const root = join(import.meta.dirname, '../..');
const documents = [
  'samples/ipu/documents/cl-206-9-r2.pdf',
  'samples/ipu/documents/tgo-164-fr.pdf',
  'samples/ipu/documents/uga-205.pdf',
  'samples/ipu/documents/ven-205.pdf',
  'samples/ipu/documents/zwe-178.pdf',
  'tests/reading/made/mdv-203-fr.pdf',
  'samples/ipu/documents/mng-186.pdf',
  'samples/ipu/documents/phl-170.pdf',
];

/** As the receiving server of the sample parliament hands it over. */
export async function mailingOfTwenty(): Promise<Buffer> {
  const mail = await new MailComposer({
    from: 'IPU Human Rights Team <hrteam@ipu.org>',
    to: 'ipu@parlament.example',
    subject: 'Decisions adopted by the Governing Council on the human rights of parliamentarians',
    text: 'Please find attached the decisions adopted by the Governing Council.',
    attachments: documents.map((path) => ({
      filename: basename(path),
      content: readFileSync(join(root, path)),
      contentType: 'application/pdf',
    })),
  })
    .compile()
    .build();
  const received = [
    'Return-Path: <hrteam@ipu.org>',
    'Received: from mail1.ipu.org by mx.parlament.example with ESMTPS; Thu, 03 Dec 2020 15:42:09 +0100',
    'Authentication-Results: mx.parlament.example; dkim=pass header.d=ipu.org; dmarc=pass header.from=ipu.org',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(received), mail]);
}
