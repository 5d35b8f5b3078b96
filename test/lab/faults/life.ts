import type { Fault } from './fault.ts';
import { disk, fileDisk, guest, guestWith, IMAGES, writing } from './guest.ts';
import { PANICS } from './machine-code.ts';

/** A guest that boots this code. */
const boots = (code: string): string => `boot_image $images/boot.img ${code}; chmod 666 $images/boot.img`;
const bootDisk = fileDisk('boot.img');
const quietDisk = 'qemu-img create -q -f qcow2 $images/disk.qcow2 4M; chmod 666 $images/disk.qcow2';
const qcow2 = fileDisk('disk.qcow2', { format: 'qcow2' });

const plug = (xml: string, how = '--live'): string => `${writing('/run/lab/work/device.xml', xml)}; virsh start guest; virsh attach-device guest /run/lab/work/device.xml ${how}`;

const AGENT = "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>";

/** Machines that run, crash, are killed, changed while they run, saved, restored, and snapshots of them. */
export const life: readonly Fault[] = [
  {
    id: 'guest-panics', title: 'The guest’s system panics', quick: true,
    inject: boots(PANICS), xml: guestWith(`${bootDisk}<panic model='isa'/>`, { bottom: '<on_crash>destroy</on_crash>' }),
    start: 'virsh start guest', failed: "until_true state_is 'shut off (crashed)'",
    expect: { cause: ['guest-panic'], element: ['/domain/on_crash', '/domain/devices/panic'], evidence: ['panicked', 'crashed'], wrong: ['qemu-crashed', 'qemu-segfault', 'qemu-sigterm-external'] },
  },
  {
    id: 'qemu-killed', title: 'Somebody kills QEMU hard', quick: true,
    start: 'virsh start guest; kill -9 $(qemu_pid)', failed: "until_true state_is 'shut off (crashed)'",
    expect: { cause: ['qemu-crashed'], evidence: ['reason=crashed', 'crashed'], wrong: ['guest-panic', 'qemu-segfault', 'up-host-oom-kill-qemu', 'up-memcg-kill-qemu', 'guest-reboot-destroyed'] },
  },
  {
    id: 'qemu-terminated', title: 'Somebody ends QEMU with kill',
    start: 'virsh start guest; bash -c "kill $(qemu_pid); sleep 1"', failed: "until_true state_is 'shut off (shutdown)' || state_is 'shut off (destroyed)' || state_is 'shut off (crashed)'",
    expect: { cause: ['qemu-sigterm-external'], evidence: 'terminating on signal 15', wrong: ['qemu-crashed', 'guest-panic', 'qemu-segfault'] },
  },
  {
    id: 'qemu-stopped', title: 'Somebody stops QEMU with kill -STOP', quick: true,
    start: 'virsh start guest > /dev/null; later kill -CONT $(qemu_pid); kill -STOP $(qemu_pid)', failed: "state_is 'running (booted)' && grep -q '^State:.T' /proc/$(qemu_pid)/status",
    expect: { cause: ['qemu-process-stopped'], evidence: 'State: T (stopped)', wrong: ['daemon-state-lock', 'qemu-crashed', 'host-hung-task'] },
  },
  {
    id: 'qemu-frozen', title: 'QEMU hangs in a control group that is frozen', needs: ['freezer-cgroup'],
    inject: 'mkdir -p /run/lab/fr; mount -t cgroup -o freezer freezer /run/lab/fr; later umount /run/lab/fr; mkdir /run/lab/fr/lab-$$; echo /run/lab/fr/lab-$$ > /run/lab/work/group; later "sleep 0.2; rmdir /run/lab/fr/lab-$$"',
    start: "virsh start guest > /dev/null; g=$(cat /run/lab/work/group); echo $(qemu_pid) > $g/cgroup.procs; echo FROZEN > $g/freezer.state", failed: "until_true grep -q '^State:.D' /proc/$(qemu_pid)/status",
    expect: { cause: ['qemu-process-waits'], evidence: 'State: D (disk sleep)', wrong: ['daemon-state-lock', 'qemu-crashed', 'qemu-process-stopped'] },
  },
  {
    id: 'qemu-aborted', title: 'QEMU aborts while it runs',
    start: 'virsh start guest; kill -ABRT $(qemu_pid)', failed: "until_true state_is 'shut off (crashed)'",
    expect: { cause: ['qemu-crashed'], evidence: 'crashed', wrong: ['guest-panic', 'up-memcg-kill-qemu', 'qemu-sigterm-external'] },
  },
  {
    id: 'qemu-out-of-memory-group', title: 'QEMU grows beyond the limit of its control group', needs: ['memory-cgroup'],
    inject: 'mkdir -p /run/lab/cg; mount -t cgroup -o memory memory /run/lab/cg; later umount /run/lab/cg; mkdir /run/lab/cg/lab-$$; echo /run/lab/cg/lab-$$ > /run/lab/work/group; later "sleep 0.2; rmdir /run/lab/cg/lab-$$"; echo 200M > /run/lab/cg/lab-$$/memory.limit_in_bytes',
    start: "virsh start guest; echo $(qemu_pid) > $(cat /run/lab/work/group)/cgroup.procs; virsh qemu-monitor-command guest --hmp 'object_add memory-backend-ram,id=grow,size=512M,prealloc=on'", failed: "until_true state_is 'shut off (crashed)'",
    expect: { cause: ['up-memcg-kill-qemu', 'mem-cgroup-oom'], evidence: 'Memory cgroup out of memory', wrong: ['up-host-oom-kill-qemu', 'guest-oom-kill', 'qemu-crashed', 'guest-panic'] },
  },
  {
    id: 'shutdown-ignored', title: 'A guest that does not listen is asked to shut down', start: 'virsh start guest > /dev/null; sleep 0.5; virsh shutdown guest; sleep 2', failed: "state_is 'running (booted)'", told: true, quick: true,
    expect: { cause: ['guest-acpi-ignored'], evidence: 'is being shutdown', wrong: ['agent-not-connected', 'qemu-crashed'] },
  },
  {
    id: 'started-twice', title: 'A machine that runs is started again', start: 'virsh start guest; virsh start guest', told: true,
    expect: { cause: ['virsh-already-running'], evidence: 'Domain is already active', wrong: ['cfg-domain-exists'] },
  },
  {
    id: 'agent-absent', title: 'A command for an agent that has no channel', start: 'virsh start guest; virsh domfsinfo guest',
    expect: { cause: ['up-agent-not-configured', 'agent-channel-missing'], element: ['/domain/devices', '/domain/devices/channel'], evidence: 'QEMU guest agent is not configured', wrong: ['agent-not-connected'] },
  },
  {
    id: 'agent-silent', title: 'A command for an agent that does not run in the guest', xml: guestWith(AGENT), start: 'virsh start guest; virsh qemu-agent-command guest \'{"execute":"guest-ping"}\'',
    expect: { cause: ['agent-not-connected'], element: ['/domain/devices/channel'], evidence: 'QEMU guest agent is not connected', wrong: ['up-agent-not-configured'] },
  },
  {
    id: 'console-absent', title: 'A console is opened of a machine that has none', start: "virsh start guest > /dev/null; script -qec 'virsh console guest' /dev/null < /dev/null >&2; exit 1", told: true,
    expect: { cause: ['cfg-console-missing'], element: ['/domain/devices', '/domain/devices/console', '/domain/devices/serial'], evidence: ['cannot find character device', 'cannot run interactive console'], wrong: ['daemon-polkit-noagent'] },
  },
  {
    id: 'plug-missing-image', title: 'A disk is plugged in whose image is missing', start: plug(disk('file', `<source file='${IMAGES}/new.img'/>`, { target: 'vdb' })),
    expect: { cause: ['img-missing'], evidence: `${IMAGES}/new.img`, wrong: ['img-perm', 'cfg-target-dup'] },
  },
  {
    id: 'plug-same-target', title: 'A second vda is plugged in', inject: `${quietDisk}; truncate -s 1M $images/new.img`, xml: guestWith(qcow2), start: plug(disk('file', `<source file='${IMAGES}/new.img'/>`)),
    expect: { cause: ['cfg-target-dup'], element: ['/domain/devices/disk/target/@dev', '/domain/devices/disk/target', '/domain/devices/disk'], evidence: ["target 'vda' duplicated", 'target vda already exists'], wrong: ['cfg-drive-addr-dup'] },
  },
  {
    id: 'plug-into-ide', title: 'A disk is plugged into IDE', inject: 'truncate -s 1M $images/new.img', start: plug(disk('file', `<source file='${IMAGES}/new.img'/>`, { target: 'hdb', bus: 'ide' })),
    expect: { cause: ['cfg-bus-no-hotplug'], evidence: ['cannot be hotplugged', 'does not support hotplugging'], wrong: ['cfg-ide-unsupported', 'cfg-ide-too-many'] },
  },
  {
    id: 'plug-without-slots', title: 'No free port to plug a device into', xml: guest({ machine: 'q35' }), start: plug("<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>", '--live').replace('; virsh attach-device', '; for i in 1 2 3 4 5 6 7 8; do virsh attach-device').concat(' || exit 1; done'),
    expect: { cause: ['cfg-no-pci-slots'], evidence: ['PCI slots available', 'available PCI slots'], wrong: ['cfg-pci-dup'] },
  },
  {
    id: 'resize-unknown', title: 'A disk is grown that the machine does not have', start: 'virsh start guest; virsh blockresize guest vdq 8M',
    expect: { cause: ['virsh-disk-not-found'], evidence: 'vdq', wrong: ['stor-block-resize', 'img-missing'] },
  },
  {
    id: 'vcpus-over-max', title: 'More processors than the machine may have', start: 'virsh start guest; virsh setvcpus guest 8 --live',
    expect: { cause: ['cfg-setvcpus-over-max'], evidence: 'requested vcpus is greater than max allowable', wrong: ['cfg-max-cpus', 'up-max-cpus-machine'] },
  },
  {
    id: 'save-full', title: 'No room to save the memory of a machine',
    inject: 'mkdir /run/lab/work/small; mount -t tmpfs -o size=64k tmpfs /run/lab/work/small; later umount -l /run/lab/work/small', start: 'virsh start guest; virsh save guest /run/lab/work/small/memory',
    expect: { cause: ['snap-save-nospace'], evidence: 'No space left on device', wrong: ['stor-pool-enospc', 'daemon-log-nospace', 'mem-guest-alloc'] },
  },
  {
    id: 'save-folder', title: 'The folder to save into does not exist', start: 'virsh start guest; virsh save guest /srv/saves/memory',
    expect: { cause: ['img-create-path', 'host-path-missing'], evidence: '/srv/saves/memory', wrong: ['img-missing', 'cfg-kernel-missing'] },
  },
  {
    id: 'restore-other-file', title: 'A file is restored that was never saved', inject: 'seq 1 9000 > /run/lab/work/memory', start: 'virsh restore /run/lab/work/memory',
    expect: { cause: ['snap-save-image-bad'], evidence: 'image magic is incorrect', wrong: ['up-not-format', 'img-qcow2-header-bad'] },
  },
  {
    id: 'restore-cut-short', title: 'The saved memory was cut short',
    start: 'virsh start guest && virsh save guest /run/lab/work/memory && truncate -s $(($(stat -c %s /run/lab/work/memory) / 2)) /run/lab/work/memory && virsh restore /run/lab/work/memory',
    failed: '[ "$(virsh domstate guest)" != running ]',
    expect: { cause: ['migr-load-state', 'snap-save-image-bad', 'snap-save-image-cut'], evidence: ['load of migration failed', 'Missing section footer', 'section'], wrong: ['up-not-format', 'qemu-crashed', 'migr-refused'] },
  },
  {
    id: 'restore-without-disk', title: 'The disk of a saved machine is gone',
    inject: quietDisk, xml: guestWith(qcow2), start: 'virsh start guest && virsh managedsave guest && rm $images/disk.qcow2 && virsh start guest',
    expect: { cause: ['img-missing', 'host-path-missing'], element: ['/domain/devices/disk/source/@file'], evidence: `${IMAGES}/disk.qcow2`, wrong: ['snap-save-image-bad', 'img-backing-missing'] },
  },
  {
    id: 'snapshot-raw', title: 'An internal snapshot of a raw disk', inject: 'truncate -s 1M $images/disk.img', xml: guestWith(fileDisk('disk.img')), start: 'virsh start guest; virsh snapshot-create-as guest before',
    expect: { cause: ['snap-internal-raw'], element: ['/domain/devices/disk/driver/@type', '/domain/devices/disk', '/domain/devices/disk/driver', '/domain/devices/disk/target/@dev'], evidence: 'snapshot', wrong: ['snap-pflash-raw', 'snap-internal-uefi'] },
  },
  {
    id: 'snapshot-folder', title: 'A snapshot into a folder that does not exist', inject: quietDisk, xml: guestWith(qcow2), start: 'virsh start guest; virsh snapshot-create-as guest before --disk-only --diskspec vda,file=/srv/snapshots/vda.snap',
    expect: { cause: ['img-create-path', 'host-path-missing'], evidence: '/srv/snapshots/vda.snap', wrong: ['img-backing-missing', 'snap-same-file'] },
  },
  {
    id: 'snapshot-same-file', title: 'A snapshot into the image itself', inject: quietDisk, xml: guestWith(qcow2), start: `virsh start guest; virsh snapshot-create-as guest before --disk-only --diskspec vda,file=${IMAGES}/disk.qcow2`,
    expect: { cause: ['snap-file-exists', 'snap-same-file'], evidence: 'disk.qcow2', wrong: ['img-write-lock'] },
  },
  {
    id: 'commit-without-base', title: 'A disk without lower layers is committed', inject: quietDisk, xml: guestWith(qcow2), start: 'virsh start guest; virsh blockcommit guest vda --active --pivot',
    expect: { cause: ['snap-no-base-image'], evidence: ['no backing', 'base', 'backing'], wrong: ['img-backing-missing', 'snap-blockcommit-perm'] },
  },
  {
    id: 'undefine-snapshots', title: 'A machine with snapshots is undefined', inject: quietDisk, xml: guestWith(qcow2), start: 'virsh snapshot-create-as guest before && virsh undefine guest', told: true,
    expect: { cause: ['virsh-undefine-snapshots'], evidence: 'snapshot', wrong: ['virsh-undefine-managedsave', 'virsh-undefine-nvram'] },
  },
  {
    id: 'undefine-saved', title: 'A machine with a saved state is undefined', start: 'virsh start guest && virsh managedsave guest && virsh undefine guest', told: true,
    expect: { cause: ['virsh-undefine-managedsave'], evidence: 'managed save', wrong: ['virsh-undefine-snapshots', 'virsh-undefine-nvram'] },
  },
  {
    id: 'name-taken', title: 'A copy of a machine with the same name', refused: guest().replace(/<uuid>[^<]*<\/uuid>/, '<uuid>0d5dd7d5-6dc0-4c8e-8f7a-0f6dbb0cc2a1</uuid>'),
    expect: { cause: ['cfg-domain-exists'], element: ['/domain/name', '/domain/uuid'], evidence: "already exists with uuid", wrong: ['stor-pool-exists', 'virsh-already-running'] },
  },
  {
    id: 'uuid-taken', title: 'A copy of a machine with the same UUID', refused: guest().replace('<name>guest</name>', '<name>guest-copy</name>'),
    expect: { cause: ['cfg-domain-exists'], element: ['/domain/uuid', '/domain/name'], evidence: 'is already defined with uuid', wrong: ['cfg-uuid-invalid', 'virsh-already-running'] },
  },
  {
    id: 'migrate-nowhere', title: 'A migration to a host that nobody knows', start: 'virsh start guest; virsh migrate guest qemu+tcp://host.invalid/system --p2p --live',
    expect: { cause: ['migr-resolve'], evidence: 'host.invalid', wrong: ['migr-refused', 'daemon-sock-missing'] },
  },
  {
    id: 'migrate-refused', title: 'A migration to a daemon that does not listen', start: 'virsh start guest; virsh migrate guest qemu+tcp://127.0.0.1:16509/system --p2p --live',
    expect: { cause: ['migr-refused', 'daemon-connect-refused'], evidence: ['127.0.0.1:16509', 'Connection refused'], wrong: ['stor-nbd-refused', 'daemon-sock-refused', 'chr-connect-refused'] },
  },
  {
    id: 'xml-number', title: 'A word where a number is due', refused: guest().replace('<vcpu>1</vcpu>', '<vcpu>two</vcpu>'),
    expect: { cause: ['xml-number-invalid'], element: ['/domain/vcpu'], evidence: 'maximum vcpus count must be an integer', wrong: ['cfg-max-cpus'] },
  },
  {
    id: 'xml-word', title: 'An action that libvirt does not know', refused: guest({ bottom: '<on_poweroff>vanish</on_poweroff>' }),
    expect: { cause: ['xml-enum-invalid', 'cfg-xml-invalid-attr'], element: ['/domain/on_poweroff'], evidence: 'vanish', wrong: ['guest-panic'] },
  },
  {
    id: 'xml-no-memory', title: 'No memory is given', refused: guest().replace(/<memory [\s\S]*?<\/memory>/, ''),
    expect: { cause: ['xml-missing-element'], element: ['/domain', '/domain/memory'], evidence: 'Memory size must be specified', wrong: ['mem-guest-alloc'] },
  },
  {
    id: 'xml-unknown-element', title: 'A misspelt element, where the XML is validated', refused: guestWith('<grafics/>'), start: 'virsh define --validate /run/lab/work/guest.xml',
    expect: { cause: ['cfg-xml-schema'], element: ['/domain/devices/grafics'], evidence: 'XML document failed to validate', wrong: ['xml-syntax', 'cfg-xml-root'] },
  },
];
