import { recordedOrigin, type HostAddress } from '../../host/index.ts';

/** When facts that were just had were taken, as ISO 8601: recorded ones as their recording says, empty where it does not. */
export const takenAt = async (address: HostAddress): Promise<string> => (address.kind === 'recorded' ? (await recordedOrigin(address.folder)).takenAt ?? '' : new Date().toISOString());
