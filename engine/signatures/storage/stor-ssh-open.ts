import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-ssh-open',
  category: 'storage',
  severity: 'fatal',
  title: 'A disk by SSH cannot be opened',
  match: [
    'host key{what}does not match the one in known_hosts',
    'known_hosts file not found',
    'host key for this server not found',
    'rror while checking the host',
    "ailed to open remote file '{file:quoted}'",
    'ailed to authenticate using publickey authentication',
    'no host key was found in known_hosts',
    'ailed to establish SSH session',
  ],
  message: 'QEMU could not open a disk’s image over SSH.',
  why: 'QEMU runs as another user than you: it has neither your keys nor your known_hosts, and the remote file may be missing.',
  remedy: 'Add the host key for the QEMU user (or <knownHosts>), give a key file in the XML, and try the path with sftp.',
  checks: [{ command: 'ssh -o BatchMode=yes HOST ls -l /path/to/image' }],
  xml: [{ path: 'devices/disk/source' }],
  witness: { source: 'QEMU 10.0 and 7.2 block/ssh.c connect_to_ssh, authenticate, check_host_key; block/ssh.c check_host_key_knownhosts', text: "failed to open remote file '%s' / host key does not match the one in known_hosts; this may be a possible attack" },
  samples: [
    'qemu-system-x86_64: -blockdev pear: host key does not match the one in known_hosts; this may be a possible attack',
    "qemu-system-x86_64: -blockdev pear: failed to open remote file '/srv/pear.img': Failed opening remote file (libssh error code: 1, sftp error code: 2)",
    'qemu-system-x86_64: -blockdev pear: no host key was found in known_hosts',
  ],
  nearMisses: ['ssh: no host key for pear was found'],
});
