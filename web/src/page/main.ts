/**
 * The page starts: the engine in its worker, the app around it, and the
 * service worker last, when all else is done.
 */
import '../look/tokens.css';
import '../look/app.css';
import { mount } from 'svelte';
import { Bridge, type Early } from '../engine/bridge';
import { followPerson } from '../figure/person.svelte';
import { takeKey } from './address';
import { App } from './app.svelte';
import { watchOwed } from '../session/owed';
import { readLast } from './last';
import Shell from './Shell.svelte';
import { install } from './offline';

const early = (window as { early?: Early }).early;
const bridge = new Bridge(early, () => new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module', name: 'engine' }));
const app = new App(bridge, readLast());
const target = document.getElementById('app');
if (!target) throw new Error('the page has no place for the app');
takeKey(app);
mount(Shell, { target, props: { app } });
watchOwed(app);
// An engine that was not started yet waits until what can be shown without it is painted.
if (early) begin();
else requestAnimationFrame(() => setTimeout(begin));

function begin(): void {
  bridge.start();
  install(app);
  followPerson();
  // Reminders and copies to a folder: not needed to begin.
  setTimeout(() => void import('./later').then(({ later }) => later(app)).catch(() => undefined), 3000);
}
