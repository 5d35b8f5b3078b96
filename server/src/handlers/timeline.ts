import { timeline } from '../../../engine/index.ts';
import type { TimelineParams, TimelineResult } from '../../../protocol/requests.ts';
import { ownFor } from '../own-signatures.ts';
import type { Session } from '../session.ts';

export const answerTimeline = (session: Session) => async ({ uri, ...params }: TimelineParams): Promise<TimelineResult> => {
  const { own } = await ownFor(session, uri);
  return timeline({ ...params, ...(own && { own }), now: Date.now() });
};
