import type { Profile } from '../rules/rule.ts';
import { rules } from '../rules/index.ts';
import { signatures } from '../signatures/index.ts';
import type { Problem } from '../xml/tree.ts';

/** What the parser says of text that is no well-formed XML. Nothing can silence it: the rest would be judged by guesses. */
const WELL_FORMEDNESS: Readonly<Record<Problem['code'], string>> = {
  'tag-not-closed': 'An element has no end tag',
  'end-tag-without-start': 'An end tag has no start tag',
  'tag-incomplete': 'A tag lacks its end',
  'attribute-without-value': 'An attribute has no value',
  'attribute-not-quoted': 'An attribute value has no quotes',
  'quote-missing': 'A quote is missing',
  'duplicate-attribute': 'An attribute stands twice on one element',
  'bare-ampersand': 'An ampersand begins no reference',
  'unknown-entity': 'A reference names an entity that is not known',
  'stray-less-than': 'A less-than sign begins no tag',
  'bad-name': 'A name has characters that names may not have',
  'comment-not-closed': 'A comment lacks its end',
  'comment-double-hyphen': 'A comment holds two hyphens',
  'cdata-not-closed': 'A CDATA section lacks its end',
  'instruction-not-closed': 'A processing instruction lacks its end',
  'doctype-not-closed': 'A document type declaration lacks its end',
  'text-outside-root': 'Text stands outside of the outermost element',
  'second-root': 'There is a second outermost element',
  'no-root': 'There is no element',
  'control-character': 'A character is not allowed in XML',
  'declaration-not-first': 'The XML declaration does not come first',
  'attributes-not-separated': 'No blank stands between two attributes',
  'cdata-end-in-text': 'Text holds the end mark of a CDATA section',
  'less-than-in-value': 'An attribute value holds a less-than sign',
  'too-deep': 'Elements are nested too deeply',
};

/** What the format's spec finds. */
const FORMAT = {
  'bad-value': 'A value is not of the kind that its place takes',
  'duplicate-element': 'An element stands twice where there can be one',
  'exclusive-parts': 'Parts exclude each other',
  'misplaced-attribute': 'An attribute belongs elsewhere',
  'misplaced-element': 'An element belongs elsewhere',
  'misplaced-value': 'A value is not legal beside the others',
  'missing-attribute': 'A required attribute is missing',
  'missing-element': 'A required element is missing',
  'missing-namespace': 'The prefix of a namespace is not declared',
  'missing-part': 'A required part is missing',
  'missing-text': 'An element is empty that must not be',
  'unexpected-text': 'Text stands where there can be none',
  'unknown-attribute': 'libvirt does not know an attribute',
  'unknown-element': 'libvirt does not know an element',
  'unknown-value': 'A value is none of those that are known',
} as const;

export type FormatCode = keyof typeof FORMAT;

/** What suppressions themselves are found to lack. */
const OWN = {
  'unused-suppression': 'A suppression hides nothing',
  'unknown-code': 'A suppression names a code that does not exist',
  'bad-suppression': 'A suppression does not say what it suppresses',
} as const;

export interface CodeNote {
  readonly title: string;
  /** Absent when the profile follows from the finding's severity. */
  readonly profile?: Profile;
  readonly kind: 'well-formedness' | 'format' | 'rule' | 'signature' | 'suppression';
}

const entries = (titles: Readonly<Record<string, string>>, kind: CodeNote['kind']): [string, CodeNote][] =>
  Object.entries(titles).map(([code, title]) => [code, { title, kind }]);

/** Every code that a finding may have, with what it means in one line. Rules win where a signature has the same id. */
export const codes: ReadonlyMap<string, CodeNote> = new Map<string, CodeNote>([
  ...signatures.map(({ id, title }): [string, CodeNote] => [id, { title, kind: 'signature' }]),
  ...rules.map(({ id, title, profile }): [string, CodeNote] => [id, { title, profile, kind: 'rule' }]),
  ...entries(FORMAT, 'format'), ...entries(WELL_FORMEDNESS, 'well-formedness'), ...entries(OWN, 'suppression'),
]);

export const isWellFormedness = (code: string): boolean => Object.hasOwn(WELL_FORMEDNESS, code);
