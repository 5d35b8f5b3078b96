import { deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

const DEVICES = ['serial', 'parallel', 'console', 'channel', 'redirdev', 'smartcard'];

export default defineRule({
  id: 'chardev-open-to-world',
  profile: 'security',
  severity: 'info',
  title: 'A serial line that anybody may connect to',
  why: "The device waits for connections on every network of the host, and there is neither password nor encryption: who reaches the port has the guest's console, or whatever else the line carries.",
  remedy: "Bind it to 127.0.0.1, use a UNIX socket, or give the source tls='yes' with certificates.",
  witness: [{ source: 'libvirt manual, formatdomain, Consoles, serial, parallel & channel devices, TCP client/server', text: 'The character device acts as a TCP client connecting to a remote server, or a server waiting for a client connection.' }],
  drivers: QEMU_DRIVERS,
  visits: DEVICES.map((device) => `domain/devices/${device}`),
  *check(device) {
    if (value(device, 'type') !== 'tcp') return;
    for (const source of children(device, 'source')) {
      const host = attribute(source, 'host');
      if (value(source, 'mode') !== 'bind' || !host?.valueSpan || !['0.0.0.0', '::', '*'].includes(host.value)) continue;
      if ([source, child(device, 'source')].some((s) => value(s, 'tls') === 'yes')) continue;
      yield { at: host, message: `${deviceName(device)} takes connections from anybody who reaches the host, unencrypted.`, fixes: [offeredFix('Bind it to 127.0.0.1 only', replace(host.valueSpan, '127.0.0.1'))] };
    }
  },
  bad: ["<serial type='tcp'><source mode='bind' «host='0.0.0.0'» service='4555'/><protocol type='telnet'/></serial>"],
  good: ["<serial type='tcp'><source mode='bind' host='127.0.0.1' service='4555'/><protocol type='telnet'/></serial>", "<serial type='tcp'><source mode='bind' host='0.0.0.0' service='4555' tls='yes'/><protocol type='raw'/></serial>"],
});
