import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-model-invalid',
  category: 'network',
  severity: 'fatal',
  title: "The NIC model's name has invalid characters",
  match: ['Model name contains invalid characters'],
  message: 'The model name of an interface contains characters that are not allowed.',
  why: '<model type=> takes letters, digits, underscore and hyphen only.',
  remedy: 'Correct it, for example virtio, e1000e or rtl8139.',
  checks: [{ command: 'virsh dumpxml DOMAIN --xpath //interface/model' }],
  xml: [{ path: 'devices/interface/model/@type' }],
  witness: {
    source: 'libvirt 11.3 src/conf/domain_conf.c, virDomainNetSetModelString()',
    text: 'Model name contains invalid characters',
  },
  samples: [
    'error: invalid argument: Model name contains invalid characters',
    'libvirtd[1]: invalid argument: Model name contains invalid characters',
  ],
  nearMisses: [
    'error: unsupported configuration: domain name contains invalid characters',
    'Missing CPU model name',
  ],
});
