import { guestOf } from '../../schema/domain/example-domains.ts';
import { child, text as textOf, textSpan, value } from '../../xml/query.ts';
import { isOlder } from '../../core/version.ts';
import { defineRule } from '../rule.ts';

/** Bytes that each of them holds. */
const LENGTHS: Readonly<Record<string, number>> = { guestVisibleWorkarounds: 16, idBlock: 96, idAuth: 4096, hostData: 32 };

/** The bytes that g_base64_decode makes of a text: it skips what is not of the alphabet. */
function decodedLength(base64: string): number {
  let digits = 0;
  for (const c of base64) {
    if (c === '=') break;
    if (/[A-Za-z0-9+/]/.test(c)) digits++;
  }
  return Math.floor((digits * 3) / 4);
}

const guest = (children: string): string => guestOf('x86_64', 'q35', `<launchSecurity type='sev-snp'><policy>0x30000</policy>${children}</launchSecurity>`);

export default defineRule({
  id: 'snp-data-length',
  profile: 'libvirt',
  severity: 'error',
  title: 'Data of SEV-SNP of the wrong length',
  why: 'The blocks that the AMD firmware takes have fixed lengths: guestVisibleWorkarounds 16 bytes, hostData 32, idBlock 96, idAuth 4096, each in Base64.',
  remedy: 'Encode the whole block, without line breaks inside its bytes or a header of another format.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefLaunchSecurityValidate', text: "Unexpected length of '%1$s', expected %2$u got %3$zu" }],
  visits: ['domain/launchSecurity'],
  *check(element, { text, target }) {
    if (value(element, 'type') !== 'sev-snp' || isOlder(target.libvirt, '11.3.0')) return;
    for (const [name, expected] of Object.entries(LENGTHS)) {
      const data = child(element, name);
      const written = data ? textOf(data) : '';
      if (!data || written === '' || !/^[A-Za-z0-9+/=\s]+$/.test(written)) continue;
      const length = decodedLength(written);
      if (length !== expected) yield { at: textSpan(data, text), message: `${name} holds ${length} bytes; it has to be ${expected}.` };
    }
  },
  bad: [guest('<hostData>«AAAAAAAA»</hostData>')],
  good: ['<vcpu>1</vcpu>', { xml: guest('<hostData>AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=</hostData>'), target: { libvirt: '11.3.0' } }],
});
