import { PROFILES, readVersion, severities, type Config, type Severity } from '../../engine/index.ts';

/** `virtDoctor.*`, as far as the server needs it. */
export interface Settings {
  /** What the user says; it wins over `.virt-doctor.json`. */
  readonly config: Config;
  /** The mildest statement of a log that becomes a diagnostic. */
  readonly logThreshold: 'fatal' | 'degraded' | 'off';
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const part = (value: unknown, name: string): Record<string, unknown> => (isRecord(value) && isRecord(value[name]) ? value[name] : {});

const isSeverity = (value: unknown): value is Severity | 'off' => value === 'off' || severities.some((s) => s === value);

const version = (value: unknown): string | undefined => (typeof value === 'string' ? readVersion(value) : undefined);

/** Reads what a client says of `virtDoctor`. Total: what is not understood is left at its default, for it may come from anybody's workspace. */
export function readSettings(raw: unknown): Settings {
  const threshold = part(raw, 'logs')['threshold'];
  return { config: readConfigSettings(raw), logThreshold: threshold === 'fatal' || threshold === 'off' ? threshold : 'degraded' };
}

function readConfigSettings(raw: unknown): Config {
  const { libvirt: libvirtTarget, qemu: qemuTarget } = part(raw, 'target');
  const [libvirt, qemu] = [version(libvirtTarget), version(qemuTarget)];
  const lint = part(raw, 'lint');
  const threshold = severities.find((severity) => severity === lint['threshold']);
  const profiles = part(lint, 'profiles');
  return {
    severities: Object.fromEntries(Object.entries(part(raw, 'rules')).filter((entry): entry is [string, Severity | 'off'] => isSeverity(entry[1]))),
    profiles: Object.fromEntries(PROFILES.flatMap((name) => (typeof profiles[name] === 'boolean' ? [[name, profiles[name]]] : []))),
    ...((libvirt ?? qemu) !== undefined && { target: { ...(libvirt !== undefined && { libvirt }), ...(qemu !== undefined && { qemu }) } }),
    ...(threshold && { threshold }),
  };
}
