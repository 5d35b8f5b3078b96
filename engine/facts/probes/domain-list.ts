import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'domain-list',
  title: 'List of virtual machines',
  why: 'To offer them, and to find the UUID of the one that is meant: a name alone could be taken for a number or a UUID.',
  argv: ['virsh', '-r', '-c', '{uri}', 'list', '--all', '--uuid', '--name'],
  limits: { bytes: 1024 * 1024, seconds: 20 },
  parse(stdout) {
    // A name may hold anything but a line feed, a carriage return too.
    const found = stdout.split('\n').map((line) => /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}) (.+)$/s.exec(line));
    return { domains: found.flatMap((match) => (match ? [{ name: match[2]!, uuid: match[1]! }] : [])) };
  },
  samples: [{
    stdout: '7a1f3c52-8f0a-4b57-9d4f-1c2b3a4d5e6f web-1\n0b9e8d7c-6a5b-4c3d-8e1f-a0b1c2d3e4f5  leading blank\n\n',
    facts: { domains: [{ name: 'web-1', uuid: '7a1f3c52-8f0a-4b57-9d4f-1c2b3a4d5e6f' }, { name: ' leading blank', uuid: '0b9e8d7c-6a5b-4c3d-8e1f-a0b1c2d3e4f5' }] },
  }],
});
