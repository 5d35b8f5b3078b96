import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'reservations-incomplete',
  profile: 'libvirt',
  severity: 'error',
  title: "Persistent reservations without the helper's socket",
  why: "Unless libvirt runs the helper itself (managed='yes'), it connects to one as a client: a UNIX socket with its path.",
  remedy: "Write <source type='unix' path='/run/pr.sock' mode='client'/>, or managed='yes'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/storage_source_conf.c virStoragePRDefParseXML', text: 'missing connection type for <reservations/>' },
    { source: 'libvirt 11.3.0 src/conf/storage_source_conf.c virStoragePRDefParseXML', text: 'missing path for <reservations/>' },
    { source: 'libvirt 11.3.0 src/conf/storage_source_conf.c virStoragePRDefParseXML', text: 'missing connection mode for <reservations/>' },
    { source: 'libvirt 11.3.0 src/conf/storage_source_conf.c virStoragePRDefParseXML', text: 'unsupported connection type for <reservations/>: %1$s' },
    { source: 'libvirt 11.3.0 src/conf/storage_source_conf.c virStoragePRDefParseXML', text: 'unsupported connection mode for <reservations/>: %1$s' },
  ],
  visits: ['domain/devices/disk/source/reservations'],
  *check(reservations) {
    if (value(reservations, 'managed') !== 'no') return;
    const source = child(reservations, 'source');
    if (!source) yield { at: reservations, message: `${deviceName(reservations)} has reservations that libvirt does not manage, without the <source> to connect to.` };
    const type = attribute(source, 'type');
    const mode = attribute(source, 'mode');
    if (type && type.value !== 'unix') yield { at: type, message: `${deviceName(reservations)} connects to the helper of its reservations by ${type.value.slice(0, 60)}; only unix works.` };
    if (mode && mode.value !== 'client') yield { at: mode, message: `${deviceName(reservations)} connects to the helper of its reservations as ${mode.value.slice(0, 60)}; only client works.` };
  },
  bad: [
    "<disk type='block' device='lun'><driver name='qemu' type='raw'/><source dev='/dev/sdx'>«<reservations managed='no'/>»</source><target dev='sda' bus='scsi'/></disk>",
  ],
  good: [
    "<disk type='block' device='lun'><driver name='qemu' type='raw'/><source dev='/dev/sdx'><reservations managed='no'><source type='unix' path='/run/pr.sock' mode='client'/></reservations></source><target dev='sda' bus='scsi'/></disk>",
  ],
});
