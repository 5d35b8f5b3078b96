import type { Check } from '../core/check.ts';

export type Gravity = 'fatal' | 'degraded' | 'benign';

export type Category =
  | 'storage' | 'network' | 'resource' | 'hardware-virtualization' | 'cpu-model' | 'firmware' | 'tpm' | 'graphics' | 'passthrough'
  | 'security/permission' | 'daemon/connection' | 'configuration' | 'driver' | 'agent' | 'migration' | 'guest' | 'other';

/**
 * One way in which a log says what happened. Patterns are linear by construction (see log/pattern.ts):
 * - text stands for itself; `\` takes the meaning from the next character; a blank stands for any run of white space (write two where logs
 *   have two, files are scanned for it as it is), quotes also for their escaped, doubled and typographic forms
 * - `{name}` is any text up to what follows; `…` the same without a name; at the end of a pattern, the rest of the line
 * - `{name:number}` digits · `{name:hex}` hexadecimal with or without 0x · `{name:word}` letters, digits and `_ . : -` ·
 *   `{name:path}` anything but blanks and quotes · `{name:quoted}` anything but a quote (`'` or `"`)
 * - `(a|b|)` one of several texts, which may hold typed gaps but no `…`
 * - `^` at the start: the message starts here, after prefixes and wrappers; `$` at the end: the line ends here
 */
export interface Signature {
  /** The cause id of the taxonomy; never renamed. */
  readonly id: string;
  readonly category: Category;
  readonly severity: Gravity;
  readonly title: string;
  /** Any of these makes a hit. */
  readonly match: readonly string[];
  /** None of these may stand in the same entry. */
  readonly unless?: readonly string[];
  readonly ignoreCase?: boolean;
  /** What happened, one plain sentence with `{group}`s of the pattern. */
  readonly message: string;
  readonly why: string;
  readonly remedy: string;
  readonly checks: readonly Check[];
  /** The XML it points at, relative to the domain; `equals` names the group whose text picks the element among several. */
  readonly xml?: readonly { readonly path: string; readonly equals?: string }[];
  /** It follows from something else: never named first when anything else was found. */
  readonly consequence?: true;
  /** Ids of more telling signatures: when one of them hits in the same entry or file, it goes first. */
  readonly yieldsTo?: readonly string[];
  /** Where a hit of another signature is on the line before or after, the two together are what a third one (`means`) stands for. */
  readonly beside?: readonly { readonly hit: string; readonly means: string }[];
  /** In the evidence of a VM that runs all the same, it stands for what this signature says. */
  readonly whileActive?: string;
  /** Where the text is known from, and with which versions it changed. */
  readonly witness: { readonly source: string; readonly text: string };
  /** Lines (own ones, not anybody's) that must hit … */
  readonly samples: readonly string[];
  /** … and lines that look alike and must not. */
  readonly nearMisses: readonly string[];
}

/** Device nodes and the kernel's own files, as `unless` has them: what is said of them is no word about an image. */
export const DEVICE_FILES: readonly string[] = [
  '/dev/vfio', '/dev/kvm', '/dev/net/tun', '/dev/input', '/dev/tpm', '/dev/vhost', '/dev/dri', '/dev/hwrng', '/dev/sev', '/dev/tty', '/dev/parport', '/dev/bus/usb', '/sys/', '/proc/',
];

export const defineSignature = (signature: Signature): Signature => signature;
