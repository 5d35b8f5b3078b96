/** Small domains that several rules build their examples on: what matters is added by the example. */

/** A guest with two NUMA cells of 1 GiB, room for memory modules up to 8 GiB, and `devices` inside <devices>. */
export const numaGuest = (devices: string, slots = 4): string =>
  `<domain type='kvm'><name>example</name><maxMemory slots='${slots}' unit='GiB'>8</maxMemory><memory unit='GiB'>2</memory><vcpu>2</vcpu><os><type arch='x86_64' machine='q35'>hvm</type></os>`
  + `<cpu><numa><cell id='0' cpus='0' memory='1' unit='GiB'/><cell id='1' cpus='1' memory='1' unit='GiB'/></numa></cpu><devices>${devices}</devices></domain>`;

/** A guest of one architecture and machine type, with `body` below <domain>. */
export const guestOf = (arch: string, machine: string, body: string, type = 'kvm'): string =>
  `<domain type='${type}'><name>example</name><memory unit='GiB'>2</memory>${body.includes('<vcpu') ? '' : '<vcpu>2</vcpu>'}<os><type arch='${arch}' machine='${machine}'>hvm</type></os>${body}</domain>`;

/** A guest whose <os> and what follows it are the example's. */
export const guestWith = (body: string, type = 'kvm'): string => `<domain type='${type}'><name>example</name><memory unit='GiB'>2</memory><vcpu>2</vcpu>${body}</domain>`;
