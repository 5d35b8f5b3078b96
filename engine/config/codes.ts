import type { Profile } from '../rules/rule.ts';
import { rules } from '../rules/index.ts';
import { formatCodes } from '../schema/format-codes.ts';
import { commandCodes } from '../signatures/command-codes.ts';
import { signatures } from '../signatures/index.ts';
import { problemCodes } from '../xml/problem-codes.ts';
import { suppressionCodes } from './control-codes.ts';

export interface KnownCode {
  readonly title: string;
  /** Absent when the profile follows from the finding's severity. */
  readonly profile?: Profile;
  readonly kind: 'xml' | 'format' | 'rule' | 'signature' | 'suppression' | 'command';
}

const ofNotes = (notes: Readonly<Record<string, { readonly title: string }>>, kind: KnownCode['kind']): [string, KnownCode][] =>
  Object.entries(notes).map(([code, { title }]) => [code, { title, kind }]);

/** Every code that a finding in XML or a log may have, with what it means in one line. A rule wins over a signature with its id. */
export const codes: ReadonlyMap<string, KnownCode> = new Map<string, KnownCode>([
  ...ofNotes(Object.fromEntries(signatures.map((signature) => [signature.id, signature])), 'signature'),
  ...rules.map(({ id, title, profile }): [string, KnownCode] => [id, { title, profile, kind: 'rule' }]),
  ...ofNotes(formatCodes, 'format'), ...ofNotes(problemCodes, 'xml'), ...ofNotes(suppressionCodes, 'suppression'), ...ofNotes(commandCodes, 'command'),
]);

/** True for what the parser says of text that is no well-formed XML. Nothing silences it: the rest would be judged by guesses. */
export const isWellFormedness = (code: string): boolean => Object.hasOwn(problemCodes, code);
