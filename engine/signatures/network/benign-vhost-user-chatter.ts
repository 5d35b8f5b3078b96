import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-vhost-user-chatter',
  category: 'network',
  severity: 'benign',
  title: 'Trace of vhost-user messages',
  match: ['VHOST_CONFIG: {message}'],
  unless: [
    'failed',
    'error',
    'invalid',
  ],
  message: 'The vhost-user switch traces its protocol messages.',
  why: 'DPDK logs each request of QEMU while an interface is set up.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'DPDK lib/vhost/vhost_user.c',
    text: 'VHOST_CONFIG: read message %s',
  },
  samples: [
    'sw1: VHOST_CONFIG: read message VHOST_USER_GET_FEATURES',
    'VHOST_CONFIG: (/run/v.sock) read message VHOST_USER_SET_OWNER',
  ],
  nearMisses: [
    'VHOST_CONFIG: (/run/v.sock) failed to mmap region',
    'VHOST_USER_PROTOCOL_F_MQ missing',
  ],
});
