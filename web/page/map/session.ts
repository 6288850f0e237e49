import { replaceEqualDeep } from "@tanstack/react-query";

import { ask, AskError } from "../api/ask";
import type { ResultOf } from "../api/graphql";
import type { Language } from "../words";
import { applied, type KnownContact } from "./applied";
import { brought, type Span } from "./brought";
import { ApplyMapChanges, UndoBatch, type ContactMap, type MapChange } from "./query";

type Answer = ResultOf<typeof ApplyMapChanges>["applyMapChanges"];
type Written = Extract<Answer, { __typename: "MapChangesApplied" }>["written"];
type Conflict = Extract<Answer, { __typename: "EditConflict" }>;
export type Collision = Conflict["collisions"][number];

type Base = Pick<ContactMap, "mapRevision" | "organisationRevision">;

/** A mutation of the map other than `applyMapChanges`: what it does only the server knows, which answers with the map as it then is. */
export type Mutation = (
  map: Base & Pick<ContactMap, "uid" | "kind">,
  asked: { mutationId: string; language: "EN" | "ZH" },
) => Promise<Outcome>;
export type Outcome =
  | Exclude<Answer, { __typename: "MapChangesApplied" }>
  | {
      __typename: "MapChangesApplied";
      written: Written;
      /** The map as it is now; where what was done is foreseen, that is enough. */
      contactMap?: ContactMap;
      /** What its maker has to know of it. */
      remark?: string | null;
    };
type Work = MapChange[] | Mutation;

/** What is written with one request: a gesture, or a part of one that is more than the server takes at once. */
interface ChangeStep {
  kind: "change";
  /** The mutation's id: the same request twice is done once. */
  id: string;
  /** The parts of one gesture have the same. */
  gesture: string;
  work: Work;
  /** What was seen when it was first sent; null until then. The same id with another base would be another request. */
  base: Base | null;
  /** A person chose to write this over what another did. */
  over: boolean;
}
interface UndoStep {
  kind: "undo" | "redo";
  id: string;
  gesture: string;
  /** What is to be taken back, the first at once; null until it is its turn, since it may still be on its way. */
  batches: string[] | null;
  /** Parts of the gesture that were taken back before they were sent. */
  unsent: Work[];
  /** What taking back wrote until now, the last first: undo these to have the gesture again. */
  written: string[];
  /** What the gesture did, so that taking it back is seen at once; null until it is its turn. */
  span: Span | null;
}
type Step = ChangeStep | UndoStep;

/** A gesture that was written, and its batches in their order. */
interface Done {
  gesture: string;
  batches: string[];
  span: Span;
}
/** A gesture that was taken back: batches to be undone again, then changes that had not been sent. */
interface TakenBack {
  batches: string[];
  unsent: Work[];
  span: Span | null;
}

export type Saving =
  | { state: "saved" }
  | { state: "saving" }
  /** No connection: it is tried again by itself. */
  | { state: "waiting" }
  | { state: "signed-out" }
  /** Somebody changed the same; nothing is written until a person has chosen. */
  | { state: "conflict"; message: string; collisions: Collision[] }
  /** It was deleted, or may no longer be seen: nothing more is written, and what is shown stays. */
  | { state: "gone"; unsaved: number };

export interface Shown {
  map: ContactMap;
  saving: Saving;
  canUndo: boolean;
  canRedo: boolean;
  /** What the server refused, in its own words; the last one. */
  refused: { message: string; number: number } | null;
  /** What is to be known of what was done; the last one. */
  remark: { message: string; number: number } | null;
}

interface Options {
  language: Language;
  /** Whose organisation the reporting lines are of. */
  customer: string;
  /** Read the map anew. */
  read: () => Promise<ContactMap>;
  /** Seconds until the first try after a lost connection. */
  retryAfter?: number;
}

const MOST_UNDONE = 100;
// Of one batch; docs/limits.md.
const MOST_CHANGES = 500;
// A reading of the whole map costs as much as a hundred changes of it: who works quickly is read for once, when they pause.
const SETTLE_MS = 1_500;

/** Those that were left before all was written. */
const unsaved = new Map<string, MapSession>();

/** The session of a map: the one that still has something to write, else a new one. */
export function sessionOf(map: ContactMap, options: Options): MapSession {
  return unsaved.get(map.uid) ?? new MapSession(map, options);
}

/** One person's work on one map: shows changes at once, writes them in order, takes them back, and loses none.
 *
 * There is one request at a time; what follows it waits. While something waits, what others did is not taken over: a change
 * is compared with what its maker saw; so is what somebody still types. Not a React thing: components subscribe.
 */
export class MapSession {
  #server: ContactMap;
  #waiting: Step[] = [];
  #done: Done[] = [];
  #undone: TakenBack[] = [];
  #saving: Saving = { state: "saved" };
  #refused: Shown["refused"] = null;
  #remark: Shown["remark"] = null;
  #busy = false;
  #shown: Shown;
  #listeners = new Set<() => void>();
  #settling: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #writes = 0;
  #reading: Promise<void> | null = null;
  #stale = false;
  #closed = false;
  // One that is written bit by bit, and those in whose hands something is not finished.
  #gesture: string | null = null;
  readonly #unfinished = new Set<object>();
  readonly #own = new Set<string>();
  readonly #batches = new Map<string, Base>();
  /** Who may be added, so that they are seen before the server has answered. */
  readonly contacts = new Map<string, KnownContact>();
  #options: Options;

  constructor(map: ContactMap, options: Options) {
    this.#server = map;
    this.#options = options;
    this.#shown = this.#look();
  }

  open(options: Options = this.#options): void {
    this.#options = options;
    window.addEventListener("online", this.#online);
    window.addEventListener("beforeunload", this.#leave);
    if (!this.#closed) return;
    this.#closed = false;
    unsaved.delete(this.#server.uid);
    void this.refresh();
  }

  /** Nobody looks any more; what waits is still written. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#settling);
    if (this.#waiting.length > 0 && this.#saving.state !== "gone") unsaved.set(this.#server.uid, this);
    else this.#end();
  }

  #end(): void {
    clearTimeout(this.#retry);
    window.removeEventListener("online", this.#online);
    window.removeEventListener("beforeunload", this.#leave);
    if (unsaved.get(this.#server.uid) === this) unsaved.delete(this.#server.uid);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly shown = (): Shown => this.#shown;

  /** Do this, as one step that can be taken back; in several requests where it is more than the server takes at once. */
  change(...changes: MapChange[]): void {
    if (changes.length === 0 || this.#saving.state === "gone") return;
    this.#undone = [];
    const gesture = this.#gesture ?? crypto.randomUUID();
    for (let from = 0; from < changes.length; from += MOST_CHANGES) {
      this.#waiting.push(newChange(changes.slice(from, from + MOST_CHANGES), gesture));
    }
    this.#start();
  }

  /** Do this, as one step that can be taken back; it is seen once the server has answered. */
  write(mutation: Mutation): void {
    if (this.#saving.state === "gone") return;
    this.#undone = [];
    this.#waiting.push(newChange(mutation, crypto.randomUUID()));
    this.#start();
  }

  /** What is changed in `act` is one step with all else that has this gesture, such as a text that is written in pieces. */
  asPartOf(gesture: string, act: () => void): void {
    this.#gesture = gesture;
    try {
      act();
    } finally {
      this.#gesture = null;
    }
  }

  /** `who` has begun to change something, and has not let go of it: what others do is not taken over until then. */
  begin(who: object): void {
    this.#unfinished.add(who);
  }

  /** `who` has handed over what they changed, or left it as it was. */
  finish(who: object): void {
    this.#unfinished.delete(who);
    if (this.#stale) void this.refresh();
  }

  undo(): void {
    const last = this.#waiting.findLast((step) => step.kind === "change");
    // What was not sent yet, or was held back, is simply not done.
    const isHeld = (step: Step) => this.#saving.state === "conflict" && step === this.#waiting[0];
    const unsent = this.#waiting.filter(
      (step) => step.kind === "change" && step.gesture === last?.gesture && (step.base === null || isHeld(step)),
    );
    const wasHeld = unsent.some(isHeld);
    const works = unsent.flatMap((step) => (step.kind === "change" ? [step.work] : []));
    this.#waiting = this.#waiting.filter((step) => !unsent.includes(step));
    if (wasHeld) this.#goOn();
    if (last && unsent.length > 0 && !this.#isBegun(last.gesture)) {
      this.#undone.push({ batches: [], unsent: works, span: null });
      this.#tell();
      void this.#work();
    } else if (this.#undoable() > 0) {
      this.#waiting.push(newUndo("undo", null, works, null));
      this.#start();
    }
  }

  redo(): void {
    const taken = this.#undone.pop();
    if (!taken) return;
    const again = newUndo("redo", taken.batches, [], taken.span);
    if (taken.batches.length > 0) this.#waiting.push(again);
    this.#waiting.push(...taken.unsent.map((work) => newChange(work, again.gesture)));
    this.#start();
  }

  /** End a conflict: keep what the other one did, or write mine over it. */
  async settle(choice: "theirs" | "mine"): Promise<void> {
    if (this.#saving.state !== "conflict") return;
    const step = this.#waiting[0];
    if (choice === "theirs") this.#waiting.shift();
    else if (step?.kind === "change") Object.assign(step, { id: crypto.randomUUID(), over: true });
    this.#goOn();
    await this.#work();
  }

  /** Whether this edit was made here. */
  made(mutationId: string | null): boolean {
    return mutationId !== null && this.#own.has(mutationId);
  }

  /** Others changed something: read the map as it is now, once all that waits is written. Many calls are one reading. */
  refresh(): Promise<void> {
    if (this.#saving.state === "gone") return Promise.resolve();
    this.#stale = true;
    if (this.#reading) return this.#reading;
    if (this.#waiting.length > 0 || this.#unfinished.size > 0 || this.#closed) return Promise.resolve();
    this.#reading = this.#read().finally(() => {
      this.#reading = null;
      if (this.#stale && (this.#saving.state === "saved" || this.#saving.state === "saving")) void this.refresh();
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    this.#stale = false;
    const writes = this.#writes;
    try {
      const map = await this.#options.read();
      if (this.#waiting.length > 0 || this.#unfinished.size > 0 || this.#writes !== writes) {
        // It is older than what was written meanwhile, or newer than what was seen by whoever made what waits.
        this.#stale = true;
        return;
      }
      // Whoever did not change stays the same object, and is not drawn anew.
      this.#server = replaceEqualDeep(this.#server, map);
      this.#saving = { state: "saved" };
      this.#tries = 0;
      this.#tell();
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      this.#stale = true;
      this.#fail(error);
    }
  }

  // Something was put behind what waits.
  #start(): void {
    if (this.#saving.state === "saved") this.#saving = { state: "saving" };
    this.#tell();
    void this.#work();
  }

  // A conflict is over.
  #goOn(): void {
    this.#saving = { state: "saving" };
    this.#stale = true;
    this.#tell();
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#waiting[0] && !isPaused(this.#saving)) {
        if (!(await this.#send(this.#waiting[0]))) return;
        this.#tries = 0;
        if (this.#saving.state === "waiting" || this.#saving.state === "signed-out") this.#saving = { state: "saving" };
      }
      if (this.#waiting.length === 0) this.#saving = { state: "saved" };
      this.#tell();
    } finally {
      this.#busy = false;
    }
    if (this.#waiting.length > 0) return;
    if (this.#closed) this.#end();
    else if (this.#stale) void this.refresh();
  }

  // Whether the next one may go.
  async #send(step: Step): Promise<boolean> {
    try {
      if (step.kind === "change") await this.#sendChange(step);
      else await this.#sendUndo(step);
      return true;
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      if (error.kind === "refused" && error.code !== "NOT_FOUND") {
        this.#refuse(step, error.message);
        return true;
      }
      this.#fail(error);
      return false;
    }
  }

  async #sendChange(step: ChangeStep): Promise<void> {
    if (step.over) {
      step.base = revisionsOf(await this.#options.read());
      step.over = false;
    }
    step.base ??= revisionsOf(this.#server);
    this.#own.add(step.id);
    const { uid, kind } = this.#server;
    const map = { uid, kind, ...step.base };
    const asked = { mutationId: step.id, language: this.#asked() };
    const answer: Outcome =
      typeof step.work === "function"
        ? await step.work(map, asked)
        : (await ask(ApplyMapChanges, { map, changes: step.work, ...asked })).applyMapChanges;
    if (answer.__typename === "EditConflict") {
      if (this.#isOwn(step, answer.collisions)) return;
      this.#saving = { state: "conflict", message: answer.message, collisions: answer.collisions };
      this.#tell();
      return;
    }
    if (answer.__typename !== "MapChangesApplied") {
      // Somebody in it, or the map itself, which this reading finds out.
      if (answer.__typename === "NodeNotFound") await this.#options.read();
      this.#refuse(step, answer.message);
      return;
    }
    this.#waiting.shift();
    const span = answer.contactMap ? this.#takeOver(answer.contactMap) : this.#spanOf(this.#server, step);
    this.#server = span.after;
    if (answer.remark) this.#remark = numbered(answer.remark, this.#remark);
    const { batch } = answer.written;
    if (batch === null) this.#forget(step);
    else this.#did(step, batch, span);
    this.#written(answer.written);
    this.#settle();
  }

  // One batch of it; the step stays the first until all are done.
  async #sendUndo(step: UndoStep): Promise<void> {
    if (step.batches === null) {
      const last = this.#done.pop();
      step.batches = last?.batches.toReversed() ?? [];
      step.span = last?.span ?? null;
    }
    const batch = step.batches[0];
    if (batch === undefined) {
      this.#waiting.shift();
      return;
    }
    this.#own.add(step.id);
    const { undo: answer } = await ask(UndoBatch, {
      batch,
      mutationId: step.id,
      language: this.#asked(),
    });
    this.#stale = true;
    if (answer.__typename !== "Undone") {
      this.#refuse(step, answer.message);
      return;
    }
    const { batch: made } = answer.written;
    this.#written(answer.written);
    if (made !== null && step.kind === "redo" && step.span) this.#did(step, made, step.span);
    else if (made !== null) step.written.unshift(made);
    step.batches.shift();
    step.id = crypto.randomUUID();
    if (step.batches.length > 0) return;
    this.#waiting.shift();
    this.#server = moved(this.#server, step.kind, step.span);
    if (step.kind === "undo") this.#tookBack(step);
  }

  // A batch of this gesture was written.
  #did({ gesture }: Step, batch: string, span: Span): void {
    const last = this.#done.at(-1);
    if (last?.gesture === gesture) {
      last.batches.push(batch);
      last.span = { before: last.span.before, after: span.after };
    } else {
      this.#done = [...this.#done, { gesture, batches: [batch], span }].slice(-MOST_UNDONE);
    }
  }

  #spanOf(before: ContactMap, step: ChangeStep): Span {
    return { before, after: typeof step.work === "function" ? before : applied(before, step.work, this.contacts) };
  }

  // Where others' changes came in between, it is left to a reading, which waits until all is written.
  #takeOver(map: ContactMap): Span {
    const before = this.#server;
    const isOursOnly = map.mapRevision <= before.mapRevision + 1 && map.organisationRevision <= before.organisationRevision + 1;
    if (!isOursOnly) this.#stale = true;
    return { before, after: isOursOnly ? replaceEqualDeep(before, map) : before };
  }

  // It can be done again, unless something new was done meanwhile.
  #tookBack({ written, unsent, span }: UndoStep): void {
    if (written.length === 0 && unsent.length === 0) return;
    if (!this.#waiting.some((one) => one.kind === "change")) this.#undone.push({ batches: written, unsent, span });
  }

  #asked(): "EN" | "ZH" {
    return this.#options.language === "zh" ? "ZH" : "EN";
  }

  // What we wrote is known, and so is the revision it made; unless others' changes came in between, which were not seen.
  #written(written: { batch: string | null; revisions: readonly { uid: string; map: number; organisation: number }[] }): void {
    this.#writes += 1;
    const of = (uid: string) => written.revisions.find((revision) => revision.uid === uid);
    const { mapRevision, organisationRevision } = this.#server;
    const now: Base = {
      mapRevision: Math.max(mapRevision, of(this.#server.uid)?.map ?? 0),
      organisationRevision: Math.max(organisationRevision, of(this.#options.customer)?.organisation ?? 0),
    };
    if (written.batch !== null) this.#batches.set(written.batch, now);
    if (now.mapRevision > mapRevision + 1 || now.organisationRevision > organisationRevision + 1) this.#stale = true;
    else this.#server = { ...this.#server, ...now };
  }

  // Whether all that a change collides with was written here, after others' changes that touch none of it: it goes again.
  #isOwn(step: ChangeStep, collisions: readonly Collision[]): boolean {
    const base = { ...(step.base ?? revisionsOf(this.#server)) };
    for (const { batch } of collisions) {
      const written = this.#batches.get(batch);
      if (!written) return false;
      base.mapRevision = Math.max(base.mapRevision, written.mapRevision);
      base.organisationRevision = Math.max(base.organisationRevision, written.organisationRevision);
    }
    if (step.base?.mapRevision === base.mapRevision && step.base.organisationRevision === base.organisationRevision) return false;
    Object.assign(step, { id: crypto.randomUUID(), base });
    return true;
  }

  // A change came to nothing: an undo that was asked for meanwhile was of it, and not of what came before.
  #forget({ gesture }: Step): void {
    if (this.#isBegun(gesture)) return;
    const next = this.#waiting.findIndex((step) => step.kind === "undo" && step.batches === null);
    if (next >= 0) this.#waiting.splice(next, 1);
  }

  // Whether anything of a gesture is written, or waits to be.
  #isBegun(gesture: string): boolean {
    return this.#done.at(-1)?.gesture === gesture || this.#waiting.some((step) => step.gesture === gesture);
  }

  // So many gestures can be taken back once all that waits is done.
  #undoable(): number {
    const done = new Set(this.#done.map((one) => one.gesture));
    for (const step of this.#waiting) if (step.kind !== "undo") done.add(step.gesture);
    const undos = this.#waiting.filter((step) => step.kind === "undo" && step.batches === null);
    return done.size - undos.length;
  }

  // The first step can't be done, nor what is left of its gesture. What is written of it stays one step to take back.
  #refuse(step: Step, message: string): void {
    this.#waiting = this.#waiting.filter((one) => one !== step && (one.kind === "undo" || one.gesture !== step.gesture));
    if (step.kind === "change") this.#forget(step);
    if (step.kind === "undo") this.#tookBack(step);
    this.#refused = numbered(message, this.#refused);
    this.#stale = true;
    this.#tell();
  }

  #fail(error: AskError): void {
    // Whoever has to choose is not told to wait.
    if (this.#saving.state === "conflict") return;
    if (error.code === "NOT_FOUND") {
      this.#saving = { state: "gone", unsaved: this.#waiting.length };
      this.#tell();
      return;
    }
    this.#saving = { state: error.kind === "signed-out" ? "signed-out" : "waiting" };
    this.#tell();
    clearTimeout(this.#retry);
    const wait = error.retryAfter ?? Math.min(30, (this.#options.retryAfter ?? 1) * 2 ** this.#tries++);
    this.#retry = setTimeout(this.#online, wait * 1000);
  }

  readonly #online = (): void => {
    if (this.#saving.state !== "waiting" && this.#saving.state !== "signed-out") return;
    if (this.#waiting.length > 0) void this.#work();
    else if (!this.#closed) void this.refresh();
  };

  readonly #leave = (event: BeforeUnloadEvent): void => {
    if (this.#saving.state === "gone") return;
    if (this.#waiting.length > 0 || this.#unfinished.size > 0) event.preventDefault();
  };

  // Once nothing more is changed for a moment, whatever follows from the changes is read.
  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      if (this.#waiting.length === 0) void this.refresh();
      else this.#settle();
    }, SETTLE_MS);
  }

  #look(): Shown {
    return {
      map: this.#seen(),
      saving: this.#saving,
      canUndo: this.#undoable() > 0,
      canRedo: this.#undone.length > 0,
      refused: this.#refused,
      remark: this.#remark,
    };
  }

  // As it will be once all that waits is done, what is taken back too: the next gesture is reckoned from it.
  #seen(): ContactMap {
    const done = this.#done.map(({ gesture, span }) => ({ gesture, span }));
    const did = (gesture: string, span: Span) => {
      const last = done.at(-1);
      if (last?.gesture === gesture) last.span = { before: last.span.before, after: span.after };
      else done.push({ gesture, span });
    };
    return this.#waiting.reduce((map, step) => {
      if (step.kind === "change") {
        const span = this.#spanOf(map, step);
        did(step.gesture, span);
        return span.after;
      }
      const span = step.batches === null ? (done.pop()?.span ?? null) : step.span;
      if (step.kind === "redo" && span) did(step.gesture, span);
      return moved(map, step.kind, span);
    }, this.#server);
  }

  #tell(): void {
    this.#shown = this.#look();
    for (const listener of this.#listeners) listener();
  }
}

/** Whether nothing is written whatever is done, and so nothing may be done. */
export function isPaused({ state }: Saving): boolean {
  return state === "conflict" || state === "gone";
}

function newChange(work: Work, gesture: string): ChangeStep {
  return { kind: "change", id: crypto.randomUUID(), gesture, work, base: null, over: false };
}

function newUndo(kind: UndoStep["kind"], batches: string[] | null, unsent: Work[], span: Span | null): UndoStep {
  return { kind, id: crypto.randomUUID(), gesture: crypto.randomUUID(), batches, unsent, written: [], span };
}

// Back to before a gesture, or again to after it.
function moved(map: ContactMap, kind: UndoStep["kind"], span: Span | null): ContactMap {
  if (!span) return map;
  return kind === "undo" ? brought(map, span.after, span.before) : brought(map, span.before, span.after);
}

// So that the same words, said again, are something new.
function numbered(message: string, last: { number: number } | null): { message: string; number: number } {
  return { message, number: (last?.number ?? 0) + 1 };
}

function revisionsOf({ mapRevision, organisationRevision }: ContactMap): Base {
  return { mapRevision, organisationRevision };
}
