/** Brings the first fault of a form into sight, once it is there. */
import { tick } from 'svelte';

export async function toFault(): Promise<void> {
  await tick();
  document.querySelector('main [role=alert]')?.scrollIntoView?.({ block: 'center' });
}
