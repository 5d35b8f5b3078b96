import { timeline } from '../../../engine/index.ts';
import type { TimelineParams, TimelineResult } from '../../../protocol/requests.ts';

export const answerTimeline = (params: TimelineParams): TimelineResult => timeline({ ...params, now: Date.now() });
