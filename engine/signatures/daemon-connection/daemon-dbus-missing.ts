import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-dbus-missing',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'libvirt does not reach D-Bus',
  match: ['nable to get (system|session) bus connection: {error}'],
  message: 'libvirt could not connect to D-Bus: {error}',
  why: 'In a container or a minimal system no dbus-daemon runs; systemd-machined, polkit and firewalld are reached through it.',
  remedy: 'Start dbus (and give the container its socket), or run libvirt where it needs none of them.',
  checks: [{ command: 'systemctl status dbus' }, { command: 'ls -l /run/dbus/system_bus_socket' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/util/virgdbus.c', text: 'Unable to get system bus connection: %1$s' },
  samples: ['error: internal error: Unable to get system bus connection: Could not connect: No such file or directory'],
  nearMisses: ['bus connection made'],
});
