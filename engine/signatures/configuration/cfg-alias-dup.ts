import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-alias-dup',
  category: 'configuration',
  severity: 'fatal',
  title: 'Two devices have the same alias',
  match: ['non unique alias detected: {alias:path}', 'alias {alias:path} (already in use|is already used)'],
  message: 'A device alias of the XML is used twice.',
  why: 'QEMU finds devices by their alias, so it must be unique; user aliases start with ua-.',
  remedy: 'Give one of the devices another ua- alias, or drop the <alias>.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //alias' }],
  xml: [{ path: 'devices/disk/alias/@name', equals: 'alias' }, { path: 'devices' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_validate.c virDomainDeviceDefValidateAliasesIterator', text: 'non unique alias detected: %1$s' },
  samples: ['error: XML error: non unique alias detected: ua-data', 'libvirt.libvirtError: XML error: non unique alias detected: ua-nic0'],
  nearMisses: ['changing device alias is not allowed', "Duplicate ID 'net0' for device"],
});
