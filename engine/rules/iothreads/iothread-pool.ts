import { count } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'iothread-pool',
  profile: 'libvirt',
  severity: 'error',
  title: 'A pool of worker threads with impossible limits',
  why: 'The pool holds at least one thread at its maximum, and its minimum is no more than that.',
  remedy: 'Write thread_pool_min no larger than thread_pool_max, and thread_pool_max at least 1.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefValidateIOThreadsThreadPool', text: 'thread_pool_max must be a positive integer' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefValidateIOThreadsThreadPool', text: 'thread_pool_min must be smaller or equal to thread_pool_max' },
  ],
  visits: ['domain/iothreadids/iothread', 'domain/defaultiothread'],
  *check(thread) {
    const least = count(thread, 'thread_pool_min');
    const most = count(thread, 'thread_pool_max');
    if (most === 0) yield { at: attribute(thread, 'thread_pool_max')!, message: 'A pool of at most 0 threads does no work.' };
    // Without a maximum libvirt compares with -1, which no minimum is below.
    else if (least !== undefined && !attribute(thread, 'thread_pool_max')) yield { at: attribute(thread, 'thread_pool_min')!, message: `thread_pool_min='${least}' needs a thread_pool_max beside it.` };
    else if (least !== undefined && most !== undefined && least > most) yield { at: attribute(thread, 'thread_pool_min')!, message: `The pool is to have at least ${least} threads but at most ${most}.` };
  },
  bad: ["<iothreadids><iothread id='1' thread_pool_min='8' «thread_pool_max='0'»/></iothreadids>", "<iothreadids><iothread id='1' «thread_pool_min='8'» thread_pool_max='4'/></iothreadids>", "<defaultiothread «thread_pool_min='8'»/>"],
  good: ["<iothreadids><iothread id='1' thread_pool_min='4' thread_pool_max='4'/></iothreadids>", "<defaultiothread thread_pool_max='8'/>"],
});
