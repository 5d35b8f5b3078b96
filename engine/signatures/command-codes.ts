import type { CodeNote } from '../core/code-note.ts';

/** A command that is passed around as advice about virtual machines and harms, or does nothing. */
export interface CommandCode extends CodeNote {
  /** Looked for in each line; every repetition in it is bounded. */
  readonly pattern: RegExp;
  /** Where it is said. */
  readonly reference: string;
  /** A line that has it, with `«…»` around what is reported, and a line that looks alike and is fine. */
  readonly example: string;
  readonly fine: string;
}

const info = (code: Omit<CommandCode, 'severity'>): CommandCode => ({ severity: 'info', ...code });

/** By the ids of their findings. */
export const commandCodes: Readonly<Record<string, CommandCode>> = {
  'command-empties-sysctl-conf': info({
    title: 'This command empties /etc/sysctl.conf',
    why: 'A single > replaces the file: every setting that was in it is lost at the next boot.',
    remedy: 'Write a file of your own below /etc/sysctl.d, and load it with sysctl --system.',
    pattern: /\becho\b[^\n|;&>]{0,120}> {0,4}\/etc\/sysctl\.conf\b/,
    reference: 'sysctl.conf(5)',
    example: '«echo "vm.swappiness=10" > /etc/sysctl.conf»', fine: 'echo "vm.swappiness=10" >> /etc/sysctl.conf',
  }),
  'command-boot-parameter-in-sysctl': info({
    title: 'A parameter of the kernel command line is no sysctl',
    why: 'sysctl ignores it, without a failure. On the command line noapic takes the IO-APIC away and breaks interrupts, numa=off hides NUMA, nosmep and nosmap switch protection off: none of them enables virtualization.',
    remedy: 'Leave it out. What really is needed at boot goes into GRUB_CMDLINE_LINUX.',
    pattern: /\becho {1,4}["']?(?:noapic|nolapic|numa=\w{1,8}|nosm[ae]p|intel_iommu=\w{1,8}|amd_iommu=\w{1,8})["']? {0,4}>{1,2} {0,4}\/etc\/sysctl(?:\.conf\b|\.d\/)/,
    reference: 'kernel-parameters (docs.kernel.org/admin-guide), sysctl.conf(5)',
    example: '«echo "noapic" >> /etc/sysctl.conf»', fine: 'echo "net.ipv4.ip_forward=1" >> /etc/sysctl.conf',
  }),
  'command-disables-smap': info({
    title: 'SMEP and SMAP protect the host, and are no sysctls',
    why: 'They keep the kernel from running and reading user memory: switching them off opens the host to privilege escalation. A sysctl of this name does not exist.',
    remedy: 'Leave them on.',
    pattern: /\bkernel\.sm[ae]p {0,4}= {0,4}0\b/,
    reference: 'kernel-parameters (docs.kernel.org/admin-guide): nosmap, nosmep',
    example: 'echo "«kernel.smap=0»" >> /etc/sysctl.conf', fine: 'kernel.sysrq = 0',
  }),
  'command-boots-without-smap': info({
    title: 'The kernel starts without SMEP or SMAP, which protect the host',
    why: 'They keep the kernel from running and reading user memory: without them a mistake in it is privilege escalation. No VM starts because of it.',
    remedy: 'Leave nosmep and nosmap out.',
    pattern: /\b(?:GRUB_CMDLINE_LINUX\w{0,16}=|grubby\b[^\n]{0,60} --args=|kernelstub\b[^\n]{0,20} -a )[^\n]{0,200}?\bnosm[ae]p\b/,
    reference: 'kernel-parameters (docs.kernel.org/admin-guide): nosmap, nosmep',
    example: '«GRUB_CMDLINE_LINUX_DEFAULT="quiet nosmap»"', fine: 'GRUB_CMDLINE_LINUX="intel_iommu=on iommu=pt"',
  }),
  'command-fsck-on-zvol': info({
    title: 'fsck on a ZFS volume changes the disk of a guest',
    why: "ZFS needs no fsck. On a volume it would 'repair' the guest's file system, which the guest may have mounted, without asking.",
    remedy: 'Check the pool with zpool scrub POOL; check the file system in the guest, or on a clone of the volume while the guest is off.',
    pattern: /\b(?:e2fsck|fsck(?:\.\w{1,8})?)\b[^\n|;&]{0,80} \/dev\/(?:zvol|zpool)\/[^\s|;&]{1,200}/,
    reference: 'zpool-scrub(8)',
    example: 'sudo «fsck -y /dev/zvol/tank/vm-1»', fine: 'fsck -y /dev/sdb1',
  }),
  'command-rolls-back-to-itself': info({
    title: 'A snapshot that was just made holds the present state',
    why: 'Rolling back to it repairs nothing, and with -r it destroys newer snapshots.',
    remedy: 'Roll back to a snapshot from before the damage, with the VM off and the present state cloned.',
    pattern: /\bzfs snapshot (?:-r )?(?<at>[^\s@;&|]{1,200}@[^\s;&|]{1,200}) {0,4}(?:;|&&) {0,4}(?:sudo )?zfs rollback (?:-\w )?\k<at>/,
    reference: 'zfs-rollback(8)',
    example: '«zfs snapshot tank/vm@now; zfs rollback tank/vm@now»', fine: 'zfs snapshot tank/vm@now; zfs rollback tank/vm@monday',
  }),
  'command-dracut-overwrites': info({
    title: "dracut's first argument is the file it writes",
    why: 'A version here makes a file of that name in the current folder. dracut builds no drivers and does not downgrade any.',
    remedy: 'Write dracut -f /boot/initramfs-VERSION.img VERSION for an installed kernel; for an older driver, boot the kernel that has it.',
    pattern: /\bdracut(?: {1,4}-(?:v|f|fv|vf|-force|-verbose)){0,4} {1,4}\d{1,3}\.\d{1,3}\.\d{1,3}[\w.-]{0,60}(?=\s|$)|\bdracut\b[^\n|;&]{0,120} --make-kmodule\b/,
    reference: 'dracut(8)',
    example: '«dracut -v 4.18.0-1.el8»', fine: 'dracut --force --kver 4.18.0-1.el8',
  }),
  'command-empty-blacklist': info({
    title: 'A blacklist without a module',
    why: 'The line means nothing, and > replaces what the file had. A blacklist of real SCSI modules can keep the host from booting.',
    remedy: 'Write blacklist MODULE into a file of your own, for the one module that is in the way.',
    pattern: /\becho {1,4}["']?blacklist["']? {0,4}>{1,2} {0,4}\/etc\/modprobe\.d\/[\w.-]{1,80}/,
    reference: 'modprobe.d(5)',
    example: '«echo "blacklist" > /etc/modprobe.d/scsi.conf»', fine: 'echo "blacklist nouveau" > /etc/modprobe.d/nouveau.conf',
  }),
  'command-kvm-switch-missing': info({
    title: 'The kvm module has no parameter that switches it on',
    why: 'The form is options MODULE PARAMETER=VALUE; the modules are loaded, not switched on.',
    remedy: 'Load kvm_intel or kvm_amd with modprobe. For nested guests: options kvm_intel nested=1.',
    pattern: /\boptions kvm=\w{1,8}\b/,
    reference: 'modprobe.d(5)',
    example: 'echo "«options kvm=on»" >> /etc/modprobe.d/kvm.conf', fine: 'options kvm_intel nested=1',
  }),
  'command-dmidecode-keyword': info({
    title: 'dmidecode does not know this word, and does not tell virtualization',
    why: 'SMBIOS does not say whether a CPU can virtualize or whether the firmware lets it.',
    remedy: 'Run virt-host-validate qemu, or lscpu and look for Virtualization.',
    pattern: /\bdmidecode {1,4}(?:-s|--string) {1,4}(?:processor-type|system-physical-pointer)\b/,
    reference: 'dmidecode(8)',
    example: '«dmidecode -s processor-type» | grep VT-x', fine: 'dmidecode -s processor-family',
  }),
  'command-cgroup-kvm-pool': info({
    title: 'There is no memory pool of KVM',
    why: 'kvmalloc is a function inside the kernel; no control group has a file for it.',
    remedy: 'Use <memtune> and <memoryBacking><hugepages/> of the domain, or memory.max of machine.slice.',
    pattern: /\bkvmalloc\b[^\n|;&]{0,40}> {0,4}\/sys\/fs\/cgroup\/[^\s|;&]{1,120}|\/sys\/fs\/cgroup\/[^\s|;&]{0,120}kvmalloc\b/,
    reference: 'cgroup-v2 (docs.kernel.org/admin-guide)',
    example: 'echo "«kvmalloc" > /sys/fs/cgroup/memory/memory.limit»', fine: 'echo 4G > /sys/fs/cgroup/machine.slice/memory.max',
  }),
  'command-qemu-option-unknown': info({
    title: 'QEMU has no such option',
    why: 'It ends at once with "invalid option". The PIT is <clock><timer name=\'pit\'/>; node-name belongs to -blockdev.',
    remedy: 'Leave it out.',
    pattern: /(?<=\s)-enable-kvm-pit\b|-node-name (?=\S)(?<=\b(?:qemu|kvm)[^\n]{0,400}\s-node-name )/,
    reference: 'qemu(1)',
    example: 'qemu-system-x86_64 -m 512 «-enable-kvm-pit»', fine: 'qemu-system-x86_64 -blockdev driver=file,node-name=d',
  }),
  'command-blockdev-blanks': info({
    title: 'Blanks end the argument of -blockdev',
    why: 'The shell takes what follows a blank for another argument: QEMU then says that a parameter is missing.',
    remedy: 'Write -blockdev driver=qcow2,node-name=NAME,file.driver=file,file.filename=PATH.',
    pattern: /(?<=\s)-blockdev driver=[\w-]{1,20} node-name=[\w-]{1,40}/,
    reference: 'qemu(1)',
    example: 'qemu-kvm «-blockdev driver=qcow2 node-name=d» file=/x.qcow2', fine: 'qemu-kvm -blockdev driver=qcow2,node-name=d,file=f',
  }),
  'command-drive-of-zeros': info({
    title: '/dev/zero holds no qcow2 image',
    why: 'QEMU ends with "Image is not in qcow2 format"; nothing is measured by it.',
    remedy: 'Make an image with qemu-img create, and measure with fio in the guest.',
    pattern: /-drive file=\/dev\/(?:zero|null),(?:[\w.=-]{1,40},){0,4}format=qcow2\b/,
    reference: 'qemu(1), qemu-img(1)',
    example: 'qemu-system-x86_64 «-drive file=/dev/zero,format=qcow2»', fine: 'qemu-system-x86_64 -drive file=/srv/a.qcow2,format=qcow2',
  }),
  'command-numactl-in-a-file': info({
    title: 'No program reads numactl from a file of this name',
    why: 'libvirt takes a VM\'s NUMA placement from its XML; numactl -i wants nodes, and none is no node.',
    remedy: 'Use <numatune> and <vcpu cpuset> of the domain.',
    pattern: /\becho {1,4}["']?numactl\b[^\n|;&>]{0,60}>{1,2} {0,4}\/etc\/[^\s|;&]{1,120}/,
    reference: 'numactl(8), libvirt.org/formatdomain.html',
    example: '«echo "numactl -i none" >> /etc/kvm/qemu-system-x86_64»', fine: 'echo "numactl is needed" >> notes.txt',
  }),
  'command-kernel-config-case': info({
    title: 'The names in a kernel configuration are upper case',
    why: 'grep finds no line, whether KVM is there or not.',
    remedy: 'Write grep -E "CONFIG_KVM|CONFIG_INTEL_IOMMU|CONFIG_AMD_IOMMU".',
    pattern: /\/boot\/config-[^\n|;&]{0,60}\| {0,4}grep {1,4}(?:-E {1,4})?["']?(?:kvm|vt-d)\b/,
    reference: 'grep(1)',
    example: "cat «/boot/config-$(uname -r) | grep -E 'kvm»|vt-d'", fine: "cat /boot/config-$(uname -r) | grep -iE 'kvm'",
  }),
  'command-perf-event-unknown': info({
    title: 'perf knows no such event',
    why: 'It is called cache-misses, and does not tell where memory of a VM lies.',
    remedy: 'See placement with numastat -c qemu-system-x86_64, and remote reads with perf stat -e node-load-misses.',
    pattern: /\bperf {1,4}(?:record|stat) {1,4}(?:-[a-z]{1,2} {1,4}){0,3}cache-miss(?![\w-])/,
    reference: 'perf-list(1), numastat(8)',
    example: '«perf record -e cache-miss» -p 1', fine: 'perf record -e cache-misses -p 1',
  }),
  'command-kvm-seccomp-file': info({
    title: 'There is no file /etc/kvm-seccomp.conf',
    why: 'Nothing reads it. libvirt starts QEMU with its own sandbox.',
    remedy: 'See seccomp_sandbox in /etc/libvirt/qemu.conf; what was killed shows as type=1326 in the audit log.',
    pattern: /\/etc\/kvm-seccomp\.conf\b/,
    reference: 'qemu.conf, qemu(1): -sandbox',
    example: 'vi «/etc/kvm-seccomp.conf»', fine: 'vi /etc/libvirt/qemu.conf',
  }),
  'command-zpool-unknown': info({
    title: 'zpool has no such property or command',
    why: 'Redundancy is how the devices of a pool are put together, no property; a pool keeps no log of errors under this name.',
    remedy: 'Attach a device to mirror: zpool attach POOL OLD NEW. See errors with zpool status -v and zpool events -v.',
    pattern: /\bzpool {1,4}(?:set {1,4}redundancy=\S{1,40}|logs\b)/,
    reference: 'zpoolprops(7), zpool-attach(8)',
    example: '«zpool set redundancy=mirror» tank', fine: 'zpool set autotrim=on tank',
  }),
  'command-blockdev-scan': info({
    title: 'blockdev does not scan for volumes',
    why: 'It has no option --scan.',
    remedy: 'Run pvscan, vgscan or lsblk.',
    pattern: /\bblockdev {1,4}--scan\b/,
    reference: 'blockdev(8)',
    example: '«blockdev --scan»', fine: 'blockdev --rereadpt /dev/sdb',
  }),
  'command-pgrep-never-matches': info({
    title: 'pgrep never finds this name',
    why: 'The kernel keeps 15 characters of a name, and this pattern has more; only -f looks at the whole command line.',
    remedy: 'Write pgrep -f qemu-system-x86_64, or pidof.',
    pattern: /\bpgrep {1,4}(?:-[a-eg-zA-Z]{1,4} {1,4}){0,2}["']?qemu-system-(?:x86_64|aarch64|ppc64le?|riscv64|s390x)\b/,
    reference: 'pgrep(1)',
    example: 'pmap -x $(«pgrep qemu-system-x86_64»)', fine: 'pgrep -f qemu-system-x86_64',
  }),
};
