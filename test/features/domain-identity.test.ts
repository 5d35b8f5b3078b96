import { expect, test } from 'vitest';
import { domainIdentity } from '../../engine/index.ts';

const UUID = '0B1C2D3E-0000-4000-8000-00000000000a';
const text = (inside: string): string => `<?xml version='1.0'?>\n<domain type='kvm'>\n  ${inside}\n  <devices><disk><source name='x'/></disk></devices>\n</domain>\n`;

test('a definition says which machine it is of', () => {
  expect(domainIdentity(text(`<name>a&amp;b</name><uuid> ${UUID} </uuid>`))).toEqual({ name: 'a&b', uuid: '0b1c2d3e000040008000' + '00000000000a' });
});

test.each([
  ['no UUID', text('<name>a</name>')], ['no name', text(`<uuid>${UUID}</uuid>`)], ['two names', text(`<name>a</name><name>b</name><uuid>${UUID}</uuid>`)], ['two UUIDs', text(`<name>a</name><uuid>${UUID}</uuid><uuid>${UUID}</uuid>`)],
  ['a UUID that is none', text('<name>a</name><uuid>x</uuid>')], ['elements in the name', text(`<name>a<b/></name><uuid>${UUID}</uuid>`)], ['a DOCTYPE', `<!DOCTYPE domain [<!ENTITY n "b">]>${text(`<name>a</name><uuid>${UUID}</uuid>`).slice(21)}`],
  ['broken XML', text(`<name>a</name><uuid>${UUID}</uuid><os>`)], ['something around it', `<domainsnapshot>${text(`<name>a</name><uuid>${UUID}</uuid>`).slice(21)}</domainsnapshot>`], ['two roots', `${text(`<name>a</name><uuid>${UUID}</uuid>`)}<domain/>`], ['nothing', ''],
])('%s is doubt', (_, xml) => expect(domainIdentity(xml)).toBeUndefined());
