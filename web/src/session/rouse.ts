/**
 * When a session looks at the clock. The worker's beats come four times a
 * second even where the page is hidden and its own timers are slowed; a timer
 * hits the next change exactly; frames make the picture smooth, only while
 * somebody can see it and wants it to move.
 */
import type { Desk } from './contract';

/** What a look at the clock found. */
export interface Found {
  /** Something moves on the screen. */
  moving: boolean;
  /** Milliseconds until something changes; Infinity for never. */
  wait: number;
}

/** Whether the person asked for less motion. */
export function still(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Looks again and again until the function it returns is called. */
export function rouse(bridge: Desk['bridge'], look: () => Found): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  const turn = (): void => {
    const { moving, wait } = look();
    clearTimeout(timer);
    if (wait < 1_100) timer = setTimeout(turn, Math.max(4, wait));
    if (frame === 0 && moving && !document.hidden && !still()) frame = requestAnimationFrame(draw);
  };
  const draw = (): void => {
    frame = 0;
    turn();
  };
  const quiet = bridge.on('beat', turn);
  document.addEventListener('visibilitychange', turn);
  addEventListener('pageshow', turn);
  return () => {
    quiet();
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    document.removeEventListener('visibilitychange', turn);
    removeEventListener('pageshow', turn);
  };
}
