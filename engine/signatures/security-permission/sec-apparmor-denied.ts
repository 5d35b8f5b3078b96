import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-apparmor-denied',
  category: 'security/permission',
  severity: 'fatal',
  title: 'AppArmor forbade the VM an access',
  match: [
    'apparmor="DENIED"{what}profile="libvirt-{uuid:quoted}"{rest}name="{file:quoted}"',
    'apparmor="DENIED"{what}profile="libvirt-{uuid:quoted}"',
    'apparmor="DENIED"{what}profile="(libvirtd|virtqemud|/usr/sbin/libvirtd|/usr/lib/libvirt/virt-aa-helper|virt-aa-helper|libvirt_leaseshelper|virtiofsd|swtpm)"',
    'apparmor="DENIED"{what}comm="(qemu-|kvm|CPU )',
  ],
  unless: [
    'operation="file_lock"',
    'name="/run/shm/lttng',
    'name="/dev/shm/lttng',
    'name="/sys/bus/nd',
    'name="/sys/devices/',
    'name="/proc/',
    'name="/run/udev/',
    'name="/etc/ssl/',
    'name="/sys/module/vhost',
    'name="/sys/kernel/mm/',
    'name="/sys/class/',
    'name="/sys/dev/',
    'name="/dev/tty',
    'operation="ptrace"',
    'operation="signal"',
    'operation="exec"',
  ],
  message: "AppArmor forbade a VM's process an access.",
  why: 'libvirt writes a profile for each VM from its XML. Files the XML does not name (deep backing chains, links, custom arguments, own firmware) are not in it.',
  remedy: 'Name the path in the XML so that libvirt adds it, or put a rule into /etc/apparmor.d/local/abstractions/libvirt-qemu and restart the VM. Do not switch AppArmor off for it.',
  checks: [
    { command: 'journalctl -k | grep \'apparmor="DENIED"\'' },
    { command: 'aa-status' },
    { command: 'cat /etc/apparmor.d/libvirt/libvirt-UUID.files' },
  ],
  xml: [
    { path: 'devices/disk/source/@file', equals: 'file' },
    { path: "seclabel[@model='apparmor']" },
  ],
  witness: {
    source: 'Linux security/apparmor/audit.c; libvirt manual drvqemu.html, "AppArmor"',
    text: 'apparmor="DENIED" operation="%s" profile="%s" name="%s" pid=%d comm="%s" requested_mask="%s" denied_mask="%s"',
  },
  samples: [
    'hv kernel: audit: type=1400 audit(1700000000.111:55): apparmor="DENIED" operation="open" profile="libvirt-aaaabbbb-0000-4000-8000-ccccddddeeee" name="/srv/extra/data.img" pid=99 comm="qemu-system-x86" requested_mask="rw" denied_mask="rw" fsuid=64055 ouid=64055',
    'audit: type=1400 audit(1700000001.222:56): apparmor="DENIED" operation="open" profile="lxc-c1" name="/usr/share/seabios/bios.bin" pid=7 comm="qemu-system-x86" requested_mask="r" denied_mask="r"',
    'audit: type=1400 audit(1.9:9): apparmor="DENIED" operation="open" class="file" profile="virtqemud" name="/srv/keys/a.pem" pid=3 comm="rpc-virtqemud" requested_mask="r" denied_mask="r"',
  ],
  nearMisses: [
    'audit: type=1400 audit(1700000001.222:57): apparmor="DENIED" operation="open" profile="cupsd" name="/etc/x" comm="cupsd"',
    'audit: type=1400 audit(1700000001.222:58): apparmor="STATUS" operation="profile_load" profile="unconfined" name="libvirt-aaaabbbb-0000-4000-8000-ccccddddeeee" comm="apparmor_parser"',
  ],
});
