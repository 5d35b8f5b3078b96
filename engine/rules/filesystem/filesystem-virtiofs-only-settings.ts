import { deviceName } from '../../schema/read.ts';
import { child, children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'filesystem-virtiofs-only-settings',
  profile: 'silent',
  severity: 'warning',
  title: 'Settings of virtiofsd on another kind of file system',
  why: "<binary> and <idmap> are for the daemon that serves a virtiofs. libvirt reads them only with <driver type='virtiofs'/>; of other file systems it drops them without a word.",
  remedy: "Add <driver type='virtiofs'/> (the guest needs shared memory then), or remove them.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFSDefParseXML', text: 'if (def->fsdriver == VIR_DOMAIN_FS_DRIVER_TYPE_VIRTIOFS) {' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/filesystem'],
  *check(filesystem, { text }) {
    if (value(child(filesystem, 'driver'), 'type') === 'virtiofs') return;
    for (const at of [...children(filesystem, 'binary'), ...children(filesystem, 'idmap')]) {
      yield { at, message: `${deviceName(filesystem)} is not a virtiofs, so libvirt drops <${at.name}>.`, fixes: [safeFix(`Remove <${at.name}>`, removeElement(text, at))] };
    }
  },
  bad: ["<filesystem type='mount' accessmode='mapped'>«<binary path='/usr/libexec/virtiofsd'/>»<source dir='/srv/share'/><target dir='share'/></filesystem>"],
  good: ["<filesystem type='mount'><driver type='virtiofs'/><binary path='/usr/libexec/virtiofsd'/><source dir='/srv/share'/><target dir='share'/></filesystem>"],
});
