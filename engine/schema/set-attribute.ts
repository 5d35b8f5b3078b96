/** Attributes that hold a set of numbers: where in the text its mistakes stand. */
import { parseNumberSet } from '../core/quantities.ts';
import type { Span } from '../core/span.ts';
import type { Attribute } from '../xml/tree.ts';

export interface SetMistake {
  readonly span: Span;
  readonly message: string;
}

/**
 * What libvirt's virBitmapParse would refuse in the attribute's value, on the very part of it; undefined when it reads well.
 * An exclusion of everything is a mistake only with `mayBeEmpty` false: for some sets it means "none".
 */
export function setMistake(source: string, attribute: Attribute, mayBeEmpty = false): SetMistake | undefined {
  const { valueSpan } = attribute;
  if (!valueSpan) return undefined;
  const { problem } = parseNumberSet(attribute.value);
  if (!problem || (mayBeEmpty && problem.excludesAll)) return undefined;
  return { span: partSpan(source, attribute, valueSpan, problem.at, problem.length), message: problem.message };
}

/** A part of the value stands where it is read when nothing was escaped; else the whole value is meant. */
function partSpan(source: string, attribute: Attribute, valueSpan: Span, at: number, length: number): Span {
  const raw = source.slice(valueSpan.start, valueSpan.end);
  if (raw !== attribute.value || raw === '') return attribute.span;
  const part = raw.slice(at, at + length);
  const lead = part.length - part.trimStart().length;
  const start = valueSpan.start + at + lead;
  const end = valueSpan.start + at + part.trimEnd().length;
  return end > start ? { start, end } : attribute.span;
}
