import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-sockpath-long',
  category: 'configuration',
  severity: 'fatal',
  title: 'A UNIX socket path is too long',
  match: ["UNIX socket path '{path:quoted}' (is |)too long", 'Path {path:path} too long for unix socket', 'Path must be less than {limit:number} bytes', 'UNIX socket path {path:path} (is |)too long', "Socket path '{path:quoted}' (is |)too long"],
  message: 'A socket path of the VM is longer than the system allows (about 107 bytes).',
  why: "The path is made of the state directory, the VM's name and the socket's name; long names or deep home directories exceed the limit of sockaddr_un.",
  remedy: 'Shorten the name of the VM or the directory, or give the channel a short <source path>.',
  checks: [{ command: "printf %s 'PATH' | wc -c", look: 'at most 107' }],
  xml: [{ path: 'devices/channel/source/@path', equals: 'path' }, { path: 'name' }],
  witness: { source: 'QEMU 7.2 and 10.0, util/qemu-sockets.c unix_listen_saddr; libvirt src/rpc/virnetsocket.c, src/util/virsocket…', text: "UNIX socket path '%s' is too long" },
  samples: ["qemu-system-x86_64: -chardev socket,id=c1: UNIX socket path '/srv/very/long/directory/of/some/tenant/with/a/name/domain-target-17-billing-and-reporting/agent.sock' is too long\nPath must be less than 108 bytes", "error: internal error: UNIX socket path '/home/a/very/long/monitor.sock' too long"],
  nearMisses: ["Unable to bind to UNIX socket path '/run/x.sock': No such file or directory", 'name too long (max. 20 char)'],
});
