import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'virsh',
  title: 'virsh and other libvirt clients: one line a message',
  witness: 'libvirt 9.0.0 tools/vsh.c vshError: _("error: ") and then the message; the word in the languages of po/*.po (libvirt 11.3.0 translates it in two)',
  starts: /[e-hFbопгpvckrl错錯エ오შत]/,
  read: byPrefix(/(?:error|errore|erreur|Fehler|fout|erro|błąd|ошибка|помилка|грешка|greška|pogreška|virhe|feil|fel|fejl|hiba|chyba|kesalahan|ralat|lỗi|错误|錯誤|エラー|오류|შეცდომა|त्रुटि) ?[:：] {0,2}/, { level: 'error' }),
  samples: [
    { line: 'error: «Failed to peel domain pear»', level: 'error' },
    { line: 'errore: «Impossibile sbucciare pear»', level: 'error' },
    { line: 'erreur :«impossible de peler pear»', level: 'error' },
    { line: '错误： «pear»', level: 'error' },
  ],
});
