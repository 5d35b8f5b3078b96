import type { Fault } from './fault.ts';
import { fileDisk, guest, guestWith } from './guest.ts';

/** The daemon, its configuration, its helpers, and the emulator as a program. */
export const daemon: readonly Fault[] = [
  {
    id: 'libvirtd-stopped', title: 'The daemon does not run', spoils: true,
    start: 'stop_libvirtd; rm -f /run/libvirt/libvirt-sock*; virsh start guest',
    expect: { cause: ['daemon-sock-missing'], evidence: 'Failed to connect socket', wrong: ['daemon-sock-refused', 'daemon-virtlogd-sock'] },
  },
  {
    id: 'libvirtd-killed', title: 'The daemon was killed and left its socket', spoils: true,
    start: 'kill -9 $(cat /run/libvirtd.pid); until_true sh -c "! virsh version"; virsh start guest',
    expect: { cause: ['daemon-sock-refused'], evidence: 'Connection refused', wrong: ['daemon-sock-missing', 'stor-nbd-refused'] },
  },
  {
    id: 'virtlogd-stopped', title: 'The daemon that writes logs does not run', spoils: true,
    inject: 'kill $(cat /run/virtlogd.pid); until_true sh -c "! kill -0 $(cat /run/virtlogd.pid)"; rm -f /run/libvirt/virtlogd-sock',
    expect: { cause: ['daemon-virtlogd-sock'], evidence: 'virtlogd-sock', wrong: ['daemon-sock-missing', 'daemon-virtlockd-sock'] },
  },
  {
    id: 'virtlockd-stopped', title: 'Disks are to be locked by a daemon that does not run', spoils: true,
    inject: "echo 'lock_manager = \"lockd\"' >> /etc/libvirt/qemu.conf; printf 'auto_disk_leases = 1\\n' > /etc/libvirt/qemu-lockd.conf; restart_libvirtd; truncate -s 1M $images/disk.img",
    xml: guestWith(fileDisk('disk.img')),
    expect: { cause: ['daemon-virtlockd-sock'], evidence: 'virtlockd-sock', wrong: ['daemon-sock-missing', 'daemon-virtlogd-sock', 'up-lock-lockspace'] },
  },
  {
    id: 'qemu-conf-syntax', title: 'A line of qemu.conf that is no assignment', spoils: true,
    inject: "echo 'max_files 32768' >> /etc/libvirt/qemu.conf", start: 'restart_broken_libvirtd; virsh start guest',
    expect: { cause: ['daemon-conf-syntax'], evidence: '/etc/libvirt/qemu.conf', wrong: ['daemon-sock-missing', 'hwvirt-no-kvm-caps'] },
  },
  {
    id: 'libvirtd-conf-syntax', title: 'An open quote in libvirtd.conf', spoils: true,
    inject: "echo 'listen_addr = \"10.0.0.1' >> /etc/libvirt/libvirtd.conf", start: 'stop_libvirtd; libvirtd > /var/log/libvirt/libvirtd.log 2>&1 < /dev/null; virsh start guest',
    expect: { cause: ['daemon-conf-syntax'], evidence: '/etc/libvirt/libvirtd.conf', wrong: ['daemon-sock-missing'] },
  },
  {
    id: 'qemu-conf-type', title: 'A number in qemu.conf where a word is due', spoils: true,
    inject: "echo 'vnc_listen = 0' > /etc/libvirt/qemu.conf", start: 'restart_broken_libvirtd; virsh start guest',
    expect: { cause: ['daemon-conf-value', 'daemon-conf-syntax'], evidence: 'vnc_listen', wrong: ['daemon-sock-missing', 'gfx-listen-addr'] },
  },
  {
    id: 'qemu-conf-user', title: 'QEMU is to run as a user that does not exist', spoils: true,
    inject: "sed -i 's/^user = .*/user = \"qemu-web\"/' /etc/libvirt/qemu.conf", start: 'restart_broken_libvirtd; virsh start guest',
    expect: { cause: ['daemon-parse-user'], evidence: "qemu-web", wrong: ['daemon-sock-missing', 'sec-dac-label-user'] },
  },
  {
    id: 'security-driver', title: 'A security driver that the kernel does not run', spoils: true,
    inject: "sed -i 's/^security_driver = .*/security_driver = \"selinux\"/' /etc/libvirt/qemu.conf", start: 'restart_broken_libvirtd; virsh start guest',
    expect: { cause: ['sec-driver-not-enabled'], evidence: 'selinux', wrong: ['sec-driver-model-unavail', 'sec-apparmor-denied', 'daemon-sock-missing'] },
  },
  {
    id: 'security-model', title: 'A label of a security model that the host does not run',
    xml: guest({ bottom: "<seclabel type='dynamic' model='apparmor' relabel='yes'/>" }),
    expect: { cause: ['sec-driver-model-unavail'], element: ['/domain/seclabel/@model', '/domain/seclabel'], evidence: "apparmor", wrong: ['sec-driver-not-enabled', 'sec-apparmor-denied'] },
  },
  {
    id: 'label-user', title: 'A label with a user that does not exist',
    xml: guest({ bottom: "<seclabel type='static' model='dac' relabel='yes'><label>webmaster7:webmaster7</label></seclabel>" }),
    expect: { cause: ['sec-dac-label-user', 'daemon-parse-user'], element: ['/domain/seclabel/label', '/domain/seclabel'], evidence: 'webmaster7', wrong: ['sec-driver-model-unavail'] },
  },
  {
    id: 'hook-refuses', title: 'An administrator’s script forbids the start', spoils: true, quick: true,
    inject: "mkdir -p /etc/libvirt/hooks; printf '#!/bin/sh\\necho maintenance >&2\\n[ $2 != prepare ]\\n' > /etc/libvirt/hooks/qemu; chmod 755 /etc/libvirt/hooks/qemu; restart_libvirtd",
    expect: { cause: ['daemon-hook-failed'], evidence: 'Hook script execution failed', wrong: ['net-script-missing', 'net-script-failed'] },
  },
  {
    id: 'hook-interpreter', title: 'An administrator’s script has no interpreter', spoils: true,
    inject: "mkdir -p /etc/libvirt/hooks; printf '#!/usr/bin/python2.4\\n' > /etc/libvirt/hooks/qemu; chmod 755 /etc/libvirt/hooks/qemu; restart_libvirtd",
    expect: { cause: ['daemon-hook-failed'], evidence: ['/etc/libvirt/hooks/qemu', 'Hook script'], wrong: ['net-script-missing', 'daemon-qemu-binary-missing', 'daemon-emulator-exec-perm'] },
  },
  {
    id: 'emulator-missing', title: 'The emulator’s path is that of another distribution', quick: true,
    refused: guest({ emulator: '/usr/libexec/qemu-kvm-lab' }), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['daemon-qemu-binary-missing'], element: ['/domain/devices/emulator'], evidence: '/usr/libexec/qemu-kvm-lab', wrong: ['hwvirt-no-kvm-caps', 'host-path-missing'] },
  },
  {
    id: 'emulator-removed', title: 'The emulator was removed after the definition',
    inject: 'ln -s /usr/bin/qemu-system-x86_64 $images/qemu-own', xml: guest({ emulator: '/var/lib/libvirt/images/qemu-own' }),
    start: 'rm $images/qemu-own; virsh start guest',
    expect: { cause: ['daemon-qemu-binary-missing'], element: ['/domain/devices/emulator'], evidence: '/var/lib/libvirt/images/qemu-own', wrong: ['img-missing', 'host-path-missing'] },
  },
  {
    id: 'emulator-mode', title: 'The emulator may not be executed',
    inject: 'cp /usr/bin/qemu-system-x86_64 $images/qemu-own; chmod 644 $images/qemu-own',
    refused: guest({ emulator: '/var/lib/libvirt/images/qemu-own' }), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['daemon-emulator-exec-perm', 'daemon-qemu-binary-missing', 'daemon-probe-failed'], element: ['/domain/devices/emulator'], evidence: '/var/lib/libvirt/images/qemu-own', wrong: ['img-perm', 'img-missing'] },
  },
  {
    id: 'emulator-is-other', title: 'The emulator is another program',
    refused: guest({ emulator: '/usr/bin/false' }), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['daemon-probe-failed'], element: ['/domain/devices/emulator'], evidence: '/usr/bin/false', wrong: ['daemon-pidfile', 'daemon-qemu-binary-missing'] },
  },
  {
    id: 'emulator-library', title: 'A library of the emulator is missing',
    inject: "printf '#!/bin/sh\\necho \"$0: error while loading shared libraries: libaio.so.1: cannot open shared object file: No such file or directory\" >&2\\nexit 127\\n' > $images/qemu-own; chmod 755 $images/qemu-own",
    refused: guest({ emulator: '/var/lib/libvirt/images/qemu-own' }), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['qemu-shlib-missing'], element: ['/domain/devices/emulator'], evidence: 'libaio.so.1', wrong: ['daemon-qemu-binary-missing', 'img-missing', 'host-path-missing'] },
  },
  {
    id: 'log-folder-full', title: 'The file system for logs is full', spoils: true,
    inject: 'mkdir -p /run/lab/full; mount -t tmpfs -o size=4k,nr_inodes=1 tmpfs /run/lab/full; mount --bind /run/lab/full /var/log/libvirt/qemu',
    expect: { cause: ['daemon-log-nospace'], evidence: ['/var/log/libvirt/qemu', 'No space'], wrong: ['io-enospc', 'daemon-virtlogd-sock', 'stor-pool-enospc'] },
  },
  {
    id: 'state-folder-full', title: 'The file system for the daemon’s state is full', spoils: true,
    inject: 'mount -t tmpfs -o size=4k,nr_inodes=1 tmpfs /run/libvirt/qemu',
    expect: { cause: ['daemon-state-nospace', 'daemon-state-readonly'], evidence: ['No space left on device', '/run/libvirt/qemu'], wrong: ['io-enospc', 'stor-pool-enospc', 'daemon-log-nospace'] },
  },
  {
    id: 'state-folder-read-only', title: 'The folder for the daemon’s state is read-only', spoils: true,
    inject: 'mount --bind /var/lib/libvirt/qemu /var/lib/libvirt/qemu; mount -o remount,ro,bind /var/lib/libvirt/qemu',
    expect: { cause: ['daemon-state-readonly'], evidence: 'Read-only file system', wrong: ['img-readonly-fs', 'tpm-state-dir'] },
  },
  {
    id: 'files-limit', title: 'Too few open files for QEMU', spoils: true,
    inject: "sed -i '1i max_files = 8' /etc/libvirt/qemu.conf; restart_libvirtd",
    expect: { cause: ['daemon-emfile', 'qemu-emfile'], evidence: 'Too many open files', wrong: ['img-missing', 'qemu-shlib-missing', 'mem-guest-alloc'] },
  },
];
