import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-virtiofsd',
  category: 'other',
  severity: 'benign',
  title: 'virtiofsd works',
  match: ['virtiofsd] (Waiting for vhost-user socket connection|Client connected, servicing requests|Client disconnected, shutting down)', 'Waiting for vhost-user socket connection...', 'Client connected, servicing requests'],
  message: 'virtiofsd waits for its client and serves it.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'virtiofsd (Rust), src/main.rs', text: 'Client connected, servicing requests' },
  samples: ['[2025-01-01T00:00:00Z INFO  virtiofsd] Waiting for vhost-user socket connection...', '[2025-01-01T00:00:00Z INFO  virtiofsd] Client connected, servicing requests'],
  nearMisses: ['[2025-01-01T00:00:00Z ERROR virtiofsd] Waiting for daemon failed: HandleRequest(InvalidParam)', 'virtiofsd'],
});
