import { deviceName, count } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, isQemuDriver, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'unknown-audio',
  profile: 'libvirt',
  severity: 'error',
  title: 'An audio backend that is not there',
  why: 'A sound card, a VNC server and D-Bus graphics play through the <audio> of their id.',
  remedy: 'Add <audio> with that id, or name one that exists.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainEnsureAudioID', text: 'no audio device with ID %1$u' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuGetAudioIDString', text: 'unable to find audio backend for sound device' },
  ],
  onlyWith: ['audio'],
  visits: ['domain/devices'],
  *check(devices, { driver }) {
    const known = new Set(children(devices, 'audio').map((a) => count(a, 'id')));
    const only = known.size === 1 ? [...known][0] : undefined;
    for (const device of children(devices)) {
      const audio = device.name === 'sound' || (device.name === 'graphics' && (value(device, 'type') === 'vnc' || (value(device, 'type') === 'dbus' && isQemuDriver(driver)))) ? child(device, 'audio') : undefined;
      const id = count(audio, 'id');
      if (!audio || id === undefined || id === 0 || known.has(id)) continue;
      yield { at: attribute(audio, 'id')!, message: `${deviceName(audio)} plays through audio backend ${id}, which the domain does not have.`, fixes: only === undefined ? [] : [offeredFix(`Use audio backend ${only}`, setAttribute(audio, 'id', String(only)))] };
    }
  },
  bad: [
    "<devices><graphics type='dbus'><audio «id='2'»/></graphics><audio id='1' type='dbus'/></devices>",
    "<devices><audio id='1' type='none'/><sound model='ich9'><audio «id='3'»/></sound></devices>",
    "<devices><graphics type='vnc'><audio «id='3'»/></graphics></devices>",
  ],
  good: [
    "<devices><audio id='1' type='none'/><sound model='ich9'><audio id='1'/></sound></devices>",
  ],
});
