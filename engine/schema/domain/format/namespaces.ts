import type { ElementSpec } from '../../element-spec.ts';
import { anyText, identifier, oneOf } from './values.ts';

export const bhyveCommandline: ElementSpec = {
  doc: '',
  children: {
    'bhyve:arg': { spec: {
      doc: '',
      attributes: {
        value: { doc: '', value: anyText, required: true },
      },
    }, many: true },
  },
};

export const lxcNamespace: ElementSpec = {
  doc: '',
  children: {
    'lxc:shareipc': { spec: {
      doc: '',
      attributes: {
        type: { doc: '', value: oneOf({ name: '', pid: '' }), required: true, unchecked: true },
        value: { doc: '', value: anyText, required: true },
      },
    } },
    'lxc:sharenet': { spec: {
      doc: '',
      attributes: {
        type: { doc: '', value: oneOf({ netns: '', name: '', pid: '' }), required: true, unchecked: true },
        value: { doc: '', value: anyText, required: true },
      },
    } },
    'lxc:shareuts': { spec: {
      doc: '',
      attributes: {
        type: { doc: '', value: oneOf({ name: '', pid: '' }), required: true, unchecked: true },
        value: { doc: '', value: anyText, required: true },
      },
    } },
  },
};

export const qemuCapabilities: ElementSpec = {
  doc: '',
  children: {
    'qemu:add': { spec: {
      doc: '',
      attributes: {
        capability: { doc: '', value: anyText, required: true },
      },
    }, many: true },
    'qemu:del': { spec: {
      doc: '',
      attributes: {
        capability: { doc: '', value: anyText, required: true },
      },
    }, many: true },
  },
};

export const qemuCommandline: ElementSpec = {
  doc: '',
  children: {
    'qemu:arg': { spec: {
      doc: '',
      attributes: {
        value: { doc: '', value: anyText, required: true },
      },
    }, many: true },
    'qemu:env': { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: identifier, required: true, unchecked: true },
        value: { doc: '', value: anyText },
      },
    }, many: true },
  },
};

export const qemuOverrideQemuDeviceQemuFrontend: ElementSpec = {
  doc: '',
  children: {
    'qemu:property': { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: anyText, required: true },
        type: { doc: '', value: oneOf({ string: '', signed: '', unsigned: '', bool: '', remove: '' }), required: true, unchecked: true },
        value: { doc: '', value: anyText },
      },
    }, many: true },
  },
};

export const qemuOverrideQemuDevice: ElementSpec = {
  doc: '',
  attributes: {
    alias: { doc: '', value: anyText, required: true },
  },
  children: {
    'qemu:frontend': { spec: qemuOverrideQemuDeviceQemuFrontend },
  },
};

export const qemuOverride: ElementSpec = {
  doc: '',
  children: {
    'qemu:device': { spec: qemuOverrideQemuDevice, many: true },
  },
};

export const xenCommandline: ElementSpec = {
  doc: '',
  children: {
    'xen:arg': { spec: {
      doc: '',
      attributes: {
        value: { doc: '', value: anyText, required: true },
      },
    }, many: true },
  },
};
