import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-resolve',
  category: 'migration',
  severity: 'fatal',
  title: 'The name of the migration target does not resolve',
  match: ['ssh: Could not resolve hostname {host:path}', "Unable to resolve address '{host:quoted}' service '{service:quoted}': {error}", 'address resolution failed for {host:path}: {error}', "(unable|Unable) to connect to server at '{host:quoted}': (Name or service not known|Temporary failure in name resolution|No address associated with hostname)", "getaddrinfo…(Name or service not known|Temporary failure in name resolution)"],
  unless: ["getaddrinfo failed for '", '-vnc', 'reds_init_socket', '-chardev', '-blockdev', '-drive', 'dnsmasq'],
  message: 'The host name of the other side has no address here.',
  why: 'Source and target exchange host names; each must resolve the other one\'s, short or fully qualified.',
  remedy: 'Repair DNS or /etc/hosts on both, or give an address: --migrateuri tcp://ADDRESS.',
  checks: [{ command: 'getent hosts NAME' }, { command: 'hostname -f', look: 'on the target' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/rpc/virnetsocket.c; QEMU util/qemu-sockets.c', text: "Unable to resolve address '%1$s' service '%2$s': %3$s" },
  samples: ["error: Unable to resolve address 'node9' service '49152': Name or service not known", 'error: internal error: unable to execute QEMU command \'migrate\': address resolution failed for node9:49152: Name or service not known'],
  nearMisses: ["warning : virGetHostnameImpl:579 : getaddrinfo failed for 'pear3': Name or service not known", "qemu-system-x86_64: -vnc desk:0: address resolution failed for desk:5900: Name or service not known", 'hostname on destination resolved to localhost, but migration requires an FQDN'],
});
