import type { StatusResult } from '../../../protocol/requests.ts';
import type { Session } from '../session.ts';

export const answerStatus = ({ door, documents, bugs }: Session) => (): StatusResult =>
  ({ version: door.version, ...(door.pid !== undefined && { pid: door.pid }), openDocuments: documents.keys().length, bugs });
