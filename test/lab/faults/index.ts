import type { Fault } from './fault.ts';
import { daemon } from './daemon.ts';
import { devices } from './devices.ts';
import { firmware } from './firmware.ts';
import { healthy } from './healthy.ts';
import { images } from './images.ts';
import { life } from './life.ts';
import { memory } from './memory.ts';
import { networks } from './network.ts';
import { pools } from './pools.ts';
import { processor } from './processor.ts';

/** Every fault that the lab can make. */
export const faults: readonly Fault[] = [...images, ...pools, ...networks, ...memory, ...processor, ...firmware, ...devices, ...daemon, ...life, ...healthy];
