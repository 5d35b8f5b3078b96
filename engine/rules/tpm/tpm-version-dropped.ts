import { attribute, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'tpm-version-dropped',
  profile: 'silent',
  severity: 'warning',
  title: "A version for a TPM that is not libvirt's to choose",
  why: "Only the emulator can be told to be a TPM 1.2 or 2.0. A TPM of the host, and one served by another process, is what it is: libvirt drops the version.",
  remedy: 'Remove the version; the TPM itself decides it.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainTPMDefParseXML', text: 'case VIR_DOMAIN_TPM_TYPE_EMULATOR: if (virXMLPropEnum(backends[0], "version", virDomainTPMVersionTypeFromString,' }],
  visits: ['domain/devices/tpm/backend'],
  *check(backend, { text }) {
    const type = value(backend, 'type');
    const at = attribute(backend, 'version');
    if (!at || (type !== 'passthrough' && type !== 'external')) return;
    yield { at, message: `version='${at.value.slice(0, 10)}' is dropped: this TPM is of type ${type}.`, fixes: [safeFix('Remove version', removeAttribute(text, at))] };
  },
  bad: ["<tpm model='tpm-tis'><backend type='passthrough' «version='2.0'»><device path='/dev/tpm0'/></backend></tpm>"],
  good: ["<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>"],
});
