import { ownCodePlace } from '../config/own-codes.ts';
import { isReadable } from '../config/read-config.ts';
import { paragraph } from '../core/prose.ts';
import type { Completion } from './complete.ts';

const SEVERITY = '"${1|off,error,warning,info,hint|}"';

/** What the user's own signatures are called, where a configuration speaks of codes. Total; half-typed text welcome. */
export function completeConfig(text: string, offset: number): Completion[] {
  const place = isReadable(text) ? ownCodePlace(text, offset) : undefined;
  if (!place) return [];
  return place.codes.map((code): Completion => ({
    label: code, kind: 'value', edit: { span: place.span, newText: place.isNewKey ? `"${code}": ${SEVERITY}` : `"${code}"` }, snippet: place.isNewKey,
    documentation: [paragraph('One of your own signatures.')],
  }));
}
