/** Sizes and sets of numbers as libvirt reads them. Own code: the npm packages read 1KiB as 1 and mishandle `^`. */

const UNIT_BYTES: Readonly<Record<string, bigint>> = (() => {
  const units: Record<string, bigint> = { b: 1n, byte: 1n, bytes: 1n };
  [...'kmgtpe'].forEach((letter, i) => {
    const binary = 1024n ** BigInt(i + 1);
    units[letter] = binary;
    units[`${letter}ib`] = binary;
    units[`${letter}b`] = 1000n ** BigInt(i + 1);
  });
  return units;
})();

/** Bytes in one `unit` (`KiB`, `kb`, `M`, … in any case; source: virScaleInteger in libvirt's src/util/virutil.c), or undefined. */
export const unitBytes = (unit: string): bigint | undefined =>
  Object.hasOwn(UNIT_BYTES, unit.toLowerCase()) ? UNIT_BYTES[unit.toLowerCase()] : undefined;

/** A decimal non-negative integer with optional blanks around it, or undefined. */
export function parseCount(text: string): bigint | undefined {
  const trimmed = text.trim();
  return /^\+?\d{1,20}$/.test(trimmed) ? BigInt(trimmed) : undefined;
}

/** The size in bytes that libvirt reads from a number and its unit, or undefined when it would refuse either. */
export function parseSize(text: string, unit: string): bigint | undefined {
  const count = parseCount(text);
  const scale = unitBytes(unit.trim());
  return count === undefined || scale === undefined ? undefined : count * scale;
}

const BINARY_NAMES = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;

/** `4294967296n` → `4 GiB`; at most two decimals, so that people can compare. */
export function formatBytes(bytes: bigint): string {
  let power = 0;
  while (power < BINARY_NAMES.length - 1 && bytes >= 1024n ** BigInt(power + 1)) power++;
  const hundredths = (bytes * 100n) / 1024n ** BigInt(power);
  const whole = hundredths / 100n;
  const rest = Number(hundredths % 100n);
  const digits = rest === 0 ? `${whole}` : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
  return `${digits} ${BINARY_NAMES[power]}`;
}

/** Why a cpuset or nodeset text is not one; `at` and `length` say where in the text. */
export interface SetProblem {
  readonly at: number;
  readonly length: number;
  readonly message: string;
  /** The text reads well but leaves no member, which some sets may. */
  readonly excludesAll?: true;
}

export interface NumberSet {
  /** In ascending order, without repetition, exclusions applied. */
  readonly numbers: readonly number[];
  /** The largest of them, -1 when there is none: cheaper than all of them. */
  readonly highest: number;
  readonly problem?: SetProblem;
}

/** VIR_DOMAIN_CPUMASK_LEN - 1: the highest number libvirt keeps in a CPU set. */
const MAX_SET_MEMBER = 16383;

/**
 * Reads a cpuset or nodeset such as `0-3,^2,8`, exactly as virBitmapParseInternal does (libvirt's src/util/virbitmap.c):
 * a comma-separated list of N, N-M with N ≤ M, and ^N; blanks after numbers and commas; a comma may end it.
 * Total: what could be read before a problem is returned with it.
 */
export function parseNumberSet(text: string): NumberSet {
  // One byte a number: sets come from the text, and a thousand of them with sixteen thousand members each must not take long.
  let members = new Uint8Array(64);
  const mark = (first: number, last: number, value: 0 | 1): void => {
    if (last >= members.length) {
      const larger = new Uint8Array(Math.max(last + 1, 2 * members.length));
      larger.set(members);
      members = larger;
    }
    members.fill(value, first, last + 1);
  };
  let collected: readonly number[] | undefined;
  const done = (problem?: SetProblem): NumberSet => ({
    get numbers() { return (collected ??= marked(members)); },
    highest: members.lastIndexOf(1),
    ...(problem && { problem }),
  });
  if (text.trim() === '') return done({ at: 0, length: text.length, message: 'the set is empty' });
  let at = 0;
  for (const part of text.split(',')) {
    const isLast = at + part.length === text.length;
    if (!(isLast && at > 0 && part.trim() === '')) {
      const problem = readPart(part.trimStart(), mark);
      if (problem) return done({ at, length: Math.max(part.length, 1), message: problem });
    }
    at += part.length + 1;
  }
  if (!members.includes(1)) return done({ at: 0, length: text.length, message: 'the set excludes all of its members', excludesAll: true });
  return done();
}

function marked(members: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  for (let n = members.indexOf(1); n >= 0 && n < members.length; n++) if (members[n] === 1) numbers.push(n);
  return numbers;
}

function readPart(part: string, mark: (first: number, last: number, value: 0 | 1) => void): string | undefined {
  const match = /^(\^?)(\d{1,10})\s*(?:-\s*(\d{1,10})\s*)?$/.exec(part);
  if (!match) return part.trim() === '' ? 'a number is missing at a comma' : `"${part.trim()}" is not a number, a range a-b or an exclusion ^n`;
  const first = Number(match[2]);
  const last = match[3] === undefined ? first : Number(match[3]);
  if (match[1] && match[3] !== undefined) return `"${part.trim()}" excludes a range; only single numbers can be excluded`;
  if (last < first) return `the range ${first}-${last} runs backwards`;
  if (last > MAX_SET_MEMBER) return `${last} is larger than ${MAX_SET_MEMBER}, the highest number libvirt keeps`;
  mark(first, last, match[1] ? 0 : 1);
  return undefined;
}

/** `[0,1,2,5]` → `0-2,5`, as libvirt writes sets. */
export function formatNumberSet(numbers: readonly number[]): string {
  const runs: string[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const first = numbers[i]!;
    while (numbers[i + 1] === numbers[i]! + 1) i++;
    runs.push(first === numbers[i] ? `${first}` : `${first}-${numbers[i]}`);
  }
  return runs.join(',');
}
