import type { ElementSpec } from '../../element-spec.ts';
import { anyText, oneOf } from './values.ts';

export const sysinfoBaseBoard: ElementSpec = {
  doc: '',
  children: {
    entry: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: oneOf({ manufacturer: '', product: '', version: '', serial: '', asset: '', location: '' }), required: true, unchecked: true },
      },
      text: { value: anyText, optional: true },
    }, many: true, required: true },
  },
};

export const sysinfoBios: ElementSpec = {
  doc: '',
  children: {
    entry: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: oneOf({ vendor: '', version: '', date: '', release: '' }), required: true, unchecked: true },
      },
      text: { value: anyText, optional: true },
    }, many: true, required: true },
  },
};

export const sysinfoChassis: ElementSpec = {
  doc: '',
  children: {
    entry: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: oneOf({ manufacturer: '', version: '', serial: '', asset: '', sku: '' }), required: true, unchecked: true },
      },
      text: { value: anyText, optional: true },
    }, many: true, required: true },
  },
};

export const sysinfoOemStrings: ElementSpec = {
  doc: '',
  children: {
    entry: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, many: true, required: true },
  },
};

export const sysinfoSystem: ElementSpec = {
  doc: '',
  children: {
    entry: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: oneOf({ manufacturer: '', product: '', version: '', serial: '', uuid: '', sku: '', family: '' }), required: true, unchecked: true },
      },
      text: { value: anyText, optional: true },
    }, many: true, required: true },
  },
};

export const sysinfo: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ smbios: '', fwcfg: '' }), required: true, enforced: true },
  },
  children: {
    baseBoard: { spec: sysinfoBaseBoard, many: true, when: { '@type': ['smbios'] } },
    bios: { spec: sysinfoBios, when: { '@type': ['smbios'] } },
    chassis: { spec: sysinfoChassis, when: { '@type': ['smbios'] } },
    entry: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: anyText, required: true },
        file: { doc: '', value: anyText },
      },
      text: { value: anyText, optional: true },
    }, many: true, when: { '@type': ['fwcfg'] } },
    oemStrings: { spec: sysinfoOemStrings, when: { '@type': ['smbios'] } },
    system: { spec: sysinfoSystem, when: { '@type': ['smbios'] } },
  },
};
