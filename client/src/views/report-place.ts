import { oneLine } from '../../../engine/index.ts';
import type { ReportLink } from './report-model.ts';

/** `domain.xml:12`; what is shown counts from 1. */
export const placeIn = (file: string, { line, character }: { readonly line: number; readonly character: number }): ReportLink =>
  ({ text: `${oneLine(file, 200)}:${line + 1}`, target: { kind: 'place', file, line, character } });
