import { randomBytes } from 'node:crypto';
import type { DryRunAnswer, DryRunInput } from '../engine/index.ts';
import { addressText } from './address.ts';
import { type Answer, type AskOptions, fail, type Failure, succeed } from './answer.ts';
import type { LiveAddress } from './ask.ts';
import { callFailure, garbled } from './failure.ts';
import { readFrames, type Section } from './frames.ts';
import { run } from './process.ts';
import { redact } from './redact.ts';
import { sshArgv } from './ssh.ts';

/** What a host's libvirt made of a text, and under which conditions. */
export interface DryRun extends DryRunAnswer {
  /** The user as whom libvirt's driver ran. */
  readonly user: string;
  /** QEMU's own emulation stood in for KVM. */
  readonly isEmulated: boolean;
  readonly libvirt?: string;
}

/** libvirt asks QEMU what it can, which takes seconds on a slow host. */
const SECONDS = 30;
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_TEXT = 1024 * 1024;

/** In whose name root runs it: the users that libvirt runs QEMU as, who may use /dev/kvm, before the one who may do nothing. */
const USERS = ['libvirt-qemu', 'qemu', 'nobody'] as const;

/** A text as base64, in lines that any shell takes. */
const encoded = (text: string): string => Buffer.from(text, 'utf8').toString('base64').replace(/(.{1000})/g, '$1\n');

/**
 * The script of a dry run: the one thing that writes on a host, and only on request. All that it writes is a folder of mktemp's, which is
 * gone when it ends, however it ends: a second process waits for that. libvirt's daemon is not spoken to. The texts arrive as base64 and are
 * never read by the shell.
 */
export function dryRunScript(input: DryRunInput, mark: string, seconds = SECONDS): string {
  if (!/^[0-9a-f]{32}$/.test(mark)) throw new RangeError('the mark must be 32 hexadecimal digits');
  const { define, start, emulated = input } = input;
  return `main() {
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin
LC_ALL=C
export PATH LC_ALL
unset ENV BASH_ENV CDPATH IFS
umask 077
mark=${mark}
say() { printf '\\n%s begin %s\\n%s\\n%s end %s\\nexit 0\\n%s done %s\\n' "$mark" "$1" "$2" "$mark" "$1" "$mark" "$1"; }
over() { printf '\\n%s over\\n' "$mark"; }
for tool in virsh timeout mktemp base64 head tail; do
  if ! command -v "$tool" > /dev/null; then say missing "$tool"; over; return; fi
done
as= user=$(id -un)
if [ "$(id -u)" = 0 ]; then
  for user in ${USERS.join(' ')} ''; do if [ -n "$user" ] && id -u "$user" > /dev/null 2>&1; then break; fi; done
  if [ -n "$user" ] && command -v setpriv > /dev/null; then as="setpriv --reuid=$user --regid=$(id -g "$user") --init-groups --inh-caps=-all --";
  elif [ -n "$user" ] && command -v runuser > /dev/null; then as="runuser -u $user --";
  else say missing user; over; return; fi
fi
cd / || return
dir=
trap 'remove' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 141' PIPE
trap 'exit 143' TERM
dir=$($as mktemp -d /tmp/virt-doctor-XXXXXXXX) || { say missing folder; over; return; }
case $dir in /tmp/virt-doctor-????????) ;; *) return;; esac
if command -v setsid > /dev/null; then setsid sh -c "$JANITOR" sh "$$" "$dir" "$as" < /dev/null > /dev/null 2>&1 & fi
kind=kvm
if $as test -r /dev/kvm && $as test -w /dev/kvm; then :; else kind=emulated; fi
say user "$user"
say kind "$kind"
say libvirt "$(virsh --version 2> /dev/null)"
put() { base64 -d | $as sh -c 'umask 077; cat > "$1"' sh "$dir/$1"; }
if [ "$kind" = kvm ]; then
  printf '%s' '${encoded(define)}' | put define.xml
  printf '%s' '${encoded(start)}' | put start.xml
else
  printf '%s' '${encoded(emulated.define)}' | put define.xml
  printf '%s' '${encoded(emulated.start)}' | put start.xml
fi
$as sh -c 'umask 077; mkdir -p "$1/root/etc" "$1/run"; printf "security_driver = \\"none\\"\\n" > "$1/root/etc/qemu.conf"' sh "$dir"
ask define define "$dir/define.xml"
ask start domxml-to-native qemu-argv --xml "$dir/start.xml"
over
}
ask() {
  id=$1; shift
  printf '\\n%s begin %s\\n' "$mark" "$id"
  { said=$({ { $as timeout -k 1 ${seconds} env -i HOME="$dir/run" XDG_RUNTIME_DIR="$dir/run" XDG_CONFIG_HOME="$dir/run" XDG_CACHE_HOME="$dir/run" XDG_DATA_HOME="$dir/run" TMPDIR="$dir/run" PATH="$PATH" LC_ALL=C LIBVIRT_AUTOSTART=0 virsh -q -c "qemu:///embed?root=$dir/root" "$@" 3>&-; printf '\\nexit %d\\n' "$?" >&2; } | head -c ${MAX_BYTES} >&3; } 2>&1 | tail -c 8000); } 3>&1
  printf '\\n%s end %s\\n%s\\n%s done %s\\n' "$mark" "$id" "$said" "$mark" "$id"
}
${CLEANUP}
remove() { case $dir in /tmp/virt-doctor-????????) clean "$dir" "$as";; esac; }
JANITOR='${CLEANUP}
trap "" HUP INT TERM PIPE
n=0; while kill -0 "$1" 2> /dev/null && [ "$n" -lt ${3 * seconds + 30} ]; do sleep 1; n=$((n + 1)); done
clean "$2" "$3"'
main < /dev/null
`;
}

/** QEMU that libvirt has asked goes into the background; it must not outlive the folder that its sockets are in. */
const CLEANUP = `clean() {
  for file in "$1"/root/lib/qemu/qmp-*/qmp.pid; do
    if [ -f "$file" ]; then pid=$(head -c 20 "$file"); case $pid in ""|*[!0-9]*) ;; *) $2 kill -9 "$pid" 2> /dev/null;; esac; fi
  done
  $2 rm -rf -- "$1"
}`;

/**
 * Lets the libvirt of a host judge a text without its daemon, in a folder of its own that is gone afterwards. Never throws. What libvirt
 * says is an answer, refusals too; a failure is when it could not be asked.
 */
export async function dryRun(address: LiveAddress, input: DryRunInput, options: AskOptions & { readonly limitSeconds?: number } = {}): Promise<Answer<DryRun>> {
  const host = addressText(address);
  if (input.define.length > MAX_TEXT) return unable(`The text has more than ${MAX_TEXT} characters.`, 'A dry run takes one domain.');
  if (address.kind === 'local' && process.platform !== 'linux') return unable('libvirt’s QEMU driver runs on Linux only.', 'Name a host that ssh reaches.');
  const mark = randomBytes(16).toString('hex');
  const seconds = Math.max(1, Math.min(Math.ceil(options.limitSeconds ?? SECONDS), 300));
  const argv = address.kind === 'local' ? ['/bin/sh', '-s'] : sshArgv(address.destination, options);
  options.log?.(`$ ${argv.join(' ')}  # a dry run: virsh -c qemu:///embed?root=… in a temporary folder`);
  const ran = await run(argv, dryRunScript(input, mark, seconds), { seconds: 2 * seconds + 20, bytes: 3 * MAX_BYTES, ...(options.signal && { signal: options.signal }) });
  const { sections, complete } = readFrames(ran.stdout, mark);
  const missing = said(sections.get('missing'));
  if (missing !== undefined) return unable(...MISSING(missing, host));
  if (complete) return succeed(answerOf(sections));
  const detail = redact(`${ran.stdout.subarray(0, 1000).toString('utf8')}\n${ran.stderr.slice(0, 1000)}`.trim());
  return fail(callFailure(ran, host) ?? garbled(host, detail));
}

const unable = (message: string, remedy: string): { readonly ok: false; readonly failure: Failure } => fail({ code: 'other', message, remedy, detail: '' });
const said = (section: Section | undefined): string | undefined => section?.stdout.toString('utf8').trim();

const MISSING = (what: string, host: string): [message: string, remedy: string] => {
  if (what === 'virsh') return [`There is no virsh on ${host}.`, 'Install libvirt’s client programs and its QEMU driver there (Debian: libvirt-clients, libvirt-daemon-driver-qemu).'];
  if (what === 'user') return [`On ${host} there is no ordinary user in whose name the dry run could run.`, 'Log in as an ordinary user.'];
  if (what === 'folder') return [`No temporary folder can be made on ${host}.`, 'Look at the space and the permissions of /tmp.'];
  return [`There is no ${what} on ${host}.`, 'A dry run needs the core utilities.'];
};

const TIMED_OUT = [124, 137];

/** The folder is gone by now; where libvirt would have its own is what matters. */
const withoutFolder = (text: string): string => text.replace(/\/tmp\/virt-doctor-\w{8}(?=\/)/g, 'SCRATCH');

function answerOf(sections: ReadonlyMap<string, Section>): DryRun {
  const [define, start] = [sections.get('define'), sections.get('start')];
  const command = start?.status === 0 ? withoutFolder(redact(start.stdout.toString('utf8'))).trim() : '';
  const died = ([['define', define], ['start', start]] as const).find(([, section]) => section && section.status > 128 && !TIMED_OUT.includes(section.status));
  const words = (section: Section | undefined): string => (section && TIMED_OUT.includes(section.status) ? 'error: libvirt gave no answer within the time limit\n' : withoutFolder(redact(section?.stderr ?? '')));
  return {
    user: said(sections.get('user')) ?? '', isEmulated: said(sections.get('kind')) === 'emulated', ...(said(sections.get('libvirt')) && { libvirt: said(sections.get('libvirt'))! }),
    define: words(define), start: words(start), ...(command !== '' && { command }), ...(died && { died: died[0] }),
  };
}
