import type { ElementSpec } from '../../element-spec.ts';
import { absFilePath, anyText, hexNumber, onOff, oneOf, signedOrUnsignedInt, unsignedInt, yesNo } from './values.ts';

export const keywrap: ElementSpec = {
  doc: '',
  children: {
    cipher: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: oneOf({ aes: '', dea: '' }), required: true, enforced: true },
        state: { doc: '', value: onOff, required: true, enforced: true },
      },
    }, many: true, required: true },
  },
};

export const launchSecurity: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ sev: '', 'sev-snp': '', 's390-pv': '', tdx: '' }), required: true, enforced: true },
    kernelHashes: { doc: '', value: yesNo, when: { '@type': ['sev', 'sev-snp'] } },
    authorKey: { doc: '', value: yesNo, when: { '@type': ['sev-snp'] }, unchecked: true },
    vcek: { doc: '', value: yesNo, when: { '@type': ['sev-snp'] }, unchecked: true },
  },
  children: {
    cbitpos: { spec: {
      doc: '',
      text: { value: signedOrUnsignedInt, unchecked: 'empty' },
    }, when: { '@type': ['sev', 'sev-snp'] } },
    dhCert: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['sev'] } },
    guestVisibleWorkarounds: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['sev-snp'] } },
    handle: { spec: {
      doc: '',
      text: { value: unsignedInt, unchecked: true },
    }, when: { '@type': ['sev'] } },
    hostData: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['sev-snp'] } },
    idAuth: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['sev-snp'] } },
    idBlock: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['sev-snp'] } },
    mrConfigId: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['tdx'] } },
    mrOwner: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['tdx'] } },
    mrOwnerConfig: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['tdx'] } },
    policy: { spec: {
      doc: '',
      text: { value: hexNumber },
    }, required: { '@type': ['sev', 'sev-snp'] }, when: { '@type': ['sev', 'sev-snp', 'tdx'] }, enforced: true },
    quoteGenerationService: { spec: {
      doc: '',
      attributes: {
        path: { doc: '', value: absFilePath, unchecked: true },
      },
    }, when: { '@type': ['tdx'] } },
    reducedPhysBits: { spec: {
      doc: '',
      text: { value: signedOrUnsignedInt, unchecked: 'empty' },
    }, when: { '@type': ['sev', 'sev-snp'] } },
    session: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['sev'] } },
  },
};

export const seclabel: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: anyText },
    type: { doc: '', value: oneOf({ dynamic: '', static: '', none: '' }) },
    relabel: { doc: '', value: oneOf({
      yes: { doc: 'Switches it on.', when: { '@type': ['', 'dynamic', 'static'] } },
      no: { doc: 'Switches it off.', when: { '@type': ['none', 'static'] } },
    }) },
  },
  children: {
    baselabel: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['', 'dynamic'] } },
    imagelabel: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, when: { '@type': ['', 'dynamic', 'static'] } },
    label: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, required: { '@type': ['static'] }, when: { '@type': ['', 'dynamic', 'static'] }, enforced: true },
  },
};
