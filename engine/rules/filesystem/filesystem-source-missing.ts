import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

/** The attribute of <source> that libvirt reads, by filesystem/@type (virDomainFSDefParseXML). */
const PLACE: Readonly<Record<string, string>> = { mount: 'dir', bind: 'dir', file: 'file', block: 'dev', template: 'name' };

export default defineRule({
  id: 'filesystem-source-missing',
  profile: 'libvirt',
  severity: 'error',
  title: 'A file system without what it shows',
  why: "Which attribute of <source> says it depends on the type: dir for mount and bind, file, dev for block, name for template; or socket, where virtiofsd runs already.",
  remedy: "Write it: <source dir='/srv/share'/> for type='mount'.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFSDefParseXML, VIR_ERR_NO_SOURCE', text: 'missing source information for device %1$s' }],
  visits: ['domain/devices/filesystem'],
  *check(filesystem) {
    const type = value(filesystem, 'type') ?? 'mount';
    const name = Object.hasOwn(PLACE, type) ? PLACE[type]! : undefined;
    const source = child(filesystem, 'source');
    if (name === undefined || attribute(source, name) || attribute(source, 'socket')) return;
    yield { at: source ?? filesystem, message: `${deviceName(filesystem)} is of type='${type}', but does not say what it shows (<source ${name}='…'/>).` };
  },
  bad: [
    "<filesystem type='mount'>«<source dev='/dev/vg/a'/>»<target dir='share'/></filesystem>",
    "«<filesystem>»<target dir='share'/></filesystem>",
  ],
  good: [
    "<filesystem type='mount'><source dir='/srv/share'/><target dir='share'/></filesystem>",
    "<domain type='kvm'><name>a</name><memory unit='GiB'>1</memory><memoryBacking><access mode='shared'/></memoryBacking><os><type arch='x86_64' machine='q35'>hvm</type></os><devices><filesystem type='mount'><driver type='virtiofs'/><source socket='/run/virtiofsd.sock'/><target dir='share'/></filesystem></devices></domain>",
  ],
});
