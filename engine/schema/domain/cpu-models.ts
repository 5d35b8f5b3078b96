/**
 * What telling features the CPU models of x86 have, by libvirt 11.3.0 src/cpu_map/x86_*.xml: those that the kernel and libvirt call the
 * same, without what nesting and mitigations change.
 */
const WESTMERE = ['ssse3', 'popcnt', 'aes'];
const SANDY_BRIDGE = [...WESTMERE, 'avx', 'xsave'];
const HASWELL = [...SANDY_BRIDGE, 'fma', 'movbe', 'avx2', 'bmi1', 'bmi2', 'erms'];
const SKYLAKE = [...HASWELL, 'f16c', 'rdrand', 'adx', 'rdseed'];
const SKYLAKE_SERVER = [...SKYLAKE, 'clwb', 'avx512f', 'avx512dq', 'avx512cd', 'avx512bw', 'avx512vl', 'pdpe1gb'];
const ICELAKE_SERVER = [...SKYLAKE_SERVER, 'clflushopt', 'avx512vbmi', 'gfni', 'vaes', 'vpclmulqdq'];
const ZEN = ['ssse3', 'popcnt', 'aes', 'avx', 'xsave', 'fma', 'f16c', 'rdrand', 'movbe', 'avx2', 'bmi1', 'bmi2', 'adx', 'rdseed', 'clflushopt', 'sse4a', 'pdpe1gb'];
const ROME = [...ZEN, 'clwb', 'clzero'];

const MODELS: Readonly<Record<string, readonly string[]>> = {
  Conroe: ['ssse3'], Penryn: ['ssse3'], Nehalem: ['ssse3', 'popcnt'], Westmere: WESTMERE, SandyBridge: SANDY_BRIDGE, IvyBridge: [...SANDY_BRIDGE, 'f16c', 'rdrand', 'erms'],
  Haswell: HASWELL, Broadwell: [...HASWELL, 'adx', 'rdseed'], 'Skylake-Client': SKYLAKE, 'Skylake-Server': SKYLAKE_SERVER, 'Cascadelake-Server': [...SKYLAKE_SERVER, 'clflushopt'], Cooperlake: [...SKYLAKE_SERVER, 'clflushopt'],
  'Icelake-Server': ICELAKE_SERVER, SapphireRapids: [...ICELAKE_SERVER, 'avx512ifma'], GraniteRapids: [...ICELAKE_SERVER, 'avx512ifma'],
  Opteron_G3: ['popcnt', 'sse4a'], Opteron_G4: [...SANDY_BRIDGE, 'fma4', 'xop', 'sse4a', 'pdpe1gb'], Opteron_G5: [...SANDY_BRIDGE, 'fma', 'f16c', 'fma4', 'xop', 'tbm', 'sse4a', 'pdpe1gb'],
  EPYC: ZEN, Dhyana: ZEN.filter((f) => f !== 'aes'), 'EPYC-Rome': ROME, 'EPYC-Milan': [...ROME, 'erms'],
  'EPYC-Genoa': [...ROME, 'erms', 'avx512f', 'avx512dq', 'avx512ifma', 'avx512cd', 'avx512bw', 'avx512vl', 'avx512vbmi', 'gfni', 'vaes', 'vpclmulqdq'],
};

/** Intel's with transactional memory, which their -noTSX and later versions do without. */
const WITH_TSX: ReadonlySet<string> = new Set(['Haswell', 'Broadwell', 'Skylake-Client', 'Skylake-Server', 'Cascadelake-Server', 'Cooperlake', 'Icelake-Server', 'SapphireRapids']);

/** Features that a model certainly has, by the kernel's and libvirt's common names; undefined for a model that is not listed. */
export function telltaleFeatures(model: string): readonly string[] | undefined {
  const base = model.replace(/-v\d{1,2}$/, '').replace(/-(?:IBRS|IBPB)$/, '').replace(/-noTSX$/, '').replace(/-(?:IBRS|IBPB)$/, '');
  const features = Object.hasOwn(MODELS, base) ? MODELS[base] : undefined;
  return features && WITH_TSX.has(base) && (model === base || model === `${base}-IBRS`) ? [...features, 'hle', 'rtm'] : features;
}
