/** The machine-readable part of a bounce (RFC 3464 §2): groups of fields, one for each recipient. */

export interface RecipientStatus {
  readonly recipient: string;
  /** `5.1.1` (RFC 3463); null when the report has none. */
  readonly status: string | null;
  /** `failed`, `delayed`, `delivered`, `relayed` or `expanded`. */
  readonly action: string;
  readonly diagnostic: string | null;
}

/** `rfc822; member@parlament.example` (§2.3.1): the type is of no use to us. */
const afterType = (value: string | undefined): string =>
  (value ?? '').replace(/^[^;]*;/, '').trim();

function fieldsOf(group: string): Map<string, string> {
  const lines = group.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [, name, value] = /^([\w-]+)\s*:\s*(.*)$/.exec(line) ?? [];
      return name ? [[name.toLowerCase(), (value ?? '').trim()]] : [];
    }),
  );
}

export function recipientStatuses(report: string): RecipientStatus[] {
  return report.split(/\r?\n\s*\r?\n/).flatMap((group) => {
    const fields = fieldsOf(group);
    // The recipient that we wrote to; the final one may be where it was redirected (§2.3.1).
    const named =
      afterType(fields.get('original-recipient')) || afterType(fields.get('final-recipient'));
    const recipient = named.replace(/^<|>$/g, '').toLowerCase();
    if (!recipient) return [];
    const diagnostic = afterType(fields.get('diagnostic-code')) || null;
    const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? null;
    const action =
      fields.get('action')?.toLowerCase() ?? (status?.startsWith('4') ? 'delayed' : 'failed');
    return [{ recipient, status, action, diagnostic }];
  });
}

/** `xtext` (RFC 3461 §4): what is not printable stands as `+2B`. */
const fromXtext = (text: string): string =>
  text.replace(/\+([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** The envelope id under which we sent the mail (RFC 3464 §2.2.1); null where the report names none. */
export function envelopeIdIn(report: string): string | null {
  const id = fieldsOf(report.split(/\r?\n\s*\r?\n/)[0] ?? '').get('original-envelope-id');
  return id ? fromXtext(id) : null;
}
