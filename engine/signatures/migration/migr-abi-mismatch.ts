import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-abi-mismatch',
  category: 'migration',
  severity: 'fatal',
  title: 'The new definition differs in what the guest sees',
  match: ["Target {what} doesn't match source", "State of {what} differs: source: '", "differs: source: '{there:quoted}', destination: '", 'differs between source and destination definitions', 'Target {what} does not match source'],
  message: 'The XML for the target or for the restore differs from the running VM.',
  why: 'A guest that goes on running must find the same hardware: type, model, address, size and number of its devices. libvirt compares both definitions.',
  remedy: 'Change only what the guest does not see (paths, host devices’ names, titles), or shut the VM down and start it with the new definition.',
  checks: [{ command: 'virsh dumpxml VM --migratable' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/conf/domain_conf.c virDomainDefCheckABIStability and its parts; src/conf/domain_conf.c virDomainDefFeaturesCheckABIStability', text: "Target device address type %1$s does not match source %2$s / State of feature '%1$s' differs: source: '%2$s', destination: '%3$s'" },
  samples: [
    "error: unsupported configuration: State of feature 'pae' differs: source: 'on', destination: 'off'",
    "error: unsupported configuration: Target maximum memory size '77' doesn't match source '70'",
    'error: unsupported configuration: Target network card model e1000 does not match source virtio',
    'error: unsupported configuration: Target domain max memory 7340032 does not match source 8388608',
  ],
  nearMisses: ['error: Target matches source'],
});
