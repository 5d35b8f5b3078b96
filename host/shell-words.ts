/** Names of the values that stand in the arguments of a question. */
const HOLE = /\{(uri|uuids|uuid|vm)\}/;

/** A shell word that stands for exactly `text`. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** `{vm}` → `"$vm"`, all else quoted: what a name holds is never read by the shell. */
export function word(argument: string): string {
  const parts = argument.split(HOLE).map((part, i) => (i % 2 === 1 ? `"$${part}"` : part === '' ? '' : quoted(part)));
  return parts.join('') || "''";
}

/** Sets `variable` to any text but NUL, written in plain ASCII so that no locale of the host can misread it. */
export function assign(variable: string, text: string): string {
  const octal = [...Buffer.from(text, 'utf8')].map((byte) => `\\0${byte.toString(8).padStart(3, '0')}`).join('');
  return `${variable}=$(printf '%bx' '${octal}'); ${variable}=\${${variable}%x}`;
}
