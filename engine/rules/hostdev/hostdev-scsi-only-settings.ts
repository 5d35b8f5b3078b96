import { deviceName } from '../../schema/read.ts';
import { children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'hostdev-scsi-only-settings',
  profile: 'silent',
  severity: 'warning',
  title: 'A host device that is not SCSI marked read-only or shareable',
  why: 'Only SCSI devices of the host can be read-only or shareable. libvirt does not read the marks on others and drops them: the guest may write to the device, and has it for itself.',
  remedy: 'Remove the mark.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevDefParseXML', text: 'case VIR_DOMAIN_HOSTDEV_SUBSYS_TYPE_SCSI: if (virXPathBoolean("boolean(./readonly)", ctxt)) def->readonly = true;' }],
  visits: ['domain/devices/hostdev'],
  *check(hostdev, { text }) {
    const type = value(hostdev, 'type');
    if (type === undefined || type === 'scsi' || (value(hostdev, 'mode') ?? 'subsystem') !== 'subsystem') return;
    for (const at of [...children(hostdev, 'readonly'), ...children(hostdev, 'shareable')]) {
      yield { at, message: `${deviceName(hostdev)} is of type ${type.slice(0, 20)}: libvirt drops <${at.name}>.`, fixes: [safeFix(`Remove <${at.name}>`, removeElement(text, at))] };
    }
  },
  bad: ["<hostdev mode='subsystem' type='pci' managed='yes'><source><address bus='1' slot='0'/></source>«<readonly/>»</hostdev>"],
  good: ["<hostdev mode='subsystem' type='scsi' managed='no'><source><adapter name='scsi_host0'/><address bus='0' target='0' unit='0'/></source><readonly/></hostdev>"],
});
