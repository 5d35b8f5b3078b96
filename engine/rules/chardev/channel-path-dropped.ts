import { attribute, child, value } from '../../xml/query.ts';
import { deviceName } from '../../schema/read.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

/** channelTargetDir and what it was in earlier releases, for the system's daemon. */
const BASES = ['/run/libvirt/qemu/channel/', '/var/run/libvirt/qemu/channel/', '/var/lib/libvirt/qemu/channel/'];

export default defineRule({
  id: 'channel-path-dropped',
  profile: 'silent',
  severity: 'hint',
  title: 'A socket path that libvirt makes anew',
  why: "libvirt takes sockets below its own directories that end with the channel's name for ones it made itself, drops the path from the definition and makes another at each start.",
  remedy: 'Remove <source>, or choose a path outside of libvirt\'s directories where others are to find the socket.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainChrDefDropDefaultPath', text: 'Previously, channelTargetDir was derived from cfg->libdir, or cfg->configBaseDir even. Try them too.' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/channel/source'],
  *check(source, { text, domain }) {
    const channel = source.parent!;
    const target = child(channel, 'target');
    const name = value(target, 'name');
    const path = attribute(source, 'path');
    if (value(domain, 'id') !== undefined || value(channel, 'type') !== 'unix' || value(target, 'type') !== 'virtio' || name === undefined || !path?.valueSpan) return;
    const below = BASES.find((base) => path.value.startsWith(base));
    if (below === undefined || !path.value.endsWith(name) || !/^(?:target\/)?(?:[^/]+\.|domain-[^/]+\/|\d+-[^/]+\/)$/.test(path.value.slice(below.length, path.value.length - name.length))) return;
    yield { at: path, message: `${deviceName(channel)}: libvirt drops this path and makes a socket of its own at each start.`, fixes: [offeredFix('Remove <source>', removeElement(text, source))] };
  },
  bad: ["<channel type='unix'><source mode='bind' «path='/var/lib/libvirt/qemu/channel/target/domain-3-web/org.qemu.guest_agent.0'»/><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"],
  good: ["<channel type='unix'><source mode='bind' path='/srv/agent.sock'/><target type='virtio' name='org.qemu.guest_agent.0'/></channel>", "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"],
});
