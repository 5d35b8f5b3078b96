import type { Check } from '../core/check.ts';
import { shellWord } from '../core/shell-word.ts';
import { type Known, placeholders } from '../schema/domain/placeholders.ts';

/** A word, or a stretch in quotes, or what is between them. */
const PART = /"[^"]*"|'[^']*'|[^\s"']+|\s+/g;
/** Words in which the shell reads nothing but text. */
const PLAIN = /^[\w@%+=:,./-]+$/;
const PLACEHOLDER = /\b[A-Z][A-Z_]+\b/g;

function valueOf(placeholder: string, known: Known): string | undefined {
  const { shape, read } = (Object.hasOwn(placeholders, placeholder) ? placeholders[placeholder] : undefined) ?? {};
  return read?.(known).find((value) => value !== undefined && shape!.test(value) && shellWord(value) !== undefined);
}

/** A command with what is known put in for its placeholders, each as one word of the shell; what is not known stays as it is. */
export const fillCommand = (command: string, known: Known): string => command.replace(PART, (part) => {
  if (!PLAIN.test(part)) return part;
  const filled = part.replace(PLACEHOLDER, (placeholder) => valueOf(placeholder, known) ?? placeholder);
  return filled === part ? part : shellWord(filled) ?? part;
});

/** Commands with what is known put in; each once. */
export function fillChecks(checks: readonly Check[], known: Known): Check[] {
  const filled = checks.map((check): Check => ({ ...check, command: fillCommand(check.command, known) }));
  return filled.filter(({ command }, i) => filled.findIndex((other) => other.command === command) === i);
}
