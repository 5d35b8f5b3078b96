import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-two-primary',
  category: 'graphics',
  severity: 'fatal',
  title: 'Two video devices are marked primary',
  match: ['Only one primary video device is supported', "a 'none' video type must be the only video device defined"],
  message: 'More than one video device of the VM claims to be the primary one.',
  why: 'The firmware shows its picture on one device; libvirt allows one primary.',
  remedy: "Take primary='yes' off all but one <model>. A video of type none must stand alone.",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //video' }],
  xml: [{ path: 'devices/video/model/@primary' }, { path: 'devices/video' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_validate.c virDomainDefVideoValidate', text: 'Only one primary video device is supported' },
  samples: ['error: unsupported configuration: Only one primary video device is supported', "error: XML error: a 'none' video type must be the only video device defined for the domain"],
  nearMisses: ['only one video device of each type', 'primary video device'],
});
