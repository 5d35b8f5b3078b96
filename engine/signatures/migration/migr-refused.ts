import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-refused',
  category: 'migration',
  severity: 'fatal',
  title: 'The migration target does not accept the connection',
  match: ['Migration was refused connection to destination', "(unable|Unable) to connect to server at '{host:word}:(16509|16514|49{port:number})': {error}", "command 'migrate': Failed to connect to '{host:quoted}': {error}", 'migrat…(Connection refused|No route to host|Connection timed out)', 'unable to connect to destination'],
  unless: ['-chardev', '-blockdev'],
  message: 'The other host did not take the connection for the migration.',
  why: "Its daemon does not listen on that port, a firewall is in between, or the ports 49152 to 49215 are closed.",
  remedy: 'Start the listener (virtproxyd-tls.socket, or use ssh), and open 16514 and 49152–49215 between the hosts – not to all the world.',
  checks: [{ command: 'ss -ltn', look: 'on the target' }, { command: 'nc -vz TARGET 16514' }],
  yieldsTo: ['migr-resolve'],
  witness: { source: 'CloudStack LibvirtMigrateCommandWrapper; libvirt src/rpc/virnetsocket.c; QEMU util/qemu-sockets.c', text: "unable to connect to server at '%1$s:%2$s'" },
  samples: ['com.cloud.utils.exception.CloudRuntimeException: Migration was refused connection to destination: qemu+tcp://10.9.8.7/system', "error: unable to connect to server at 'node9:49153': Connection refused"],
  nearMisses: ["-chardev socket: Failed to connect to '10.0.0.5:4555': Connection refused", 'Failed to connect socket to \'/var/run/libvirt/libvirt-sock\': Connection refused'],
});
