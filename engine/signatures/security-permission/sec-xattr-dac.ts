import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-xattr-dac',
  category: 'security/permission',
  severity: 'fatal',
  title: 'Ownership cannot be remembered on this file system',
  match: [
    'nable to set XATTR trusted.libvirt.security{name:path} on {file:path}: {reason}',
    'nable to (get|remove) XATTR trusted.libvirt.security{name:path} on {file:path}: Operation not permitted',
  ],
  message: 'libvirt cannot note the former owner of a file in its extended attributes.',
  why: 'It stores them as trusted.* attributes, which only a fully privileged process may write; containers and some file systems refuse.',
  remedy: 'In a container set remember_owner = 0 in /etc/libvirt/qemu.conf and restart the daemon; files then keep the QEMU user as owner after shutdown.',
  checks: [
    { command: 'grep remember_owner /etc/libvirt/qemu.conf' },
    { command: 'systemd-detect-virt' },
    { command: 'findmnt -T FILE' },
  ],
  xml: [{ path: "seclabel[@model='dac']" }],
  witness: {
    source: 'libvirt 11.3 src/util/virfile.c, virFileSetXAttr(), src/security/security_util.c',
    text: 'Unable to set XATTR %1$s on %2$s',
  },
  samples: [
    'error: Unable to set XATTR trusted.libvirt.security.dac on /var/lib/libvirt/images/a.img: Operation not permitted',
    'libvirtd[6]: Unable to set XATTR trusted.libvirt.security.ref_dac on /srv/b.img: Operation not supported',
  ],
  nearMisses: [
    'XATTRs on /srv/b.img secdriver=dac are valid',
    'setfattr: /srv/b.img: Operation not permitted',
  ],
});
