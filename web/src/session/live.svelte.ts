/**
 * The session that runs in this tab. The engine says what to show; this class
 * keeps its time and writes what happens to the record as it happens. An event
 * takes effect when it is on record, but for stop, and a report that means
 * stop: those are shown first and saved after.
 */
import type { Around, Controls } from './around';
import { claim, type Release } from './claim';
import type { Desk, LiveSession, Status } from './contract';
import { cuesBetween, cuesOf, sentence, type Cue } from './cues';
import { endView, feltView, stopsBy, type Felt } from './judge';
import { Jobs } from './jobs';
import { Log } from './log';
import { clearMarks, markRunning, onStopElsewhere, reveal, stopShown } from './marks';
import { Pace } from './pace';
import { rouse, type Found } from './rouse';
import { Sight } from './sight.svelte';
import { surround } from './surround';
import type { SessionEvent } from '../engine/calls';
import type { Allowed, Guidance, PlaceID, Result, SensationID, SessionView } from '../engine/types.gen';
import { newID, whyNot } from '../page/app.svelte';
import { moment, read } from '../page/clock';
import { settings } from '../page/settings.svelte';
import { say, sayOf } from '../words/say';

/** Milliseconds between two signs of life on record. */
const aliveEach = 15_000;

/** How long a line that is told once stays, in milliseconds; what has to be done stays until it is done. */
const noticeFor = 10_000;

const asleep: Found = { moving: false, wait: Infinity };

/** Why something went wrong, to stand within a sentence. */
const reason = (e: unknown): string => whyNot(e).replace(/\.$/, '');

/** What the person does, but for a report. */
type Deed = Exclude<SessionEvent['do'], 'report' | 'start'>;

export class Live implements LiveSession, Controls {
  status = $state<Status>('starting');
  notice = $state('');
  said = $state('');
  lost = $state(0);
  ended = $state.raw<SessionView | null>(null);
  saved = $state(false);
  feeling = $state(false);

  readonly #sight = new Sight();
  readonly #log: Log;
  readonly #pace = new Pace(read());
  readonly #jobs = new Jobs((why, felt) => this.#halt(why, felt));
  #unsaid: Felt[] = []; // what was felt and could not be written yet
  #judging: Felt[] = []; // what was felt and is not judged yet
  #asking = false;
  #epoch = 0; // what was asked before a gap or a halt is no answer after it
  #tookUp = false; // paused by the gap before it was taken up
  #ours = false; // paused to ask how it feels
  #marked = ''; // the phase of the newest answer
  #alive = 0; // when the newest event was, in milliseconds since the start
  #heard: Guidance | null = null;
  #release: Release = () => undefined;
  #quiet: (() => void)[] = [];

  private constructor(
    private readonly desk: Desk,
    readonly id: string,
    readonly plan: Allowed,
    private readonly around: Around,
  ) {
    this.#log = new Log(desk, id);
  }

  /** Starts a session, in the tap that asked for it. Rejects with words when it cannot start. */
  static async start(desk: Desk, plan: Allowed, around: Around = surround()): Promise<Live> {
    const live = new Live(desk, newID(), plan, around);
    await live.#begin(async () => {
      const { may } = await desk.bridge.call('record.standing', { now: moment() });
      if (!may) throw new Error(say('app.player.may-not'));
      const began = live.#log.body({ at: 0, do: 'start' });
      await desk.write([live.id, newID()], [{ kind: 'session-started', body: { plan } }, began]);
      return 0;
    });
    return live;
  }

  /** Takes up a session that was left open, paused. Rejects with words when it cannot be. */
  static async resume(desk: Desk, id: string, around: Around = surround()): Promise<Live> {
    const { open } = await desk.bridge.call('record.standing', { now: moment() });
    if (open?.id !== id || !open.mayResume) throw new Error(say('app.player.gone'));
    const view = await desk.bridge.call('record.session', { session: id, at: 0 });
    if (!view.plan.allowed) throw new Error(say('app.player.gone'));
    const live = new Live(desk, id, view.plan, around);
    live.#tookUp = true;
    await live.#begin(async () => {
      const at = Math.max(view.newest, Math.round(Date.now() - Date.parse(open.at)) / 1000);
      if (view.guidance.phase === 'ready') await live.#log.put({ at, do: 'start' });
      await live.#log.put({ at, do: 'gap' });
      return at * 1000;
    });
    return live;
  }

  get guidance(): Guidance | null {
    return this.#sight.guidance;
  }
  get left(): number {
    return this.#sight.left;
  }
  get stroke(): number {
    return this.#sight.stroke;
  }
  get breath(): number | null {
    return this.#sight.breath;
  }
  get #over(): boolean {
    return this.status === 'over';
  }
  /** Nobody watched, or nothing can be saved: time stands still until the person goes on. */
  get #stands(): boolean {
    return this.status === 'gap' || this.status === 'halted';
  }

  /** Runs its opening while this tab, and no other, has the session. */
  async #begin(open: () => Promise<number>): Promise<void> {
    this.around.open(this);
    const release = await claim();
    try {
      if (!release) throw new Error(say('app.player.elsewhere'));
      this.#release = release;
      if (stopShown()) throw new Error(say('app.player.gone')); // pressed before this; whoever pays what is owed records it
      this.desk.live = this;
      this.#sight.at = this.#alive = await open();
      this.#pace.read(read());
      markRunning(this.id);
      this.#listen();
      if (stopShown()) this.stop(); // pressed while it was being written
      await this.#ask();
    } catch (e) {
      this.#close();
      if (this.desk.live === this) this.desk.live = null;
      throw e;
    }
  }

  #listen(): void {
    const stop = (): void => this.stop();
    addEventListener('unknot:stop', stop);
    this.#quiet = [
      () => removeEventListener('unknot:stop', stop),
      onStopElsewhere(stop),
      rouse(this.desk.bridge, () => this.#look()),
      this.desk.bridge.on('restarted', () => this.#gap(Math.max(0, this.#sight.at - this.#alive))),
      this.desk.bridge.on('changed', () => void this.#ask().catch(() => undefined)),
    ];
  }

  /** Lets go of everything but what is shown. */
  #close(): void {
    for (const quiet of this.#quiet) quiet();
    this.#quiet = [];
    this.around.end();
    this.#release();
  }

  /** Looks at the clock, and does what is due. */
  #look(): Found {
    const { passed, lost } = this.#pace.read(read());
    this.#sight.at += passed;
    if (lost > 0) this.#gap(lost);
    if (this.#over || this.#stands || !this.guidance) return asleep;
    this.#cue();
    if (this.#sight.at - this.#alive >= aliveEach && this.#jobs.idle) this.#act('alive');
    if (this.status !== 'running') return asleep;
    const due = this.#sight.due(this.desk.pack?.dose.ask ?? []);
    if (due <= 0) this.#askOnce();
    return { moving: true, wait: Math.min(due > 0 ? due : 50, this.left % 1000 || 1000) };
  }

  #askOnce(): void {
    if (this.#asking) return;
    this.#asking = true;
    this.#ask()
      .catch((e: unknown) => this.#halt(e))
      .finally(() => (this.#asking = false));
  }

  /** Asks the engine where the session is. */
  async #ask(goesOn = false): Promise<void> {
    const [at, epoch] = [Math.round(this.#sight.at), this.#epoch];
    const view = await this.desk.bridge.call('record.session', { session: this.id, at: at / 1000 });
    if (epoch !== this.#epoch || this.#over) return;
    const ours = view.guidance.paused === 'gap' && this.status === 'gap';
    if (view.ended.as === 'stopped') this.#endedElsewhere(view);
    else if (goesOn || ours || !this.#stands) this.#take(view, Math.max(at, view.newest * 1000));
  }

  #take(view: SessionView, at: number): void {
    const g = view.guidance;
    if (view.ended.as === 'completed') {
      this.#finish('completed', 'end-of-plan', [{ at: view.ended.at, do: 'alive' }]);
      return;
    }
    this.#sight.take(g, at);
    this.status = g.paused === '' ? 'running' : g.paused === 'gap' && !this.#tookUp ? 'gap' : 'paused';
    this.around.show(this.status, g);
    this.#mark(`${g.step} ${g.phase} ${g.holdsLeft}`);
    if (!this.#stands) this.#cue();
  }

  /** Each phase has a sign of life on record. */
  #mark(phase: string): void {
    if (this.#marked !== '' && this.#marked !== phase && this.#jobs.idle) this.#act('alive');
    this.#marked = phase;
  }

  #cue(): void {
    const now = this.#sight.now;
    if (!now) return;
    this.#play(cuesBetween(this.#heard, now, this.plan, settings));
    this.#heard = now;
  }

  #play(cues: readonly Cue[]): void {
    if (cues.length === 0) return;
    this.said = sentence(cues) ?? this.said;
    this.around.play(cues);
  }

  tell(text: string): void {
    this.notice = this.said = text;
    setTimeout(() => (this.notice = this.notice === text ? '' : this.notice), noticeFor);
  }

  /** What the person does; it takes effect when it is on record. */
  #act(what: Deed): void {
    if (this.status !== 'running' && this.status !== 'paused') return;
    if (what !== 'alive') this.notice = '';
    const event: SessionEvent = { at: this.#sight.seconds, do: what };
    this.#jobs.add({ run: () => this.#write(event).then(() => undefined) });
  }

  /** Writes an event, and asks what came of it. Reports whether the session took it. */
  async #write(event: SessionEvent): Promise<boolean> {
    const refused = await this.#log.put(event);
    this.#alive = Math.max(this.#alive, event.at * 1000);
    if (refused !== '' && event.do !== 'alive' && event.do !== 'gap') this.#tellNow(sayOf(`session.refused.${refused}`));
    if (refused === '' && event.do === 'resume') this.#tookUp = false;
    await this.#ask();
    return refused === '';
  }

  /** Tells something in a line, and says it. */
  #tellNow(text: string): void {
    this.notice = text;
    this.#play([{ kind: 'say', text, cut: true }]);
  }

  /** Nobody watched: pauses as of the last sign of life, and asks. */
  #gap(lost: number): void {
    if (this.#over || this.status === 'starting') return;
    this.lost = Math.round(lost / 1000) + (this.#stands ? this.lost : 0);
    if (this.#stands) return;
    this.#freeze('gap');
    this.#play(cuesOf('pause', say('session.gap')));
    const event: SessionEvent = { at: this.#sight.seconds, do: 'gap' };
    this.#jobs.add({ run: () => this.#write(event).then(() => undefined) });
  }

  /** What happens cannot be saved: time stands still until it can. */
  #halt(why: unknown, felt?: Felt): void {
    if (this.#over) return;
    if (felt) this.#unsaid.push(felt);
    this.#freeze('halted');
    this.notice = say('app.player.halted.why', { why: reason(why) });
    this.#play(cuesOf('pause', say('app.player.halted')));
  }

  #freeze(status: 'gap' | 'halted'): void {
    this.#sight.freeze();
    this.#epoch++;
    this.#unsaid.push(...this.#jobs.drop());
    this.#tookUp = this.#ours = this.feeling = false;
    this.status = status;
    this.around.show(status, this.guidance);
  }

  pause(): void {
    if (this.status === 'running') this.#act('pause');
  }

  resume(): void {
    if (this.status === 'paused') this.#act('resume');
    if (this.#stands) this.#jobs.add({ run: () => this.#goOn() });
  }

  /** Records the gap, what was felt meanwhile, and that it goes on; until all is on record the session stands still. */
  async #goOn(): Promise<void> {
    if (!this.#stands) return;
    await this.#log.put({ at: this.#sight.seconds, do: 'gap' });
    for (let felt = this.#unsaid[0]; felt; felt = this.#unsaid[0]) {
      await this.#log.put({ ...felt, at: this.#sight.seconds });
      this.#unsaid.shift();
    }
    if (this.#over) return; // stopped meanwhile
    const at = this.#sight.seconds;
    await this.#log.put({ at, do: 'resume' });
    [this.notice, this.lost, this.#heard, this.#alive] = ['', 0, null, at * 1000];
    await this.#ask(true);
  }

  tenderSpot(): void {
    this.#act('tender-spot');
  }

  ease(): void {
    this.#act('ease');
  }

  skip(): void {
    this.#act('skip');
  }

  openFeel(): void {
    if (this.#over || this.feeling) return;
    this.feeling = true;
    this.#ours = this.status === 'running';
    this.pause();
  }

  closeFeel(): void {
    this.feeling = false;
    if (this.#ours) this.#act('resume'); // it was the question that paused
    this.#ours = false;
  }

  report(sensation: SensationID, where?: PlaceID, discomfort?: number): void {
    const place = where === undefined ? {} : { where };
    const size = discomfort === undefined ? {} : { discomfort };
    void this.#judge({ at: this.#sight.seconds, do: 'report', sensation, ...place, ...size });
  }

  async #judge(felt: Felt): Promise<void> {
    this.feeling = false;
    this.#judging.push(felt);
    const result = await stopsBy(this.desk, this.plan, felt).catch((e: unknown) => this.#halt(e, felt));
    const taken = !this.#judging.includes(felt); // the stop that came meanwhile has recorded it
    this.#judging = this.#judging.filter((x) => x !== felt);
    if (this.#over && result && this.ended && !this.saved) this.ended = feltView(this.ended, felt, result);
    if (this.#over && !taken) void this.#log.keep([this.#log.body(felt)], () => undefined); // it counts all the same
    if (this.#over || result === undefined) return;
    if (result) this.#finish('stopped', felt.sensation, [felt], { felt, result });
    else this.#jobs.add({ felt, run: () => this.#felt({ ...felt, at: Math.max(felt.at, this.#sight.seconds) }) });
  }

  /** Records a report that does not end the session, says what came of it, and goes on. */
  async #felt(felt: Felt): Promise<void> {
    if (this.status === 'halted') throw new Error(this.notice);
    const before = this.guidance;
    if (!(await this.#write(felt)) || this.#over) return;
    const now = this.guidance;
    const left = before?.step !== now?.step || before?.phase !== now?.phase;
    const eased = before?.eased === false && now?.eased === true;
    this.closeFeel();
    this.#tellNow(sayOf(left ? 'stop.over-ceiling.do' : eased ? 'stop.at-ceiling.do' : `stop.${felt.sensation}.do`));
  }

  stop(): void {
    if (this.#over || this.#quiet.length === 0) return; // not on record yet: as soon as it is, this is called again
    const at = this.#sight.seconds;
    this.#finish('stopped', 'stop', [...(this.#stands ? [{ at, do: 'gap' } as const] : []), { at, do: 'stop' }]);
  }

  end(): void {
    if (!this.#over) this.#finish('stopped', 'interrupted', []);
  }

  /** Shows the end, then saves it. */
  #finish(as: 'completed' | 'stopped', because: string, events: readonly SessionEvent[], judged?: { felt: Felt; result: Result }): void {
    const view = endView(this.plan, this.guidance, this.#sight.at, as, because);
    [this.status, this.feeling] = ['over', false];
    this.ended = judged ? feltView(view, judged.felt, judged.result) : view;
    const felt = [...this.#unsaid, ...this.#jobs.drop(), ...this.#judging];
    this.#judging = [];
    this.#play(cuesOf(as === 'completed' ? 'done' : 'stop', sayOf(because === 'interrupted' ? 'app.player.interrupted' : `session.${as}`)));
    this.#close();
    reveal();
    void this.#save([...felt, ...events], as, because);
  }

  async #save(events: readonly SessionEvent[], as: 'completed' | 'stopped', because: string): Promise<void> {
    const bodies = events.map((e) => this.#log.body(e));
    const ended = { kind: 'session-ended', body: { session: this.id, as, because } } as const;
    await this.#log.keep([...bodies, ended], (e) => (this.notice = say('app.player.unsaved', { why: reason(e) })));
    this.ended = await this.desk.bridge.call('record.session', { session: this.id, at: 0 }).catch(() => this.ended);
    [this.notice, this.saved] = ['', true];
    clearMarks();
    await this.desk.refresh();
  }

  /** Another tab, or the terminal, ended it. */
  #endedElsewhere(view: SessionView): void {
    [this.status, this.feeling, this.ended, this.saved] = ['over', false, view, true];
    this.#play(cuesOf('stop', say('session.stopped')));
    this.#close();
    clearMarks();
    reveal();
    void this.desk.refresh();
  }
}
