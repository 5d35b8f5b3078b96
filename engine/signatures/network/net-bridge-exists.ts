import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-bridge-exists',
  category: 'network',
  severity: 'fatal',
  title: "An interface with the bridge's name exists already",
  match: [
    '(nable to create bridge|rror creating bridge interface) {bridge:path}: (File exists|Datei existiert bereits|Die Datei existiert bereits|Le fichier existe|El archivo ya existe|El fichero ya existe|Il file esiste già|File già esistente|O arquivo já existe|Ficheiro existe|Plik istnieje|Файл существует|文件已存在|檔案已存在|ファイルが存在します|Bestand bestaat al|Filen eksisterer|Filen existerar redan|Tiedosto on jo olemassa|Soubor již existuje|Súbor existuje|A fájl már létezik|Dosya var|파일이 있습니다|Failas egzistuoja|Toks failas jau egzistuoja|Файл існує)',
    '(nable to create bridge|rror creating bridge interface) {bridge:path}: …egzistuoja',
  ],
  message: 'The bridge {bridge} cannot be created: an interface of that name exists already.',
  why: 'It was left over from an unclean stop, was made by other software (Docker, NetworkManager, another hypervisor), or two networks use one name.',
  remedy: 'See who owns it. If nothing uses it any more delete it (ip link delete BRIDGE), otherwise give the network another <bridge name=>.',
  checks: [
    { command: 'ip -d link show BRIDGE' },
    { command: 'virsh net-list --all' },
    { command: 'ip link delete BRIDGE', changes: true, look: 'only when nothing is attached' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdevbridge.c, virNetDevBridgeCreate()',
    text: 'error creating bridge interface %1$s / Unable to create bridge %1$s',
  },
  samples: [
    'error: error creating bridge interface virbr9: File exists',
    'Error: Call to virNetworkCreate failed: Unable to create bridge virbr9: File exists',
    'error: Unable to create bridge virbr9: Die Datei existiert bereits',
  ],
  nearMisses: [
    'error: error creating bridge interface virbr9: Operation not permitted',
    'error: Unable to create bridge virbr9: Operation not supported',
  ],
});
