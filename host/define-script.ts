import { assign } from './shell-words.ts';

/** What the script works on; all of it is data, never shell text. */
export interface DefineValues {
  /** 32 hexadecimal digits that nobody on the host can guess: marks what the script itself says. */
  readonly mark: string;
  readonly uri: string;
  readonly uuid: string;
  readonly before: string;
  readonly after: string;
}

/** What became of the deed, by the exit status of its section; virsh's own are 0 and 1. */
export const STAGES: Readonly<Record<number, 'read' | 'changed' | 'passwords' | 'refused'>> = { 91: 'read', 92: 'changed', 93: 'read', 94: 'passwords', 95: 'refused' };

export const SECONDS = { list: 20, dump: 15, define: 30 };

/**
 * The POSIX sh script that defines a VM if the host still holds what was edited: nothing of it runs before all of it has arrived, the
 * XML comes to virsh on its standard input, and nothing is written but what libvirt writes. Framed as the script of a pull is:
 * `domain-list`, `vm-define`, and, when that went well, `vm-xml`.
 */
export function defineScript({ mark, uri, uuid, before, after }: DefineValues): string {
  if (!/^[0-9a-f]{32}$/.test(mark)) throw new RangeError('the mark must be 32 hexadecimal digits');
  return `main() {
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin
LC_ALL=C LIBVIRT_AUTOSTART=0
export PATH LC_ALL LIBVIRT_AUTOSTART
unset LANGUAGE VIRSH_DEBUG VIRSH_LOG_FILE LIBVIRT_DEBUG LIBVIRT_LOG_FILTERS LIBVIRT_LOG_OUTPUTS LIBVIRT_DEFAULT_URI ENV BASH_ENV CDPATH
set -f
mark=${mark}
${assign('uri', uri)}
${assign('uuid', uuid)}
${assign('before', before)}
${assign('after', after)}
limit=
if timeout -k 1 5 true 2> /dev/null; then limit='timeout -k 1'; fi
${FUNCTIONS}
tell domain-list list
tell vm-define change
if [ "$status" = 0 ]; then
  printf '\\n%s begin vm-xml\\n' "$mark"
  dump
  printf '\\n%s end vm-xml\\nexit %d\\n%s done vm-xml\\n' "$mark" "$?" "$mark"
fi
printf '\\n%s over\\n' "$mark"
}
main < /dev/null
`;
}

const FUNCTIONS = `limited() {
  seconds=$1; shift
  if [ -n "$limit" ]; then $limit "$seconds" "$@"; else "$@"; fi
}
list() { limited ${SECONDS.list} virsh -r -c "$uri" list --all --uuid; }
dump() { limited ${SECONDS.dump} virsh -c "$uri" dumpxml --inactive "$@" "$uuid"; }
change() {
  now=$(dump) || return 91
  if [ "$now" != "$before" ]; then return 92; fi
  full=$(dump --security-info) || return 93
  if [ "$full" != "$now" ]; then return 94; fi
  printf '%s\\n' "$after" | limited ${SECONDS.define} virsh -c "$uri" define --validate /dev/stdin || return 95
}
tell() {
  printf '\\n%s begin %s\\n' "$mark" "$1"
  said=$({ "$2"; printf '\\nexit %d\\n' "$?"; } 2>&1 | tail -c 16384)
  status=\${said##*exit }
  printf '%s\\n%s end %s\\n%s\\n%s done %s\\n' "$said" "$mark" "$1" "$said" "$mark" "$1"
}`;
