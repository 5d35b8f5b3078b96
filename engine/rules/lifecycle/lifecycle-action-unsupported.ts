import { child, text } from '../../xml/query.ts';
import { setText } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'lifecycle-action-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'An action that QEMU does not take',
  why: 'QEMU has no rename-restart, and preserve only for crashes; restart at poweroff with destroy at reboot cannot be told apart.',
  remedy: 'Use destroy or restart.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateLifecycleAction',
    text: 'qemu driver doesn\'t support the \'rename-restart\' action for \'on_reboot\'/\'on_poweroff\'/\'on_crash\'',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateLifecycleAction',
    text: 'qemu driver doesn\'t support the \'preserve\' action for \'on_reboot\'/\'on_poweroff\'',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateLifecycleAction',
    text: 'qemu driver doesn\'t support \'onReboot\' set to \'destroy and \'onPoweroff\' set to \'reboot\'',
  }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['on_poweroff', 'on_reboot', 'on_crash'],
  visits: ['domain'],
  *check(domain, { text: source }) {
    for (const name of ['on_poweroff', 'on_reboot', 'on_crash']) {
      const action = child(domain, name);
      const written = text(action);
      if (action && (written === 'rename-restart' || (written === 'preserve' && name !== 'on_crash'))) yield { at: action, message: `<${name}> is ${written}, which QEMU does not do.`, fixes: [offeredFix('Write destroy', setText(source, action, 'destroy')), offeredFix('Write restart', setText(source, action, 'restart'))] };
    }
    const poweroff = child(domain, 'on_poweroff');
    if (poweroff && text(poweroff) === 'restart' && text(child(domain, 'on_reboot')) === 'destroy') yield { at: poweroff, message: '<on_poweroff> restart together with <on_reboot> destroy is refused.', fixes: [offeredFix('Write destroy', setText(source, poweroff, 'destroy'))] };
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  «<on_reboot>»preserve</on_reboot>
  <devices>
    
  </devices>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  «<on_poweroff>»restart</on_poweroff>
  <on_reboot>destroy</on_reboot>
  <devices>
    
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>preserve</on_crash>
  <devices>
    
  </devices>
</domain>`,
  ],
});
