/** What stands in the place of a secret. */
const HIDDEN = '***';

/** Words that name a secret when something is assigned to them. `key-secret=ID` and the like only name one that QEMU was given elsewhere. */
const WORD = '(?:passw(?:or)?d|passphrase|pass|pwd|(?<!\\w-)secret|token|api[-_]?key|access[-_]?key|secret[-_]?key|private[-_]?key|auth[-_]?key|credentials?)';

/** Values that say whether there is a secret, not what it is. */
const NO_SECRET = /^(?:on|off|yes|no|true|false|null|none|\*+)?$/i;

interface Redaction {
  /** In lower case; a text that holds none of these is left alone, which is fast. */
  readonly anchors: readonly string[];
  /** Its groups are what stands before, the value, which is hidden, and (in some) what stands after. */
  readonly pattern: RegExp;
}

const WORDS = ['pass', 'pwd', 'secret', 'token', 'key', 'credential'];

/**
 * What is hidden. Every pattern stays within one line, starts with a literal or a bounded class and repeats only bounded or
 * exclusive classes, so that time is linear and lines stay lines.
 */
const REDACTIONS: readonly Redaction[] = [
  // passwd='…' and password="…" of XML, vnc_password = "…" of configuration, TOKEN=… of an environment, ,password=… of QEMU.
  { anchors: WORDS, pattern: new RegExp(`((?:\\b|_)${WORD}[ \\t]{0,9}=[ \\t]{0,9}')([^'\\n]*)(')`, 'gi') },
  { anchors: WORDS, pattern: new RegExp(`((?:\\b|_)${WORD}[ \\t]{0,9}=[ \\t]{0,9}")([^"\\n]*)(")`, 'gi') },
  { anchors: WORDS, pattern: new RegExp(`((?:\\b|_)${WORD}[ \\t]{0,9}=[ \\t]{0,9}(?:&quot;|&apos;)?)([^\\s,;'"&<>)\\]}]+)`, 'gi') },
  // password: … at the end of a line, as YAML has it; in the middle of one it is prose ("cannot read password: Permission denied").
  { anchors: WORDS, pattern: new RegExp(`((?:\\b|_)${WORD}:[ \\t]{1,9}['"]?)([^\\s'"<>]+)(['"]?[ \\t]{0,9}$)`, 'gim') },
  // "password":"…" of JSON, and the data of QEMU's secret objects.
  { anchors: WORDS, pattern: new RegExp(`("(?:[\\w-]{0,40}[_-])?${WORD}"\\s{0,9}:\\s{0,9}")((?:[^"\\\\\\n]|\\\\.)*)(")`, 'gi') },
  { anchors: ['qom-type'], pattern: /("qom-type":"secret(?:_keyring)?"[^}\n]{0,400}?"data":")([^"\n]*)(")/g },
  { anchors: ['secret,'], pattern: /(\bsecret,[^\s']{0,160}?\bdata=)([^,\s']+)/g },
  // <qemu:env name='AWS_SECRET' value='…'/>
  { anchors: [':env'], pattern: /(:env\s{1,9}name=['"][^'"\n]{0,100}?(?:PASS|SECRET|TOKEN|KEY|CREDENTIAL)[^'"\n]{0,100}['"]\s{1,9}value=')([^'\n]*)(')/gi },
  { anchors: [':env'], pattern: /(:env\s{1,9}name=['"][^'"\n]{0,100}?(?:PASS|SECRET|TOKEN|KEY|CREDENTIAL)[^'"\n]{0,100}['"]\s{1,9}value=")([^"\n]*)(")/gi },
  // <cookie name='…'>…</cookie> of a network disk; Cookie and Authorization headers.
  { anchors: ['<cookie'], pattern: /(<cookie\b[^>\n]{0,500}>)([^<\n]+)/gi },
  { anchors: ['cookie:'], pattern: /(\b(?:set-)?cookie:)([^\n'"]+)/gi },
  { anchors: ['cookie='], pattern: /(\bcookie=['"]?)([^\s'",<>]+)/gi },
  { anchors: ['authorization'], pattern: /(\bauthorization['"]?[:=][ \t]{0,9}['"]?(?:(?:basic|bearer|digest|negotiate)[ \t]{1,9})?)([^\s'",;]+)/gi },
  // systemd's credentials in OEM strings, texts of fw_cfg (ignition and cloud-init carry keys there).
  { anchors: ['io.systemd.credential'], pattern: /(\bio\.systemd\.credential(?:\.binary)?:[\w.-]{1,128}=)([^\s<'",]+)/gi },
  { anchors: ['name=opt/'], pattern: /(name=opt\/[\w./-]{1,128},string=)([^\s<']+)/gi },
  // rbd:pool/image:id=admin:key=AQ…==:auth_supported=cephx, and keyrings.
  { anchors: ['key'], pattern: /(\bkey[ \t]{0,9}[=:][ \t]{0,9})(AQ[\w+/]{10,200}={0,2})/g },
  // scheme://user:password@host, and QEMU's iscsi://user%password@host.
  { anchors: ['://'], pattern: /(:\/\/[^\s:/@%'"<>]{1,200}[:%])([^\s/@'"<>]{1,500})(@)/g },
  // Tokens that show what they are.
  { anchors: ['eyj'], pattern: /(\beyJ)([\w-]{10,4000}\.[\w-]{4,4000}\.[\w-]{4,4000})/g },
  { anchors: ['gh', 'glpat-', 'xox'], pattern: /(\b(?:gh[opsu]_|github_pat_|glpat-|xox[bp]-))([\w-]{16,255})/g },
  { anchors: ['akia', 'asia'], pattern: /(\bA[KS]IA)([0-9A-Z]{16}\b)/g },
];

const isPlainFolder = (before: string, value: string): boolean => /pwd=$/i.test(before) && value.startsWith('/');

/** A pattern without a third group hands over its offset in that place. */
function hide(whole: string, before: string, value: string, after: string | number): string {
  return NO_SECRET.test(value.trim()) || isPlainFolder(before, value) ? whole : `${before}${HIDDEN}${typeof after === 'string' ? after : ''}`;
}

const KEY_MARK = /-----(BEGIN|END) [A-Z0-9 ]{0,40}PRIVATE KEY-----/;
const KEY_END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----/;

/** The lines of a private key become as many lines without it; a key on one line stands between its marks. */
function hideKeys(text: string): string {
  if (!text.includes('PRIVATE KEY-----')) return text;
  let inside = false;
  return text.split('\n').map((line) => {
    const mark = KEY_MARK.exec(line);
    if (!mark) return inside ? HIDDEN : line;
    inside = mark[1] === 'BEGIN';
    if (!inside) return mark[0];
    const after = line.slice(mark.index + mark[0].length);
    const end = KEY_END.exec(after);
    inside = !end;
    return `${line.slice(0, mark.index)}${mark[0]}${after.trim() === '' ? after : `${HIDDEN}${end?.[0] ?? ''}`}`;
  }).join('\n');
}

/**
 * The text without passwords, keys and tokens, as XML, JSON, QEMU arguments, configuration files, HTTP headers and logs hold them.
 * Lines stay lines and well-formed XML stays well-formed; doing it twice changes nothing more. Linear time.
 */
export function redact(text: string): string {
  const lower = text.toLowerCase();
  let clean = text;
  for (const { anchors, pattern } of REDACTIONS) {
    if (anchors.some((anchor) => lower.includes(anchor))) clean = clean.replace(pattern, hide);
  }
  return hideKeys(clean);
}
