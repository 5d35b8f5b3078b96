import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'hostdev-capabilities-mode',
  profile: 'libvirt',
  severity: 'error',
  title: 'A host device of a container in a virtual machine',
  why: "mode='capabilities' hands storage, character devices and network cards to containers; the QEMU driver refuses it.",
  remedy: "Use mode='subsystem', or a <disk>, <serial> or <interface>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefHostdev', text: "hostdev mode 'capabilities' is not supported in %1$s" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/hostdev'],
  *check(hostdev) {
    const mode = attribute(hostdev, 'mode');
    if (mode?.value === 'capabilities') yield { at: mode, message: `${deviceName(hostdev)} has mode='capabilities', which is for containers (LXC) only.` };
  },
  bad: [
    "<hostdev «mode='capabilities'» type='misc'><source><char>/dev/input/event3</char></source></hostdev>",
  ],
  good: [
    { xml: "<domain type='lxc'><name>a</name><memory unit='MiB'>64</memory><os><type>exe</type><init>/bin/sh</init></os><devices><hostdev mode='capabilities' type='misc'><source><char>/dev/input/event3</char></source></hostdev></devices></domain>" },
  ],
});
