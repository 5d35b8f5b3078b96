import { severities, type Severity } from '../../engine/index.ts';

/** `virtDoctor.*`, as far as the server needs it. */
export interface Settings {
  /** Severity by rule id, instead of the rule's own. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly target: { readonly libvirt?: string; readonly qemu?: string };
  /** The mildest statement of a log that becomes a diagnostic. */
  readonly logThreshold: 'fatal' | 'degraded' | 'off';
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const part = (value: unknown, name: string): Record<string, unknown> => (isRecord(value) && isRecord(value[name]) ? value[name] : {});

const isSeverity = (value: unknown): value is Severity | 'off' => value === 'off' || severities.some((s) => s === value);

/** `9.0` and `9.0.0` → `9.0.0`; anything else is no version. */
function version(value: unknown): string | undefined {
  const match = typeof value === 'string' ? /^(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?$/.exec(value.trim()) : null;
  return match ? `${match[1]}.${match[2]}.${match[3] ?? '0'}` : undefined;
}

/** Reads what a client says of `virtDoctor`. Total: what is not understood is left at its default, for it may come from anybody's workspace. */
export function readSettings(raw: unknown): Settings {
  const target = part(raw, 'target');
  const libvirt = version(target['libvirt']);
  const qemu = version(target['qemu']);
  const threshold = part(raw, 'logs')['threshold'];
  return {
    rules: Object.fromEntries(Object.entries(part(raw, 'rules')).filter((entry): entry is [string, Severity | 'off'] => isSeverity(entry[1]))),
    target: { ...(libvirt !== undefined && { libvirt }), ...(qemu !== undefined && { qemu }) },
    logThreshold: threshold === 'fatal' || threshold === 'off' ? threshold : 'degraded',
  };
}
