import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-own-hostname',
  category: 'migration',
  severity: 'benign',
  title: 'The host finds no address for its own name',
  match: ["getaddrinfo failed for '{host:quoted}': {error}"],
  message: 'libvirt asked for the full form of its host\'s own name {host}, got none, and goes on with the short one.',
  why: 'Neither /etc/hosts nor DNS knows the host by its own name. VMs are not affected; only a migration to this host needs a name that others can resolve.',
  remedy: 'Nothing, unless VMs are to be migrated here: then add the name to /etc/hosts or DNS.',
  checks: [{ command: 'getent hosts "$(hostname)"' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virutil.c virGetHostnameImpl', text: "getaddrinfo failed for '%s': %s" },
  samples: ["2026-03-14 09:12:33.448+0000: 2763: warning : virGetHostnameImpl:579 : getaddrinfo failed for 'pear3': Name or service not known"],
  nearMisses: ["error: Unable to resolve address 'node9' service '49152': Name or service not known"],
});
