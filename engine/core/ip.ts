/** True for four decimal numbers from 0 to 255 without leading zeros. */
export const isIpv4 = (text: string): boolean => {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((p) => /^(?:0|[1-9]\d{0,2})$/.test(p) && Number(p) <= 255);
};

/** True for an IPv6 address: eight groups of up to four hexadecimal digits, one run of zeros written `::`, the last two groups perhaps as IPv4. */
export function isIpv6(text: string): boolean {
  if (text.length > 45 || !text.includes(':')) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const counts = halves.map((half, i) => groups(half, i === halves.length - 1));
  if (counts.some((n) => n === undefined)) return false;
  const total = counts.reduce<number>((sum, n) => sum + n!, 0);
  return halves.length === 2 ? total <= 7 : total === 8;
}

/** How many 16-bit groups the text holds, or undefined when one of them is none. */
function groups(text: string, mayEndInIpv4: boolean): number | undefined {
  if (text === '') return 0;
  const parts = text.split(':');
  const last = parts.at(-1)!;
  const tail = mayEndInIpv4 && last.includes('.') ? (isIpv4(last) ? 2 : undefined) : 0;
  if (tail === undefined) return undefined;
  const plain = tail === 2 ? parts.slice(0, -1) : parts;
  return plain.every((p) => /^[\da-f]{1,4}$/i.test(p)) ? plain.length + tail : undefined;
}
