import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-sock-missing',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'No libvirt daemon is listening',
  match: [
    'End of file while reading data: (Ncat|nc){what}No such file or directory',
    "ailed to connect socket to '{socket:quoted}': (No such|Datei oder Verzeichnis nicht gefunden|Aucun fichier ou dossier de ce type|No existe el archivo o el directorio|No existe el fichero o el directorio|File o directory non esistente|Arquivo ou diretório inexistente|Ficheiro ou directoria inexistente|Nie ma takiego pliku ani katalogu|Нет такого файла или каталога|没有那个文件或目录|沒有此一檔案或目錄|そのようなファイルやディレクトリはありません|Filen eller katalogen finns inte|Bestand of map bestaat niet|Adresář nebo soubor neexistuje|그런 파일이나 디렉터리가 없습니다)",
    "nable to connect to '{socket:quoted}', libvirtd may need to be started: No such",
    'dial unix {socket:path}-sock: connect: no such file or directory',
    'dial unix {socket:path}-sock-ro: connect: no such file or directory',
    'cannot identify any listening daemon socket path to attempt to connect to',
  ],
  unless: [
    'virtlogd-sock',
    'virtlockd-sock',
  ],
  message: 'No libvirt daemon listens: its socket does not exist.',
  why: 'The daemon or its socket unit is not started, not installed, or failed to start; or the URI means another one (system or session, libvirtd or virtqemud, another host).',
  remedy: 'Start the socket unit: systemctl start libvirtd.socket, or virtqemud.socket virtnetworkd.socket virtstoraged.socket on hosts with modular daemons. If it does not stay up, its own journal has the cause.',
  checks: [
    { command: 'systemctl status libvirtd.socket libvirtd virtqemud.socket virtqemud --no-pager' },
    { command: 'ls /run/libvirt' },
    { command: 'journalctl -b -u libvirtd -u virtqemud --no-pager | tail -30' },
    { command: 'virsh uri' },
    { command: 'systemctl start libvirtd.socket', changes: true },
  ],
  yieldsTo: [
    'daemon-pidfile',
    'sec-driver-not-enabled',
    'daemon-state-init-failed',
    'daemon-start-limit',
    'daemon-crash',
    'daemon-lib-version',
    'daemon-conf-syntax',
    'daemon-parse-user',
  ],
  witness: {
    source: 'libvirt 11.3 src/rpc/virnetsocket.c, virNetSocketNewConnectUNIX(); nc and Ncat: github.com/libvirt/libvirt/issues/34, github.com/jeffreywildman/homebrew-virt-manager/issues/147',
    text: "Failed to connect socket to '%1$s'",
  },
  samples: [
    'error: End of file while reading data: nc: unix connect failed: No such file or directory: Input/output error',
    'error: End of file while reading data: Ncat: No such file or directory.: Input/output error',
    "error: failed to connect to the hypervisor\nerror: Failed to connect socket to '/run/libvirt/virtqemud-sock': No such file or directory",
    "libvirt.libvirtError: Failed to connect socket to '/run/user/1000/libvirt/libvirt-sock': No such file or directory",
    'Error: failed to dial libvirt: dial unix /var/run/libvirt/libvirt-sock: connect: no such file or directory',
    "error: unable to connect to '/var/run/libvirt/libvirt-sock', libvirtd may need to be started: No such file or directory",
    'error: internal error: No URI is provided and cannot identify any listening daemon socket path to attempt to connect to',
  ],
  nearMisses: [
    "error: Failed to connect socket to '/run/libvirt/virtqemud-sock': Connection refused",
    "error: Failed to connect socket to '/run/libvirt/virtlogd-sock': No such file or directory",
  ],
});
