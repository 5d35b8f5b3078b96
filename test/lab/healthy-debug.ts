/** Ordinary work on a lab's machines, for a libvirtd that writes down all that it does. */
import type { Lab } from './lab.ts';
import { domainXml, haltingImage } from './domain.ts';

const DEBUG_LOG = '/var/log/libvirt/debug.log';

/** Starts libvirtd anew with log level 1, so that its log begins with its start. */
export async function writeDebugLog(lab: Lab): Promise<void> {
  await lab.must(['bash', '-c', `sed -i /^security_driver/d /etc/libvirt/qemu.conf; sed -i -e 's/^log_level.*/log_level = 1/' -e 's|^log_outputs.*|log_outputs = "1:file:${DEBUG_LOG}"|' /etc/libvirt/libvirtd.conf
kill "$(cat /run/libvirtd.pid)"; for _ in $(seq 100); do [ -e "/proc/$(cat /run/libvirtd.pid 2> /dev/null || echo none)" ] || break; sleep 0.05; done
setsid libvirtd < /dev/null > /dev/null 2>&1 & for _ in $(seq 200); do virsh version > /dev/null 2>&1 && exit 0; sleep 0.05; done; exit 1`]);
}

const DISK = `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/var/lib/libvirt/images/calm.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <serial type='pty'/><console type='pty'/><channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel><video><model type='vga'/></video>
    <graphics type='vnc' port='-1' autoport='yes'/><interface type='network'><source network='calm-net'/><model type='virtio'/></interface><memballoon model='virtio'/><rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>`;
const SECOND_DISK = "<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/var/lib/libvirt/images/more.img'/><target dev='sda' bus='usb'/></disk>";

const NETWORK = "<network><name>calm-net</name><bridge name='virbr77'/><ip address='192.168.177.1' netmask='255.255.255.0'><dhcp><range start='192.168.177.10' end='192.168.177.20'/></dhcp></ip></network>";

/** What a machine's owner does on a quiet day; each step must succeed, or the log would be no healthy one. */
const DAY = [
  `virsh net-create /run/lab/net.xml; virsh define /run/lab/calm.xml; virsh start calm
  for _ in 1 2 3; do
    virsh list --all; virsh domstats; virsh dominfo calm; virsh domblklist calm; virsh domiflist calm; virsh dumpxml calm; virsh vcpuinfo calm; virsh dommemstat calm; virsh domblkstat calm vda; virsh domjobinfo calm
  done
  virsh suspend calm; virsh domstate calm; virsh resume calm`,
  `virsh snapshot-create-as calm one; virsh snapshot-list calm; virsh snapshot-dumpxml calm one; virsh snapshot-revert calm one; virsh snapshot-delete calm one
  virsh attach-device calm /run/lab/more.xml --live; virsh domblkinfo calm sda; virsh detach-disk calm sda --live
  virsh setmem calm 48M --live; virsh setmem calm 64M --live; virsh screenshot calm /run/lab/calm.png; virsh reset calm`,
  `virsh snapshot-create-as calm top --disk-only --no-metadata; virsh blockcommit calm vda --active --pivot --wait; rm /var/lib/libvirt/images/calm.top
  virsh dump calm /run/lab/calm.dump --memory-only --live; rm /run/lab/calm.dump; virsh blkdeviotune calm vda --total-iops-sec 100
  virsh qemu-monitor-command calm --hmp 'info block'; virsh send-key calm KEY_ENTER`,
  'virsh managedsave calm; virsh start calm; virsh save calm /run/lab/calm.save; virsh restore /run/lab/calm.save; rm /run/lab/calm.save',
  `virsh pool-refresh calm-pool; virsh vol-list calm-pool; virsh vol-create-as calm-pool new.qcow2 1M --format qcow2; virsh vol-delete new.qcow2 calm-pool
  virsh nodeinfo; virsh capabilities; virsh domcapabilities; virsh freecell; virsh net-list --all; virsh nwfilter-list; virsh secret-list
  virsh destroy calm; virsh undefine calm; virsh net-dhcp-leases calm-net; virsh net-destroy calm-net`,
];

/** A quiet day after the other until the log has `bytes`; returns where it lies in the lab, and how many days it took. */
export async function spendQuietDays(lab: Lab, bytes: number): Promise<{ readonly path: string; readonly days: number }> {
  await lab.write('/run/lab/halt.img', haltingImage());
  await lab.write('/run/lab/calm.xml', domainXml('calm', { devices: DISK }));
  await lab.write('/run/lab/more.xml', SECOND_DISK);
  await lab.write('/run/lab/net.xml', NETWORK);
  await lab.must(['bash', '-c', `cd /var/lib/libvirt/images && qemu-img convert -f raw -O qcow2 /run/lab/halt.img calm.qcow2 && truncate -s 1M more.img
virsh pool-define-as calm-pool dir --target /var/lib/libvirt/images && virsh pool-start calm-pool`]);
  for (let days = 1; ; days++) {
    for (const hours of DAY) await lab.must(['bash', '-c', `set -eu; exec > /dev/null; ${hours}`]);
    if (Number(await lab.must(['stat', '-c', '%s', DEBUG_LOG])) >= bytes) return { path: DEBUG_LOG, days };
  }
}
