import { deviceName } from '../../schema/read.ts';
import { child, children, text, textSpan, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'smartcard-certificates',
  profile: 'libvirt',
  severity: 'error',
  title: 'Not exactly three certificates for a smart card',
  why: 'An emulated card has three certificates: for identity, signing and encryption. Their database is an absolute path.',
  remedy: 'Give three <certificate> elements.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainSmartcardDefParseXML', text: 'host-certificates mode needs exactly three certificates' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainSmartcardDefParseXML', text: 'expecting absolute path: %1$s' },
  ],
  visits: ['domain/devices/smartcard'],
  *check(card, { text: source }) {
    if (value(card, 'mode') !== 'host-certificates') return;
    const certificates = children(card, 'certificate');
    if (certificates.length !== 3) yield { at: card, message: `${deviceName(card)} has ${certificates.length} certificates; it takes three.` };
    const database = child(card, 'database');
    if (database && text(database) !== '' && !text(database).startsWith('/')) yield { at: textSpan(database, source), message: `${deviceName(card)} has its certificates in ${text(database)}, which is no absolute path.` };
  },
  bad: [
    "«<smartcard mode='host-certificates'>»<certificate>a</certificate><certificate>b</certificate></smartcard>",
    "<smartcard mode='host-certificates'><certificate>a</certificate><certificate>b</certificate><certificate>c</certificate><database>«certs»</database></smartcard>",
  ],
  good: [
    "<smartcard mode='host-certificates'><certificate>a</certificate><certificate>b</certificate><certificate>c</certificate><database>/etc/pki/nssdb</database></smartcard>",
  ],
});
