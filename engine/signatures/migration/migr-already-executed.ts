import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-already-executed',
  category: 'migration',
  severity: 'degraded',
  title: 'The migration job had already been done',
  match: ['migration job already executed', 'migration job {id:path} already executed'],
  message: 'KubeVirt tried to run a migration job that had been run before.',
  why: 'The controller asks again after a restart or a lost answer.',
  remedy: 'Nothing when the VM has moved. Otherwise wait for the controller, or delete the stale migration object.',
  checks: [{ command: 'kubectl get vmim -A' }, { command: 'virsh domjobinfo VM' }],
  witness: { source: 'KubeVirt, pkg/virt-launcher/virtwrap/live-migration-source.go', text: 'migration job already executed' },
  samples: ['reason: server error. command Migrate failed: "migration job already executed"', '{"component":"virt-launcher","level":"error","msg":"migration job 77 already executed, finished at 2024"}'],
  nearMisses: ['migration out job: canceled by client', 'migration job started'],
});
