/** What Today shows of the record, read from the engine. */
import type { Between, Course, Plan } from '../../engine/types.gen';
import type { App } from '../../page/app.svelte';
import { moment } from '../../page/clock';
import { chosen } from '../05-plan/choice';

export interface Shown {
  course: Course;
  plan: Plan;
  /** What lies between sessions; null when it cannot be read, and then it is left out. */
  lies: Between | null;
}

/** Null when it cannot be read: the shell says when the record is broken. */
export async function readShown({ bridge, pack }: App): Promise<Shown | null> {
  const now = moment();
  try {
    const [course, plan, lies] = await Promise.all([
      bridge.call('record.review', { now }),
      bridge.call('record.today', { now, choice: chosen(pack) }),
      bridge.call('record.between', { now }).catch(() => null),
    ]);
    return { course, plan, lies };
  } catch {
    return null;
  }
}
