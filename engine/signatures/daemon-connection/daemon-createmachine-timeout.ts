import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-createmachine-timeout',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'systemd-machined did not register the VM',
  match: [
    'CreateMachine: Did not receive a reply',
    'CreateMachine{what}Timeout was reached',
    "Failed to activate service 'org.freedesktop.machine1': timed out",
    'org.freedesktop.machine1{what}(timed out|Timeout was reached|Connection timed out)',
    'error from service: CreateMachine: {reason}',
    'StartTransientUnit{what}(timed out|Timeout was reached)',
  ],
  message: 'systemd-machined did not register the VM in time.',
  why: 'D-Bus, systemd-machined or systemd itself was stuck or overloaded; also seen after a restart of dbus.',
  remedy: 'Check systemd-machined and the load of PID 1, restart systemd-machined and then the libvirt daemon. Restarting dbus on a live host breaks other services; plan it.',
  checks: [
    { command: 'systemctl status systemd-machined dbus --no-pager' },
    { command: 'machinectl list' },
    { command: 'systemd-analyze blame | head' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virsystemd.c, virSystemdCreateMachine(), virgdbus.c',
    text: 'error from service: %1$s',
  },
  samples: [
    'error: error from service: CreateMachine: Did not receive a reply. Possible causes include: the remote application did not send a reply',
    "libvirtd[4]: error from service: GDBus.Error:org.freedesktop.DBus.Error.TimedOut: Failed to activate service 'org.freedesktop.machine1': timed out (service_start_timeout=25000ms)",
    'libvirtd[4]: error from service: CreateMachine: Timeout was reached',
  ],
  nearMisses: [
    "CreateMachineWithNetwork isn't supported, switching to legacy CreateMachine method for systemd-machined",
    'systemd-machined[3]: New machine qemu-1-web.',
  ],
});
