import { descriptorScript, readDescriptors, textOf, textsOf } from '../descriptors.ts';
import type { VhostUserBackend } from '../host-facts.ts';
import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'vhost-user-descriptors',
  title: 'vhost-user back ends',
  why: 'Where libvirt finds virtiofsd and vhost-user-gpu when the XML does not name them.',
  argv: ['/bin/sh', '-c', descriptorScript('vhost-user', '-x'), 'sh', '{uri}'],
  limits: { bytes: 128 * 1024, seconds: 5 },
  quick: true,
  parse(stdout) {
    const descriptors = readDescriptors(stdout);
    if (!descriptors) return {};
    return {
      vhostUser: descriptors.flatMap(({ path, value, existing }) => {
        const type = textOf(value.type);
        const binary = textOf(value.binary);
        const features = textsOf(value.features);
        return type === undefined || binary === undefined ? [] : [known<VhostUserBackend>({ path, type, binary, exists: existing.has(binary), features: features.length > 0 ? features : undefined })];
      }),
    };
  },
  samples: [{
    stdout: `
</descriptor:/usr/share/qemu/vhost-user/50-virtiofsd.json>
{ "description": "shared folders", "type": "fs", "binary": "/usr/libexec/virtiofsd" }

</there:/usr/libexec/virtiofsd>
</descriptor:/usr/share/qemu/vhost-user/30-gpu.json>
{ "type": "gpu", "binary": "/usr/libexec/vhost-user-gpu", "features": ["render-node", "virgl"] }

</descriptor:>
`,
    facts: {
      vhostUser: [
        { path: '/usr/share/qemu/vhost-user/30-gpu.json', type: 'gpu', binary: '/usr/libexec/vhost-user-gpu', exists: false, features: ['render-node', 'virgl'] },
        { path: '/usr/share/qemu/vhost-user/50-virtiofsd.json', type: 'fs', binary: '/usr/libexec/virtiofsd', exists: true },
      ],
    },
  }],
});
