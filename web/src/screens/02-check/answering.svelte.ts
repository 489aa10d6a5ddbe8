/**
 * The answers of a check while they are given, page by page. What was not
 * answered is not there: nothing begins with an answer.
 */
import type { Answer, Answers } from '../../engine/calls';
import type { Item } from '../../engine/types.gen';

/** The items of a check in pages: those of the pack, or one with the short questions. */
export function pagesOf(items: readonly Item[], short: boolean): readonly (readonly Item[])[] {
  if (short) return [items.filter((i) => i.short === true)];
  const numbers = items.map((i) => i.page).filter((n, i, all) => all.indexOf(n) === i);
  return numbers.sort((a, b) => a - b).map((n) => items.filter((i) => i.page === n));
}

/** What a question is answered with that is neither a number nor places. */
export type Said = 'yes' | 'no' | 'unsure';

export class Answering {
  answers = $state.raw<Answers>({});
  at = $state(0);
  /** The items of this page, in the order of the pack. */
  page = $derived.by(() => this.pages[this.at] ?? []);
  last = $derived.by(() => this.at === this.pages.length - 1);
  /** Something on this page was answered. */
  begun = $derived.by(() => this.page.some((i) => this.answers[i.id] !== undefined));
  /** Something on this page was answered with yes or not sure, or a place was marked. */
  raised = $derived.by(() => this.page.some((i) => raises(this.answers[i.id])));
  /** Something on this page was answered with not sure. */
  unsure = $derived.by(() => this.page.some((i) => this.answers[i.id] === 'unsure'));
  /** Every item of this page that None of these answers has that answer already. */
  denied = $derived.by(() => this.page.every((i) => i.kind === 'num' || denies(this.answers[i.id])));
  /** Items of this page that are open, and that its last button would answer with no. */
  others = $derived.by(() => this.page.filter((i) => i.kind !== 'num' && this.answers[i.id] === undefined));
  /** Items of this page that only the person can answer, and has not. */
  missing = $derived.by(() => this.page.filter((i) => i.kind === 'num' && this.answers[i.id] === undefined));

  constructor(readonly pages: readonly (readonly Item[])[]) {}

  /** Gives an answer, or takes it back. */
  give(id: string, answer: Answer | undefined): void {
    const others = Object.entries(this.answers).filter(([other]) => other !== id);
    this.answers = Object.fromEntries(answer === undefined ? others : [...others, [id, answer]]);
  }

  /** Answers what is open on this page with no; a number stays open. */
  denyOthers(): void {
    const no = this.others.map((i) => [i.id, i.kind === 'sites' ? [] : 'no'] as const);
    this.answers = { ...this.answers, ...Object.fromEntries(no) };
  }

  /** Goes to a page; not past the first that still has something open. */
  go(page: number): void {
    const open = this.pages.findIndex((p) => p.some((i) => this.answers[i.id] === undefined));
    this.at = Math.max(0, Math.min(page, open < 0 ? this.pages.length - 1 : open));
  }
}

function raises(a: Answer | undefined): boolean {
  return a === 'yes' || a === 'unsure' || (Array.isArray(a) && a.length > 0);
}

function denies(a: Answer | undefined): boolean {
  return a === 'no' || (Array.isArray(a) && a.length === 0);
}
