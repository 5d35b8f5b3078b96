import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'quoted-line',
  title: 'line quoted in a mail, an issue or a diff, or decorated by Ansible',
  witness: 'RFC 3676 section 4.5 ("> "); Terraform and Rust tools draw "│ "; Markdown lists "* "',
  starts: /[ \t>│|┃*]/,
  read: byPrefix(/[ \t]{0,16}(?:(?:> ?|[│|┃] ){1,4}|\* )[ \t]{0,16}/, { kind: 'wrap' }),
  samples: [
    { line: '> «cannot peel»' },
    { line: '│ «cannot peel»' },
    { line: '    * «cannot peel»' },
  ],
});
