import { deviceName, canonicalUuid } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const BANKS = ['sha1', 'sha256', 'sha384', 'sha512'];

export default defineRule({
  id: 'tpm-source-incomplete',
  profile: 'libvirt',
  severity: 'error',
  title: 'State of a TPM without path, or a bad id of its secret',
  why: 'Where libvirt keeps the state of an emulated TPM is a path; its encryption names a secret by UUID.',
  remedy: "Add path='…', and take the UUID from `virsh secret-list`.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainTPMDefParseXML', text: 'missing TPM source path' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainTPMDefParseXML', text: "Unable to parse secret uuid '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainTPMDefParseXML', text: "Unsupported PCR banks '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainTPMDefParseXML', text: "Invalid persistent_state value, either 'yes' or 'no'" },
  ],
  visits: ['domain/devices/tpm/backend'],
  *check(backend) {
    if (value(backend, 'type') !== 'emulator') return;
    const what = deviceName(backend);
    const source = child(backend, 'source');
    if (source && !attribute(source, 'path')) yield { at: source, message: `${what} keeps its state at a <source> without path.` };
    const secret = attribute(child(backend, 'encryption'), 'secret');
    if (secret && canonicalUuid(secret.value) === undefined) yield { at: secret, message: `${what} is encrypted with the secret ${secret.value}, which is no UUID.` };
    for (const bank of children(child(backend, 'active_pcr_banks'))) if (!BANKS.includes(bank.name)) yield { at: bank, message: `${what} has no bank of PCRs called ${bank.name.slice(0, 60)}; there are ${BANKS.join(', ')}.` };
    const persistent = attribute(backend, 'persistent_state');
    if (persistent && persistent.value !== 'yes' && persistent.value !== 'no') yield { at: persistent, message: `${what} has persistent_state='${persistent.value}'; it is yes or no.` };
  },
  bad: [
    "<tpm model='tpm-crb'><backend type='emulator'>«<source type='file'/>»</backend></tpm>",
    "<tpm model='tpm-crb'><backend type='emulator'><encryption «secret='mine'»/></backend></tpm>",
    "<tpm model='tpm-crb'><backend type='emulator' version='2.0'><active_pcr_banks>«<md5/>»</active_pcr_banks></backend></tpm>",
  ],
  good: [
    "<tpm model='tpm-crb'><backend type='emulator' version='2.0' persistent_state='yes'><encryption secret='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></backend></tpm>",
  ],
});
