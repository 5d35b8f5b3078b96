import { blankControls } from '../log/controls.ts';
import { cutEntries } from '../log/entries.ts';

/** Names that logs of hosts and VMs bear: `x.log`, `x.log.1`, `dmesg`, `journal.txt`, `syslog`, … */
const LOG_NAME = /(?:\.log(?:\.\d{1,3})?|(?:^|[\\/])(?:dmesg|syslog|messages|kern|journal(?:ctl)?|console|serial)(?:[-_.]\w{1,40}){0,3}(?:\.txt)?)$/i;

/** Prefixes that prose and source text bear as well, or that quote anything. */
const WEAK = new Set(['quoted-line', 'container-line', 'qemu-option', 'virt-install', 'go-log', 'qemu-plain', 'virsh']);

const MOST_ENTRIES = 200;

/** Whether a document of any language is a log, told from its name or, of its head, from how many entries bear a log's prefix. Total. */
export function looksLikeLog(fileName: string, text: string): boolean {
  if (LOG_NAME.test(fileName)) return true;
  let entries = 0;
  let strong = 0;
  let weak = 0;
  for (const { prefix, kind } of cutEntries(blankControls(text))) {
    if (entries++ >= MOST_ENTRIES) break;
    if (!prefix || kind === 'wrap') continue;
    if (prefix.formats.every((format) => WEAK.has(format))) weak++;
    else strong++;
  }
  return strong > 0 ? (strong + weak) * 2 >= entries : entries > 0 && weak === entries;
}
