import { describe, expect, it } from 'vitest';
import { lint } from '../../engine/index.ts';

const devices = (inside: string): string => `<domain type='kvm'>
  <name>vm</name>
  <memory unit='GiB'>2</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>${inside}</devices>
</domain>`;

const codes = (text: string): string[] => lint(text).findings.filter((f) => f.severity === 'error' || f.severity === 'warning').map((f) => f.code);

describe('the format beside the rules', () => {
  it('a misspelt name is told even where a rule reports what it lacks', () =>
    expect(codes(devices("<redirdev bus='usb' type='unix'><source mode='connect' pathh='/run/x'/></redirdev>")).sort()).toEqual(['chardev-needs-path', 'unknown-attribute']));
  it('what the format merely drops is not told where a rule knows that libvirt refuses it', () =>
    expect(codes(devices("<redirdev bus='usb' type='unix'><source mode='connect' zzzzzzzz='/run/x'/></redirdev>"))).toEqual(['chardev-needs-path']));
});
