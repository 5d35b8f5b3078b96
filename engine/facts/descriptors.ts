/** A descriptor that QEMU's packages or the administrator put down for whoever starts QEMU. */
export interface Descriptor {
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** What is there of the files that it names. */
  readonly existing: ReadonlySet<string>;
}

const START = '</descriptor:';
const THERE = '</there:';

/**
 * Prints every descriptor of one kind, each after its path, and which of the files that it names are there. A later folder
 * goes before an earlier one; libvirt's system daemon does not look into homes (qemuInteropFetchConfigs in qemu_interop_config.c).
 */
export const descriptorScript = (kind: string, test: '-e' | '-x'): string => `case $1 in */session) h=\${XDG_CONFIG_HOME:-$HOME/.config}/qemu/${kind};; *) h=;; esac
for f in /usr/share/qemu/${kind}/*.json /etc/qemu/${kind}/*.json \${h:+"$h"/*.json}; do
[ -e "$f" ] || continue
printf '\\n${START}%s>\\n' "$f"
head -c 32768 -- "$f"
grep -E -o '"(filename|binary)"[[:space:]]*:[[:space:]]*"/[^"]*"' -- "$f" | while IFS= read -r p; do p=\${p%\\"}; p=/\${p#*\\"/}; if [ ${test} "$p" ]; then printf '\\n${THERE}%s>' "$p"; fi; done
done
printf '\\n${START}>\\n'`;

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function read(path: string, text: string): Descriptor | undefined {
  const [json = '', ...there] = text.split(`\n${THERE}`);
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? { path, value, existing: new Set(there.map((line) => line.slice(0, line.lastIndexOf('>')))) } : undefined;
  } catch {
    return undefined;
  }
}

/** Descriptors in libvirt's order, by the names of their files; undefined when the answer is not whole. */
export function readDescriptors(stdout: string): readonly Descriptor[] | undefined {
  const parts = stdout.split(`\n${START}`).slice(1).map((part) => ({ path: part.slice(0, Math.max(part.indexOf('>\n'), 0)), text: part.slice(part.indexOf('>\n') + 2) }));
  if (parts.at(-1)?.path !== '') return undefined;
  const byName = new Map<string, { path: string; text: string }>();
  for (const part of parts.slice(0, -1)) byName.set(baseName(part.path), part);
  // An empty file hides those of its name in folders before.
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, { path, text }]) => read(path, text) ?? []);
}

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
export const objectOf = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textsOf = (value: unknown): readonly string[] => listOf(value).flatMap((member) => textOf(member) ?? []);
