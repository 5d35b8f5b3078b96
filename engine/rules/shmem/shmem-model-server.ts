import { deviceName } from '../../schema/read.ts';
import { attribute, child, text } from '../../xml/query.ts';
import { appendChild, removeElement, setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'shmem-model-server',
  profile: 'libvirt',
  severity: 'error',
  title: 'A shared memory device and a server that do not go together',
  why: 'ivshmem-doorbell talks to a server, which gives the memory its size; ivshmem-plain has no server; the old ivshmem device is gone.',
  remedy: 'Use ivshmem-plain without <server>, or ivshmem-doorbell with <server> and no <size>.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainShmemDefPostParse', text: "shmem model '%1$s' is supported only with server option enabled" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainShmemDefPostParse', text: "shmem model '%1$s' is supported only with server option disabled" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainShmemDefPostParse', text: "shmem model '%1$s' does not support size setting" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefShmem', text: 'ivshmem device is no longer supported' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/shmem'],
  *check(shmem, { text: source }) {
    const model = attribute(child(shmem, 'model'), 'type');
    const server = child(shmem, 'server');
    const size = child(shmem, 'size');
    if (!model) yield { at: shmem, message: `${deviceName(shmem)} has no model, and the old ivshmem device, which that means, is gone from QEMU.`, fixes: [offeredFix('Make it ivshmem-plain', child(shmem, 'model') ? setAttribute(child(shmem, 'model')!, 'type', 'ivshmem-plain') : appendChild(source, shmem, "<model type='ivshmem-plain'/>"))] };
    else if (model.value === 'ivshmem') yield { at: model, message: `${deviceName(shmem)} is the old ivshmem device, which QEMU no longer has.`, fixes: [offeredFix("Write type='ivshmem-plain'", replace(model.valueSpan!, 'ivshmem-plain')), offeredFix("Write type='ivshmem-doorbell'", replace(model.valueSpan!, 'ivshmem-doorbell'))] };
    else if (model.value === 'ivshmem-doorbell' && !server) yield { at: model, message: `${deviceName(shmem)} is ivshmem-doorbell and needs a <server>.` };
    else if (model.value === 'ivshmem-plain' && server) yield { at: server, message: `${deviceName(shmem)} is ivshmem-plain, which has no server.`, fixes: [safeFix('Remove <server>', removeElement(source, server))] };
    else if (model.value === 'ivshmem-doorbell' && size && text(size) !== '0') yield { at: size, message: `${deviceName(shmem)} is ivshmem-doorbell; its server gives the size.`, fixes: [safeFix('Remove <size>', removeElement(source, size))] };
  },
  bad: [
    "«<shmem name='a'>»<size unit='M'>4</size></shmem>",
    "<shmem name='a'><model «type='ivshmem-doorbell'»/></shmem>",
    "<shmem name='a'><model type='ivshmem-plain'/>«<server path='/run/a.sock'/>»</shmem>",
    "<shmem name='a'><model type='ivshmem-doorbell'/>«<size unit='M'>»4</size><server path='/run/a.sock'/></shmem>",
  ],
  good: [
    "<shmem name='a'><model type='ivshmem-plain'/><size unit='M'>4</size></shmem>",
  ],
});
