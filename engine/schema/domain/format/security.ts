import type { ElementSpec } from '../../element-spec.ts';
import { absFilePath, anyText, hexNumber, onOff, oneOf, signedOrUnsignedInt, unsignedInt, yesNo } from './values.ts';

export const keywrap: ElementSpec = {
  doc: 'Which keys an s390 guest may wrap.',
  manual: 'key-wrap',
  children: {
    cipher: { spec: {
      doc: 'One kind of key.',
      attributes: {
        name: { doc: 'Which kind of keys the setting is for.', value: oneOf({ aes: 'Keys of the AES cipher.', dea: 'Keys of the DEA and triple-DEA ciphers.' }), required: true, enforced: true },
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, many: true, required: true },
  },
};

export const launchSecurity: ElementSpec = {
  doc: 'Encrypts the guest\'s memory against the host.',
  since: '4.4.0',
  manual: 'launch-security',
  attributes: {
    type: { doc: 'The technology.', value: oneOf({
      sev: 'AMD SEV and SEV-ES.',
      'sev-snp': { doc: 'AMD\'s memory encryption with integrity protection against the host; needs EPYC 7003 or newer.', since: '10.5.0' },
      's390-pv': { doc: 'IBM\'s protected virtualisation; it has no settings.', since: '7.6.0' },
      tdx: { doc: 'Intel\'s trust domains: memory and CPU state are out of the host\'s reach.', since: '11.6.0' },
    }), required: true, enforced: true },
    kernelHashes: { doc: 'Whether kernel, initrd and command line are measured.', value: yesNo, since: '8.0.0', when: { '@type': ['sev', 'sev-snp'] } },
    authorKey: { doc: 'Whether `idAuth` holds an author\'s key.', value: yesNo, since: '10.5.0', when: { '@type': ['sev-snp'] } },
    vcek: { doc: 'Whether attestation is signed by the chip\'s own key.', value: yesNo, since: '10.5.0', when: { '@type': ['sev-snp'] } },
  },
  children: {
    cbitpos: { spec: {
      doc: 'The bit in page tables that says encrypted; libvirt finds it.',
      text: { value: signedOrUnsignedInt, unchecked: 'empty' },
    }, when: { '@type': ['sev', 'sev-snp'] } },
    dhCert: { spec: {
      doc: 'The owner\'s Diffie-Hellman certificate, in base64.',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['sev'] } },
    guestVisibleWorkarounds: { spec: {
      doc: '16 bytes of workarounds that the guest sees, in base64.',
      since: '10.5.0',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['sev-snp'] } },
    handle: { spec: {
      doc: 'The firmware\'s handle of another guest whose key is shared.',
      text: { value: unsignedInt, unchecked: true },
    }, when: { '@type': ['sev'] } },
    hostData: { spec: {
      doc: '32 bytes for attestation, in base64.',
      since: '10.5.0',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['sev-snp'] } },
    idAuth: { spec: {
      doc: '4096 bytes that sign the idBlock, in base64.',
      since: '10.5.0',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['sev-snp'] } },
    idBlock: { spec: {
      doc: '96 bytes that describe the expected guest, in base64.',
      since: '10.5.0',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['sev-snp'] } },
    mrConfigId: { spec: {
      doc: 'An id of the configuration, 48 bytes in base64, for attestation.',
      since: '11.6.0',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['tdx'] } },
    mrOwner: { spec: {
      doc: 'An id of the owner, 48 bytes in base64, for attestation.',
      since: '11.6.0',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['tdx'] } },
    mrOwnerConfig: { spec: {
      doc: 'An id of the owner\'s configuration, 48 bytes in base64, for attestation.',
      since: '11.6.0',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['tdx'] } },
    policy: { spec: {
      doc: 'What host and firmware may do, as bits: hexadecimal for SEV (0x0001 forbids debugging).',
      text: { value: hexNumber },
    }, required: { '@type': ['sev', 'sev-snp'] }, when: { '@type': ['sev', 'sev-snp', 'tdx'] }, enforced: true },
    quoteGenerationService: { spec: {
      doc: 'The service that signs attestation quotes.',
      since: '11.6.0',
      attributes: {
        path: { doc: 'The path of its socket.', value: absFilePath, unchecked: true },
      },
    }, when: { '@type': ['tdx'] }, single: true },
    reducedPhysBits: { spec: {
      doc: 'Address bits that encryption costs; libvirt finds them.',
      text: { value: signedOrUnsignedInt, unchecked: 'empty' },
    }, when: { '@type': ['sev', 'sev-snp'] } },
    session: { spec: {
      doc: 'The owner\'s session data, in base64.',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['sev'] } },
  },
};

export const seclabel: ElementSpec = {
  doc: 'How the guest is confined by SELinux, AppArmor or file ownership.',
  since: '0.6.1',
  manual: 'security-label',
  attributes: {
    model: { doc: 'The security driver: selinux, apparmor or dac.', value: anyText },
    type: { doc: 'Who chooses the label.', value: oneOf({
      dynamic: 'libvirt, a fresh one for each start.',
      static: { doc: 'You: <label> is used as it is; labelling files is your job.', since: '0.6.2' },
      none: { doc: 'The guest is not confined.', since: '0.9.10' },
    }) },
    relabel: { doc: 'Whether libvirt labels the files that the guest uses.', value: oneOf({
      yes: { doc: 'Switches it on.', when: { '@type': ['', 'dynamic', 'static'] } },
      no: { doc: 'Switches it off.', when: { '@type': ['none', 'static'] } },
    }) },
  },
  children: {
    baselabel: { spec: {
      doc: 'The label that dynamic ones are made from.',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['', 'dynamic'] } },
    imagelabel: { spec: {
      doc: 'The label of the guest\'s files. libvirt writes it.',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['', 'dynamic', 'static'] } },
    label: { spec: {
      doc: 'The label of the guest\'s process.',
      text: { value: anyText, optional: true },
    }, required: { '@type': ['static'] }, when: { '@type': ['', 'dynamic', 'static'] }, enforced: true },
  },
};
