import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'shmem-name-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A shared memory name that is a path',
  why: 'The name becomes a file in /dev/shm; \'/\', \'.\' and \'..\' are refused.',
  remedy: 'Use a plain name.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainShmemDefValidate',
    text: 'shmem name cannot include \'/\' character',
  }],
  visits: ['domain/devices/shmem'],
  *check(shmem) {
    const name = attribute(shmem, 'name');
    if (!name || !(name.value.includes('/') || name.value === '.' || name.value === '..')) return;
    yield { at: name, message: `The shared memory's name '${name.value}' is a path; it must be a plain name.` };
  },
  bad: [
    `<shmem «name='a/b'»>
      <model type='ivshmem-plain'/>
    </shmem>`,
  ],
  good: [
    `<shmem name='a.b'>
      <model type='ivshmem-plain'/>
    </shmem>`,
  ],
});
