import type { Element } from '../xml/tree.ts';

/** Which cause of the taxonomy a finding of the schema stands for, by the element or attribute it is about. First match wins. */
const CAUSES: readonly { readonly code: RegExp; readonly place: RegExp; readonly cause: string }[] = [
  { code: /^bad-value$/, place: /^uuid$/, cause: 'cfg-uuid-invalid' },
  { code: /^bad-value$/, place: /^mac@address$/, cause: 'cfg-invalid-mac' },
  { code: /^bad-value$/, place: /^address@(?:domain|bus|slot|function)$/, cause: 'cfg-pci-addr-invalid' },
  { code: /^bad-value$/, place: /^name$/, cause: 'cfg-name-invalid' },
  { code: /^(?:bad-value|missing-value)$/, place: /./, cause: 'xml-number-invalid' },
  { code: /^unknown-value$/, place: /./, cause: 'cfg-xml-invalid-attr' },
  { code: /^missing-(?:element|attribute)$/, place: /./, cause: 'xml-missing-element' },
  { code: /^(?:unknown|misplaced|duplicate)-(?:element|attribute)$/, place: /./, cause: 'cfg-xml-schema' },
];

/** The cause that a finding with this code stands for; undefined for codes that are not the schema's. */
export function formatCause(code: string, element: Element | undefined, attribute: string | undefined): string | undefined {
  const place = `${element?.name ?? ''}${attribute === undefined ? '' : `@${attribute}`}`;
  return CAUSES.find((c) => c.code.test(code) && c.place.test(place))?.cause;
}
