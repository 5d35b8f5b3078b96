import { CONSOLE_OF, looksLikeLog } from '../engine/index.ts';
import { packingOf } from './packing.ts';

/**
 * What a file of a bundle is, told from its content: file names carry no weight. `probe` is output that a probe of a host reads
 * as well, as `virsh capabilities` in a sosreport; `definition` is the XML of a network or pool, `list` what virsh lists of them;
 * `maybe` is text that only its name calls a log, as it does for anybody.
 */
export type EvidenceKind =
  | { readonly is: 'xml' | 'facts' | 'about' | 'log' | 'vm-list' | 'maybe' | 'packed' }
  | { readonly is: 'probe'; readonly probe: string }
  | { readonly is: 'definition' | 'list'; readonly of: 'networks' | 'pools' };

const LOG_NAME = /\.(?:log|err)(?:\.\d{1,3})?$|^(?:journal|dmesg|messages|syslog|told\.txt$)/;

/** What `virsh domstate --reason` and `virsh dominfo` begin with. */
const STATE = /^(?:running|idle|paused|in shutdown|shut off|crashed|pmsuspended|no state)(?: \([\w /-]{1,40}\))?\s*(?:\n|$)|^Id: {1,20}\S{1,20}\s*\nName: /;

/** What virsh says of what it was asked to do. */
const DONE = /^(?:Domain|Network|Pool|Vol) '?[^'\n]{1,255}'? (?:defined from|created from|started|destroyed|restored from|saved to|is being (?:shutdown|rebooted)|has been undefined)\b/;

/** What `virsh domblkerror` says of a disk. */
const DISK_ERRORS = /^(?:No errors found|[a-z]{1,9}\d{0,3}: (?:no space|unspecified error|error))\s*(?:\n|$)/;

/** What a pull says of QEMU's process. */
const PROCESS = /^QEMU process \d{1,10}: (?:thread [^\n]{1,100}: )?State: /;

/** What `virsh snapshot-list` begins with. */
const SNAPSHOTS = /^ {0,3}Name {1,999}Creation Time {1,50}State\s/;

/** The outermost start tag after declaration, comments and white space; libvirt's own files begin with a comment. Linear. */
function outermost(text: string): string | undefined {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at++;
    const end = text.startsWith('<!--', at) ? text.indexOf('-->', at) + 3 : text.startsWith('<?', at) ? text.indexOf('?>', at) + 2 : 0;
    if (end <= 2) return /^<([A-Za-z]{1,40})[\s/>]/.exec(text.slice(at, at + 50))?.[1];
    at = end;
  }
}

/** Whose words a command's output or a file of /proc begins with, by the probe that reads the same. */
const OUTPUTS: readonly (readonly [string, RegExp])[] = [
  ['versions', /^(?:Compiled against|Using) library: libvirt /],
  ['memory', /^MemTotal: /],
  ['cpu-flag', /^processor\s{0,9}: 0\n/],
  ['kernel-modules', /^Module {1,40}Size {1,9}Used by/],
  ['kernel', /^Linux \S{1,100} \S{1,100} #/],
  ['qemu-conf', /^# Master configuration file for the QEMU driver/],
];

const PROBED: Readonly<Record<string, string>> = { capabilities: 'capabilities', domainCapabilities: 'domain-capabilities' };

/** Definitions, and what the daemons note of active ones. */
const DEFINED: Readonly<Record<string, 'networks' | 'pools'>> = { network: 'networks', networkstatus: 'networks', pool: 'pools', poolstate: 'pools' };

/** What `virsh net-list` and `virsh pool-list` begin with. */
const LIST = /^ Name {1,999}State {1,20}Autostart( {1,20}Persistent)?\s{0,20}\n-{10,}\n/;

/** `name` is asked last, and only about text that nothing else is known of. `head` is the first 64 KiB. Undefined for what is no evidence. */
export function evidenceKind(head: Buffer, name: string): EvidenceKind | undefined {
  if (packingOf(head)) return { is: 'packed' };
  const text = head.toString('utf8');
  if (/^\s*\{/.test(text) && /"virtDoctorSnapshot"\s*:/.test(text)) return { is: 'facts' };
  if (/^\s*\{/.test(text) && /^\s*\{\s*(?:"vm"|"state"|"notes")\s*:/.test(text)) return { is: 'about' };
  const tag = outermost(text);
  if (tag === 'domain' || tag === 'domstatus') return { is: 'xml' };
  if (tag !== undefined && Object.hasOwn(DEFINED, tag)) return { is: 'definition', of: DEFINED[tag]! };
  if (tag !== undefined) return Object.hasOwn(PROBED, tag) ? { is: 'probe', probe: PROBED[tag]! } : undefined;
  if (head.subarray(0, 4096).includes(0)) return undefined;
  const output = OUTPUTS.find(([, pattern]) => pattern.test(text));
  if (output) return { is: 'probe', probe: output[0] };
  const list = LIST.exec(text);
  if (list) return { is: 'list', of: list[1] === undefined ? 'pools' : 'networks' };
  if (/^ Id {1,9}Name {1,999}State\s/.test(text)) return { is: 'vm-list' };
  if (text.trim() !== '' && (looksLikeLog('', text.slice(0, 16384)) || STATE.test(text) || DONE.test(text) || SNAPSHOTS.test(text) || DISK_ERRORS.test(text) || PROCESS.test(text) || text.startsWith(CONSOLE_OF))) return { is: 'log' };
  return LOG_NAME.test(name) ? { is: 'maybe' } : undefined;
}

/** A command's output as the probe's own question would have brought it. */
export function asProbed(probe: string, text: string): Readonly<Record<string, { readonly stdout: string }>> {
  if (probe === 'cpu-flag') return { [probe]: { stdout: /^flags\s{0,9}:.*$/m.exec(text)?.[0] ?? '' } };
  if (probe === 'kernel-modules') return { [probe]: { stdout: text.split('\n').slice(1).map((line) => line.split(' ', 1)[0]).join('\n') } };
  if (probe === 'kernel') {
    const [, hostname = '', release = ''] = text.split(' ');
    return { hostname: { stdout: hostname }, kernel: { stdout: `${release} ${/ (x86_64|aarch64|ppc64le|s390x|riscv64|i686) /.exec(text)?.[1] ?? ''}\n` } };
  }
  return { [probe]: { stdout: text } };
}
