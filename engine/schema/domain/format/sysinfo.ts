import type { ElementSpec } from '../../element-spec.ts';
import { anyText, oneOf } from './values.ts';

const sysinfoBaseBoard: ElementSpec = {
  doc: 'Block 2: the board.',
  children: {
    entry: { spec: {
      doc: 'One text of this block; `name` says which.',
      attributes: {
        name: { doc: 'Which text it is.', value: oneOf({
            manufacturer: 'Who made it.',
            product: 'What it is called.',
            version: 'The version of the firmware or product.',
            serial: 'The serial number that the guest reads from SMBIOS; inventories go by it.',
            asset: 'The owner\'s asset tag.',
            location: 'Where on the board or in the case it is.',
          }), required: true, unchecked: true },
      },
      text: { value: anyText, optional: true },
    }, many: true, required: true },
  },
};

const sysinfoBios: ElementSpec = {
  doc: 'Block 0: the firmware.',
  children: {
    entry: { spec: {
      doc: 'One text of this block; `name` says which.',
      attributes: {
        name: { doc: 'Which text it is.', value: oneOf({
            version: 'The version of the firmware or product.',
            vendor: 'Who made the firmware.',
            date: 'The firmware\'s date, mm/dd/yyyy.',
            release: 'The firmware\'s release, major.minor.',
          }), required: true, unchecked: true },
      },
      text: { value: anyText, optional: true },
    }, many: true, required: true },
  },
};

const sysinfoChassis: ElementSpec = {
  doc: 'Block 3: the case.',
  since: '4.1.0',
  children: {
    entry: { spec: {
      doc: 'One text of this block; `name` says which.',
      attributes: {
        name: { doc: 'Which text it is.', value: oneOf({
            manufacturer: 'Who made it.',
            version: 'The version of the firmware or product.',
            serial: 'The serial number that the guest reads from SMBIOS; inventories go by it.',
            asset: 'The owner\'s asset tag.',
            sku: 'The maker\'s order number.',
          }), required: true, unchecked: true },
      },
      text: { value: anyText, optional: true },
    }, many: true, required: true },
  },
};

const sysinfoOemStrings: ElementSpec = {
  doc: 'Block 11: free strings, which cloud images read.',
  since: '4.1.0',
  children: {
    entry: { spec: {
      doc: 'One string; app:key=value avoids clashes.',
      text: { value: anyText, optional: true },
    }, many: true, required: true },
  },
};

const sysinfoSystem: ElementSpec = {
  doc: 'Block 1: the system; its uuid has to be the domain\'s.',
  children: {
    entry: { spec: {
      doc: 'One text of this block; `name` says which.',
      attributes: {
        name: { doc: 'Which text it is.', value: oneOf({
            manufacturer: 'Who made it.',
            product: 'What it is called.',
            version: 'The version of the firmware or product.',
            serial: 'The serial number that the guest reads from SMBIOS; inventories go by it.',
            sku: 'The maker\'s order number.',
            uuid: 'The system\'s UUID; the domain\'s own.',
            family: 'The product family.',
          }), required: true, unchecked: true },
      },
      text: { value: anyText, optional: true },
    }, many: true, required: true },
  },
};

export const sysinfo: ElementSpec = {
  doc: 'What the guest finds in SMBIOS or fw_cfg. SMBIOS counts only with <smbios mode=\'sysinfo\'/>.',
  since: '0.8.7',
  manual: 'smbios-system-information',
  attributes: {
    type: { doc: 'Where it is shown.', value: oneOf({
      smbios: 'In the SMBIOS tables, as dmidecode prints them.',
      fwcfg: { doc: 'In QEMU\'s fw_cfg.', since: '6.5.0' },
    }), required: true, enforced: true },
  },
  children: {
    baseBoard: { spec: sysinfoBaseBoard, many: true, when: { '@type': ['smbios'] } },
    bios: { spec: sysinfoBios, when: { '@type': ['smbios'] } },
    chassis: { spec: sysinfoChassis, when: { '@type': ['smbios'] } },
    entry: { spec: {
      doc: 'One blob; by its text or a file.',
      attributes: {
        name: { doc: 'The blob\'s name, starting with opt/.', value: anyText, required: true },
        file: { doc: 'The absolute path of the file with the contents.', value: anyText },
      },
      text: { value: anyText, optional: true },
      constraints: [
        { kind: 'exclusive', of: ['@file', 'text()'] },
      ],
    }, many: true, when: { '@type': ['fwcfg'] } },
    oemStrings: { spec: sysinfoOemStrings, when: { '@type': ['smbios'] } },
    system: { spec: sysinfoSystem, when: { '@type': ['smbios'] } },
  },
};
