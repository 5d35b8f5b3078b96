import { CONSOLE_OF, type Probe } from '../engine/index.ts';

/** Something asked of a host: what probes and evidence have in common. See `Probe` for what `argv` may hold. */
export interface Question extends Pick<Probe, 'id' | 'title' | 'why' | 'argv' | 'limits' | 'quick'> {
  /** Asked only when libvirt does not answer. */
  readonly insteadOfLibvirt?: true;
}

/** A question whose answer becomes a file of the bundle. */
export interface Evidence extends Question {
  readonly file: string;
  /** What is answered when there is nothing. */
  readonly nothing?: RegExp;
  /** Its end matters more than its beginning: `argv` gives the last bytes, and a line that is cut at the front is dropped. */
  readonly isLog?: true;
}

const KB = 1024;
const virsh = (...rest: string[]): readonly string[] => ['virsh', '-r', '-c', '{uri}', ...rest];
const tail = (bytes: number, path: string): readonly string[] => ['tail', '-c', `${bytes}`, '--', path];

/** Where QEMU's logs are; a user's own machines (qemu:///session) have theirs in the user's cache. */
const QEMU_LOGS = 'case $1 in */session) d=${XDG_CACHE_HOME:-$HOME/.cache}/libvirt/qemu/log;; *) d=/var/log/libvirt/qemu;; esac';

/** The last bytes of a log of QEMU. */
const QEMU_LOG = `${QEMU_LOGS}; exec tail -c "$3" -- "$d/$2"`;

/**
 * The same of the three newest that were put aside, the oldest first: by virtlogd as .0, by logrotate as .1, .2.gz, -20310405 or
 * -20310405.xz. Machines whose names look so end in .log. What is unpacked is bounded, whatever it says of itself.
 */
const ROTATED_LOGS = `${QEMU_LOGS}
ls -1tr -d -- "$d/$2".[0-9]* "$d/$2"-[0-9]* 2>/dev/null | while IFS= read -r f; do case \${f#"$d/$2"} in *[!0-9.gxz-]*) ;; *) printf '%s\\n' "$f";; esac; done | tail -n 3 |
while IFS= read -r f; do case $f in *.gz) gzip -dc -- "$f" | head -c 67108864 | tail -c "$3";; *.xz) xz -dc -- "$f" | head -c 67108864 | tail -c "$3";; *) tail -c "$3" -- "$f";; esac; done`;

const ofQemu = (script: string, bytes: number): readonly string[] => ['/bin/sh', '-c', script, 'sh', '{uri}', '{vm}.log', `${bytes}`];

/** Which units write for libvirt, monolithic and modular. */
const UNITS = ['libvirtd', 'libvirt-guests', 'virtqemud', 'virtlogd', 'virtnetworkd', 'virtstoraged', 'virtnodedevd', 'virtsecretd', 'virtinterfaced', 'virtproxyd', 'virtnwfilterd'];

/** Kernel messages that have to do with virtual machines; the rest stays on the host. */
const KERNEL_WORDS = [
  'kvm', 'vfio', 'DMAR', 'AMD-Vi', 'IOMMU', 'SVM', 'VMX', 'apparmor', 'avc: ', 'oom', 'Out of memory', 'Killed process', 'qemu', 'libvirt', 'vhost', 'virbr', 'vnet',
  'macvtap', 'tun:', 'hugepage', 'hugetlb', 'segfault', 'general protection', 'I/O error', 'EXT4-fs', 'XFS \\(', 'BTRFS', 'device-mapper', 'nvme', 'blk_update', 'lookup blockdev',
  'No space', 'Machine check', 'Hardware Error', 'EDAC', 'hung_task', 'blocked for more than', 'soft lockup', 'nfs: server', 'rbd:', 'libceph', 'nbd', 'sev', 'SGX', 'seccomp',
];

/** The small daemons' first, so that what is cut is not what matters most. */
const DAEMON_LOGS = `d=/var/log/libvirt
for n in virtnetworkd virtstoraged virtnodedevd virtsecretd; do if [ -f "$d/$n.log" ]; then tail -c 32768 -- "$d/$n.log"; fi; done
for n in libvirtd virtqemud; do if [ -e "$d/$n.log" ] || [ ! -x "$d/" ]; then tail -c 196608 -- "$d/$n.log"; fi; done`;

const KERNEL_LOG = `m=$(journalctl -k -q --no-pager -o short-iso -n 20000 2>/dev/null | grep -E -i -e "$1" | tail -n 600)
if [ -n "$m" ]; then printf '%s\\n' "$m"; else { dmesg --time-format iso 2>/dev/null || dmesg; } | grep -E -i -e "$1" | tail -n 600; fi`;

/** Where auditd runs, denials are not among the kernel's messages. */
const AUDIT_LOG = `tail -c 8388608 -- /var/log/audit/audit.log | grep -E -e 'avc: +denied|apparmor="DENIED"|type=SECCOMP' | grep -E -i -e 'qemu|virt|swtpm|dnsmasq' | tail -n 300`;

const FILESYSTEM_DAEMON_LOGS = `for f in /var/log/libvirt/qemu/"$1"-*-virtiofsd.log; do if [ -f "$f" ]; then tail -c 32768 -- "$f"; fi; done`;

/**
 * States of the kernel's own words, only those in which nothing goes on. Its arguments tell which process it is; one that is dead has none,
 * but libvirt noted its number. What waits for a disk is looked at again: the same thread, which has not run since.
 */
const QEMU_PROCESS = `n=$1
case $n in *,*) n=$(printf '%s' "$n" | sed 's/,/,,/g');; esac
d=$(printf 'guest=%s,' "$n" | grep -lFaf - /proc/[0-9]*/cmdline 2> /dev/null)
d=\${d%%/cmdline*} n=\${d#/proc/}
if [ -z "$d" ] && [ -r "/run/libvirt/qemu/$1.pid" ]; then read -r n < "/run/libvirt/qemu/$1.pid"; case $n in ''|*[!0-9]*) exit 0;; esac; fi
look() { awk -v pid="$n" '/^Name:/ { name = substr($0, 7) } /^State:/ { state = substr($0, 8) } /^Pid:/ { p = $2 } /^voluntary_/ { v = $2 }
/^nonvoluntary_/ { if (p == pid && state ~ /^[TtZX]/) { print "QEMU process " pid ": State: " state; exit } if (state ~ /^D/) print p, v + $2, name }' "/proc/$n/task"/[0-9]*/status 2> /dev/null; }
w=$(look)
case $w in '') ;; QEMU*) if [ -n "$d" ]; then printf '%s\\n' "$w"; else printf '%s\\n' "$w" | grep -e ' [ZX] '; fi;;
*) sleep 1; printf '%s\\n' "$w" "$(look)" | sort | uniq -d | head -n 8 | while read -r t r name; do
printf 'QEMU process %s: thread %s: State: D (disk sleep) for a second, in %s\\n' "$n" "$name" "$(head -c 100 -- "/proc/$n/task/$t/wchan" 2> /dev/null)"; done;; esac`;

/**
 * What the guest wrote to serial ports and consoles that libvirt keeps in files. The XML could name any file: only plain ones are read, and
 * none where a host keeps its own. The first line says whose words follow.
 */
const CONSOLE_LOGS = `virsh -r -c "$1" dumpxml --inactive -- "$2" | sed -n -e "/^    <\\(serial\\|console\\) /,/^    <\\/\\(serial\\|console\\)>/{
/^    <\\(serial\\|console\\) type='file'/,/^      <source /s/^      <source path='\\(\\/[^'&]*\\)'.*/\\1/p
s/^      <log file='\\(\\/[^'&]*\\)'.*/\\1/p
}" | sort -u | head -n 8 | while IFS= read -r f; do case $f in /etc/*|/root/*|/home/*|/proc/*|/sys/*|/dev/*|/boot/*|*/../*) continue;; esac
if [ -f "$f" ] && [ ! -L "$f" ]; then printf '${CONSOLE_OF}%s:\\n' "\${f#/}"; tail -c 32768 -- "$f"; echo; fi; done`;

/** What a pull brings besides facts. */
export const evidence: readonly Evidence[] = [
  {
    id: 'vm-xml', title: 'Persistent XML of the virtual machine', why: 'What the next start uses. Without --security-info: libvirt leaves passwords out.',
    argv: virsh('dumpxml', '--inactive', '{uuid}'), limits: { bytes: 1024 * KB, seconds: 15 }, file: 'domain.xml',
  },
  {
    id: 'vm-xml-live', title: 'XML of the running virtual machine', why: 'What runs now, with what was generated at its start.',
    argv: virsh('dumpxml', '{uuid}'), limits: { bytes: 1024 * KB, seconds: 15 }, file: 'live.xml',
  },
  {
    id: 'vm-xml-file', title: 'Stored XML of the virtual machine', why: 'What is left to read when libvirt’s daemon does not run; only root can. Passwords in it are hidden.', insteadOfLibvirt: true,
    argv: ['head', '-c', `${1024 * KB}`, '--', '/etc/libvirt/qemu/{vm}.xml'], limits: { bytes: 1024 * KB, seconds: 5 }, file: 'domain.xml',
  },
  {
    id: 'vm-state', title: 'State of the virtual machine', why: 'Running, paused or shut off, and why.',
    argv: virsh('domstate', '--reason', '{uuid}'), limits: { bytes: 4 * KB, seconds: 15 }, file: 'state.txt',
  },
  {
    id: 'vm-disk-errors', title: 'Disk errors that hold the virtual machine', why: 'Which disk, and whether its storage is full: the state alone says only that there was an error.',
    argv: virsh('domblkerror', '{uuid}'), limits: { bytes: 16 * KB, seconds: 15 }, file: 'disk-errors.txt',
  },
  {
    id: 'vm-info', title: 'What libvirt holds of the virtual machine', why: 'Whether it is persistent, starts with the host, has a saved state that the next start takes up instead of the XML, and what libvirt warns of.',
    argv: virsh('dominfo', '{uuid}'), limits: { bytes: 16 * KB, seconds: 15 }, file: 'dominfo.txt',
  },
  {
    id: 'vm-snapshots', title: 'Snapshots of the virtual machine', why: 'External ones change which image it runs from, and some operations are refused while there are any.',
    argv: virsh('snapshot-list', '{uuid}'), limits: { bytes: 64 * KB, seconds: 15 }, file: 'snapshots.txt', nothing: /^\s*Name\s+Creation Time\s+State\s+-+\s*$/,
  },
  {
    id: 'qemu-log', title: 'QEMU’s log of the virtual machine', why: 'QEMU’s own words about why it ended.',
    argv: ofQemu(QEMU_LOG, 256 * KB), limits: { bytes: 256 * KB, seconds: 10 }, file: 'qemu.log', isLog: true,
  },
  {
    id: 'qemu-log-rotated', title: 'QEMU’s log before it was rotated', why: 'The failure may stand in the parts that were put aside: by virtlogd (.0), or by logrotate (.1, .2.gz, -20310405.xz).',
    argv: ofQemu(ROTATED_LOGS, 64 * KB), limits: { bytes: 192 * KB, seconds: 10 }, file: 'qemu.log.0', isLog: true,
  },
  {
    id: 'qemu-process', title: 'Whether QEMU’s process stands still', why: 'A process that was stopped, is dead or waits for storage answers neither libvirt nor anybody else.',
    argv: ['/bin/sh', '-c', QEMU_PROCESS, 'sh', '{vm}'], limits: { bytes: 4 * KB, seconds: 5 }, file: 'process.txt',
  },
  {
    id: 'swtpm-log', title: 'Log of the virtual machine’s TPM', why: 'Why swtpm did not start.',
    argv: tail(64 * KB, '/var/log/swtpm/libvirt/qemu/{vm}-swtpm.log'), limits: { bytes: 64 * KB, seconds: 10 }, file: 'swtpm.log', isLog: true,
  },
  {
    id: 'virtiofsd-log', title: 'Logs of the virtual machine’s shared folders', why: 'Why virtiofsd did not start.',
    argv: ['/bin/sh', '-c', FILESYSTEM_DAEMON_LOGS, 'sh', '{vm}'], limits: { bytes: 128 * KB, seconds: 10 }, file: 'virtiofsd.log', isLog: true,
  },
  {
    id: 'vm-console', title: 'End of the guest’s console', why: 'A guest that does not boot, or panics, says so there; only where the XML has it kept in a file.',
    argv: ['/bin/sh', '-c', CONSOLE_LOGS, 'sh', '{uri}', '{uuid}'], limits: { bytes: 72 * KB, seconds: 5 }, file: 'console.log',
  },
  {
    id: 'daemon-log', title: 'Log files of libvirt’s daemon', why: 'What libvirt reported, where it logs to a file.',
    argv: ['/bin/sh', '-c', DAEMON_LOGS], limits: { bytes: 512 * KB, seconds: 10 }, file: 'libvirtd.log', isLog: true,
  },
  {
    id: 'journal', title: 'Journal of libvirt’s daemons', why: 'What libvirt reported, where it logs to the journal.',
    argv: ['journalctl', '-q', '--no-pager', '-o', 'short-iso', '--since=-7d', '-n', '3000', ...UNITS.flatMap((unit) => ['-u', unit])],
    limits: { bytes: 1024 * KB, seconds: 15 }, file: 'journal.log', isLog: true,
  },
  {
    id: 'kernel-log', title: 'Kernel messages about virtual machines', why: 'Denials by AppArmor and SELinux, out-of-memory kills, KVM, VFIO and I/O errors.',
    argv: ['/bin/sh', '-c', KERNEL_LOG, 'sh', KERNEL_WORDS.join('|')], limits: { bytes: 256 * KB, seconds: 15 }, file: 'dmesg.log', isLog: true,
  },
  {
    id: 'audit-log', title: 'Denials in the audit log', why: 'What SELinux, AppArmor or seccomp denied to QEMU and its helpers.',
    argv: ['/bin/sh', '-c', AUDIT_LOG], limits: { bytes: 256 * KB, seconds: 10 }, file: 'audit.log', isLog: true,
  },
];
