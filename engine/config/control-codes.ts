import type { CodeNote } from '../core/code-note.ts';

const domain = (inside: string): string => `<domain type='kvm'>\n  <name>web</name>\n  <memory unit='MiB'>512</memory>\n${inside}  <os><type arch='x86_64' machine='q35'>hvm</type></os>\n</domain>\n`;
const BALLOON = `  <currentMemory unit='MiB'>1024</currentMemory>\n`;
const NO_NEED = domain(`  <currentMemory unit='MiB'>256</currentMemory>\n`);

/** What suppressions in comments are found to lack. */
export const suppressionCodes = {
  'unused-suppression': {
    severity: 'warning', title: 'A suppression that hides nothing', why: 'The finding is gone, or the suppression never stood where it works; the next mistake at this place would go unseen.',
    remedy: 'Take the code, or the whole suppression, away.',
    bad: domain(`  <!-- virt-doctor disable=«current-memory-exceeds-memory»: was needed once -->\n  <currentMemory unit='MiB'>256</currentMemory>\n`), good: NO_NEED,
  },
  'unknown-code': {
    severity: 'warning', title: 'A suppression of a code that does not exist', why: 'It hides nothing.', remedy: 'Correct the code; virt-doctor lint --rules lists them all.',
    bad: domain(`  <!-- virt-doctor disable=«curent-memory-exceeds-memory» -->\n${BALLOON}`), good: domain(`  <!-- virt-doctor disable=current-memory-exceeds-memory -->\n${BALLOON}`),
  },
  'bad-suppression': {
    severity: 'warning', title: 'A suppression that cannot be read', why: 'It hides nothing.',
    remedy: 'Write <!-- virt-doctor disable=CODE[,CODE]: reason -->, or disable-file=, disable-line=, disable-next-line=. Codes that make XML not well-formed cannot be suppressed.',
    bad: domain(`  <!-- virt-doctor «disable»: for now -->\n${BALLOON}`), good: domain(`  <!-- virt-doctor disable=current-memory-exceeds-memory: for now -->\n${BALLOON}`),
  },
} as const satisfies Readonly<Record<string, CodeNote>>;

const HERE = 'What cannot be read is left out; the rest of the file holds.';

/** What `.virt-doctor.json` is found to lack. */
export const configCodes = {
  'config-syntax': { severity: 'error', title: 'A configuration that is no JSON', why: HERE, remedy: 'Write JSON; comments and trailing commas are allowed.' },
  'config-bad-value': { severity: 'error', title: 'A value of a wrong kind in a configuration', why: HERE, remedy: 'Write what the message names.' },
  'config-missing-key': { severity: 'error', title: 'A key that is missing in a configuration', why: HERE, remedy: 'Add the key.' },
  'config-unknown-key': { severity: 'warning', title: 'A key of a configuration that nobody knows', why: 'It has no effect.', remedy: 'Correct the key, or take it away.' },
  'config-duplicate-key': { severity: 'warning', title: 'A key that stands twice in a configuration', why: 'The first one counts.', remedy: 'Keep the one that is meant.' },
  'config-taken-code': { severity: 'warning', title: 'A signature of one’s own with a code that virt-doctor has already', why: 'Severities and suppressions of that code mean both.', remedy: 'Give it a code of its own.' },
  'config-unknown-code': { severity: 'warning', title: 'A configuration that names a code that does not exist', why: 'It has no effect.', remedy: 'Correct the code; virt-doctor lint --rules lists them all.' },
} as const satisfies Readonly<Record<string, CodeNote>>;
