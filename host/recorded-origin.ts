import { readSnapshot, type SnapshotOrigin } from '../engine/index.ts';
import { gatherEvidence } from './evidence-files.ts';

/** What the facts of a recorded host say of where and when they were taken; nothing when they do not, or there are none. Never throws. */
export async function recordedOrigin(folder: string): Promise<SnapshotOrigin> {
  try {
    const facts = (await gatherEvidence([folder])).pieces.find(({ kind }) => kind.is === 'facts');
    const snapshot = facts && readSnapshot(facts.text);
    return snapshot?.ok ? snapshot.origin : {};
  } catch {
    return {};
  }
}
