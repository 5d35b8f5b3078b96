import type { ElementSpec } from '../../element-spec.ts';
import { anyText, identifier, oneOf } from './values.ts';

export const bhyveCommandline: ElementSpec = {
  doc: 'Arguments handed to bhyve as they are, behind libvirt\'s own. Whatever breaks then is not libvirt\'s.',
  drivers: ['bhyve'],
  children: {
    'bhyve:arg': { spec: {
      doc: 'One argument for the bhyve program.',
      attributes: {
        value: { doc: 'The argument itself, unquoted.', value: anyText, required: true },
      },
    }, many: true },
  },
};

export const lxcNamespace: ElementSpec = {
  doc: 'Namespaces that the container shares with another container or process instead of having its own.',
  drivers: ['lxc'],
  children: {
    'lxc:shareipc': { spec: {
      doc: 'Shares System V IPC and POSIX message queues of something else.',
      attributes: {
        type: { doc: 'What kind of thing the namespace is taken from.', value: oneOf({
            name: 'The value is the name of a running container.',
            pid: 'The value is the number of a process.',
          }), required: true, unchecked: true },
        value: { doc: 'The container or process whose IPC is shared.', value: anyText, required: true },
      },
    } },
    'lxc:sharenet': { spec: {
      doc: 'Shares the network of something else, interfaces and ports included.',
      attributes: {
        type: { doc: 'What kind of thing the namespace is taken from.', value: oneOf({
            name: 'The value is the name of a running container.',
            pid: 'The value is the number of a process.',
            netns: 'The value is a network namespace made with `ip netns`.',
          }), required: true, unchecked: true },
        value: { doc: 'The container, process or network namespace whose network is shared.', value: anyText, required: true },
      },
    } },
    'lxc:shareuts': { spec: {
      doc: 'Shares the host name of something else.',
      attributes: {
        type: { doc: 'What kind of thing the namespace is taken from.', value: oneOf({
            name: 'The value is the name of a running container.',
            pid: 'The value is the number of a process.',
          }), required: true, unchecked: true },
        value: { doc: 'The container or process whose host name is shared.', value: anyText, required: true },
      },
    } },
  },
};

export const qemuCapabilities: ElementSpec = {
  doc: 'Makes libvirt believe that this QEMU can or cannot do something. Meant for developers who test.',
  since: '5.5.0',
  drivers: ['qemu', 'kvm'],
  children: {
    'qemu:add': { spec: {
      doc: 'One ability that libvirt takes for granted.',
      attributes: {
        capability: { doc: 'libvirt\'s own name of the ability, such as blockdev.', value: anyText, required: true },
      },
    }, many: true },
    'qemu:del': { spec: {
      doc: 'One ability that libvirt takes for missing.',
      attributes: {
        capability: { doc: 'libvirt\'s own name of the ability, such as blockdev.', value: anyText, required: true },
      },
    }, many: true },
  },
};

export const qemuCommandline: ElementSpec = {
  doc: 'Arguments and environment handed to QEMU as they are. libvirt does not check them, taints the domain, and migration or hotplug may break.',
  drivers: ['qemu', 'kvm', 'hvf'],
  children: {
    'qemu:arg': { spec: {
      doc: 'One argument of QEMU\'s command line, behind those that libvirt writes. A name and its value are two of them.',
      attributes: {
        value: { doc: 'The argument itself, unquoted, such as -device.', value: anyText, required: true },
      },
    }, many: true },
    'qemu:env': { spec: {
      doc: 'One variable of QEMU\'s environment.',
      attributes: {
        name: { doc: 'The name of the variable.', value: identifier, required: true, unchecked: true },
        value: { doc: 'The contents of the variable; an empty one when missing.', value: anyText },
      },
    }, many: true },
  },
};

const qemuOverrideQemuDeviceQemuFrontend: ElementSpec = {
  doc: 'The guest\'s side of the device, which is what -device describes.',
  children: {
    'qemu:property': { spec: {
      doc: 'One property that is set or taken away.',
      attributes: {
        name: { doc: 'QEMU\'s name of the property; `qemu -device NAME,help` lists them.', value: anyText, required: true },
        type: { doc: 'How the value is passed to QEMU, or that the property goes.', value: oneOf({
            string: 'The value is a text.',
            signed: 'The value is a whole number, perhaps negative.',
            unsigned: 'The value is a whole number from 0.',
            bool: 'The value is true or false.',
            remove: 'The property that libvirt wrote is taken away.',
          }), required: true, unchecked: true },
        value: { doc: 'The new value; none when the property is removed.', value: anyText },
      },
    }, many: true },
  },
};

const qemuOverrideQemuDevice: ElementSpec = {
  doc: 'The device to change, found by its alias.',
  attributes: {
    alias: { doc: 'The alias of the device; user-chosen ones start with ua-.', value: anyText, required: true },
  },
  children: {
    'qemu:frontend': { spec: qemuOverrideQemuDeviceQemuFrontend },
  },
};

export const qemuOverride: ElementSpec = {
  doc: 'Changes properties of single devices on QEMU\'s command line after libvirt has written it.',
  since: '8.2.0',
  drivers: ['qemu', 'kvm'],
  children: {
    'qemu:device': { spec: qemuOverrideQemuDevice, many: true },
  },
};

export const xenCommandline: ElementSpec = {
  doc: 'Arguments handed to Xen\'s device model as they are, behind libvirt\'s own.',
  since: '6.7.0',
  drivers: ['xen'],
  children: {
    'xen:arg': { spec: {
      doc: 'One argument for the device model.',
      attributes: {
        value: { doc: 'The argument itself, unquoted.', value: anyText, required: true },
      },
    }, many: true },
  },
};
