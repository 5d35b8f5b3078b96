import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-boot-order-mixed',
  category: 'configuration',
  severity: 'fatal',
  title: 'Two ways of giving the boot order are mixed',
  match: ['per-device boot elements cannot be used together with os/boot elements'],
  message: 'The XML has both <boot dev> under <os> and <boot order> at devices.',
  why: 'libvirt wants one of the two, else the order would be unclear.',
  remedy: "Remove <boot dev='…'/> from <os> (or the <boot order> of the devices).",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //boot' }],
  xml: [{ path: 'os/boot' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_validate.c (domain_conf.c)', text: 'per-device boot elements cannot be used together with os/boot elements' },
  samples: ['error: unsupported configuration: per-device boot elements cannot be used together with os/boot elements', 'libvirt.libvirtError: unsupported configuration: per-device boot elements cannot be used together with os/boot elements'],
  nearMisses: ["boot order '3' used for more than one device", 'boot elements'],
});
