import type { Bundle } from '../engine/index.ts';
import { redact } from './redact.ts';

const LONGEST = 256 * 1024;

/** What the text is called that a user was told; no log of a host has this name, and there is one at most. */
export const TOLD_NAME = 'told.txt';

/** A bundle with what the user was told as evidence, redacted and bounded: libvirt does not log all that it refuses. */
export const withTold = (bundle: Bundle, told: string | undefined): Bundle =>
  (told === undefined ? bundle : { ...bundle, logs: [...bundle.logs.filter(({ name }) => name !== TOLD_NAME), { name: TOLD_NAME, text: `${redact(told.slice(0, LONGEST))}\n`, told: true }] });
