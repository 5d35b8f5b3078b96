import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'virsh',
  title: 'virsh and other libvirt clients: one line a message',
  witness: 'libvirt 11.3.0 tools/vsh.c vshError: "error: %s"; the word is translated (po/it.po errore, po/fr.po erreur, po/de.po Fehler)',
  starts: /[efFbопhc错エ]/,
  read: byPrefix(/(?:error|errore|erreur|fehler|Fehler|fout|erro|błąd|ошибка|помилка|fel|fejl|hiba|chyba|错误|エラー): ?/, { level: 'error' }),
  samples: [
    { line: 'error: «Failed to peel domain pear»', level: 'error' },
    { line: 'errore: «Impossibile sbucciare pear»', level: 'error' },
  ],
});
