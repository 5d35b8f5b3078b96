import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'audio-backend-failed',
  category: 'other',
  severity: 'degraded',
  title: 'The sound of the VM has no way out',
  match: [
    'Failed to connect to PipeWire instance',
    'Could not (create|start) PipeWire (loop|context)',
    'Cannot use spice audio without -spice',
    'no default audio driver available',
    'SDL failed to initialize audio subsystem',
    "ould not init `{driver:quoted}' audio driver",
    'pa_context_connect\\(\\) failed',
    'could not connect to PulseAudio server',
    "ailed to create voice `{voice:quoted}'",
  ],
  message: 'QEMU could not open the sound system of the host.',
  why: 'QEMU runs as a system user without a sound server: PulseAudio and PipeWire belong to a desktop session, ALSA devices to the group audio.',
  remedy: "Use <audio type='spice'/> with SPICE graphics or <audio type='none'/>; for PulseAudio, run the VM in session mode or name the session's socket.",
  checks: [{ command: 'virsh dumpxml VM' }, { command: 'journalctl --user -u pipewire-pulse -u pulseaudio' }],
  xml: [{ path: 'devices/audio' }, { path: 'devices/sound' }],
  witness: { source: 'QEMU 7.2 audio/audio.c, audio/audio_template.h, 7.2 and 10.0 audio/paaudio.c; QEMU 10.0 audio/pwaudio.c, spiceaudio.c', text: "Could not init `%s' audio driver; pa_context_connect() failed / Failed to connect to PipeWire instance" },
  samples: [
    'qemu-system-x86_64: -audiodev pipewire,id=audio7: Failed to connect to PipeWire instance: Host is down',
    "audio: Could not init `pa' audio driver",
    'pulseaudio: pa_context_connect() failed',
    'qemu-system-x86_64: -audiodev pa,id=audio7: could not connect to PulseAudio server',
  ],
  nearMisses: ["audio: using `none' audio driver"],
});
