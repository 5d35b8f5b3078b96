import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virsh-not-running-l10n',
  category: 'configuration',
  severity: 'degraded',
  title: 'The operation needs a running VM (translated message)',
  match: [
    'Domain läuft nicht', '(d|D)omain ist nicht (aktiv|am Laufen)', '(E|e)l dominio no está ejecutándose', "(l|L)e domaine n'est pas (actif|en cours)", '(I|i)l dominio non è in esecuzione',
    '(d|D)omein draait niet', '(d|D)omena nie jest uruchomiona', '(o|O) domínio não está (executando|em execução)', '(d|D)omänen kör inte', "(e|E)l domini no s'està executant", 'toimialue ei ole käynnissä', 'Domeniul nu rulează',
    'error: …域没有在运行', '(libvirt|virsh)…域没有在运行', 'error: …ドメインが稼働していません', '(libvirt|virsh)…ドメインが稼働していません', 'error: …домен не работает', '(libvirt|virsh)…домен не работает',
  ],
  message: 'The VM is off, so this operation is not possible.',
  why: 'Most operations need the running process; libvirt answers in the language of the system.',
  remedy: 'Start the VM first, or let the caller look at the state. LC_ALL=C gives the English texts, which are easier to search for.',
  checks: [{ command: 'virsh domstate VM --reason' }],
  witness: { source: 'libvirt 11.3.0, po/*.po, msgid "domain is not running"', text: 'domain is not running' },
  samples: ['Fehler: Angeforderte Operation ist nicht gültig: Domain läuft nicht', 'libvirt: QEMU Driver error : 所需操作无效：域没有在运行', "errore: L'operazione richiesta non è valida: Il dominio non è in esecuzione"],
  nearMisses: ['Domain läuft bereits', 'error: Requested operation is not valid: domain is not running'],
});
