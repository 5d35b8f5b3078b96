/** Versions as `major.minor.micro`, of which the later parts may be missing. */

const parts = (version: string): number[] => version.split('.').map((part) => Number.parseInt(part, 10) || 0);

/** True when `version` is known and comes before `than`. */
export function isOlder(version: string | undefined, than: string): boolean {
  if (version === undefined) return false;
  const [own, other] = [parts(version), parts(than)];
  for (let i = 0; i < 3; i++) {
    const difference = (own[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** True when `version` is known and is `than` or comes after it. */
export const isAtLeast = (version: string | undefined, than: string): boolean => version !== undefined && !isOlder(version, than);

/** `9.0` and `9.0.0` → `9.0.0`; anything else is no version. */
export function readVersion(text: string): string | undefined {
  const match = /^(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?$/.exec(text.trim());
  return match ? `${match[1]}.${match[2]}.${match[3] ?? '0'}` : undefined;
}
