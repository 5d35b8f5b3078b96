import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-dbus-missing',
  category: 'daemon/connection',
  severity: 'benign',
  title: 'The system bus cannot be reached',
  match: [
    'nable to get system bus connection',
    'System bus not available: {reason}',
    'DBus not available, disabling firewalld support',
    'system dbus not available, skipping system inhibitor',
  ],
  message: 'The daemon cannot reach the system message bus; only some functions are affected.',
  why: 'In a container or before dbus is up there is none. machined registration, polkit and firewalld reloads are not available.',
  remedy: 'Nothing has to be done in such a container; on a host start dbus and restart the daemon.',
  checks: [
    { command: 'systemctl status dbus' },
    { command: 'ls -l /run/dbus/system_bus_socket' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virgdbus.c, virGDBusGetBus(), and src/network/bridge_driver.c',
    text: 'Unable to get system bus connection: %1$s / DBus not available, disabling firewalld support in bridge_network_driver: %s',
  },
  samples: [
    'libvirtd[2]: internal error: Unable to get system bus connection: Could not connect: No such file or directory',
    'virtnetworkd[2]: DBus not available, disabling firewalld support in bridge_network_driver: no error',
    'libvirtd[3]: internal error: System bus not available: Could not connect: Connection refused',
  ],
  nearMisses: [
    "dbus-daemon[4]: [system] Successfully activated service 'org.freedesktop.machine1'",
    'Failed to connect to dbus-daemon: x',
  ],
});
