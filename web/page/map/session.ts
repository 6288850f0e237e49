import { replaceEqualDeep } from "@tanstack/react-query";

import { ask, AskError } from "../api/ask";
import type { ResultOf } from "../api/graphql";
import type { Language } from "../words";
import { applied, type KnownContact } from "./applied";
import { ApplyMapChanges, UndoBatch, type ContactMap, type MapChange } from "./query";

type Conflict = Extract<ResultOf<typeof ApplyMapChanges>["applyMapChanges"], { __typename: "EditConflict" }>;
export type Collision = Conflict["collisions"][number];

type Base = Pick<ContactMap, "mapRevision" | "organisationRevision">;

/** What one gesture changed: written together, taken back together. */
interface ChangeStep {
  kind: "change";
  /** The mutation's id: the same request twice is done once. */
  id: string;
  changes: MapChange[];
  /** What was seen when it was first sent; null until then. The same id with another base would be another request. */
  base: Base | null;
  /** A person chose to write this over what another did. */
  over: boolean;
}
interface UndoStep {
  kind: "undo" | "redo";
  id: string;
  /** Null until it is its turn: what is to be undone may still be on its way. */
  batch: string | null;
}
type Step = ChangeStep | UndoStep;

export type Saving =
  | { state: "saved" }
  | { state: "saving" }
  /** No connection: it is tried again by itself. */
  | { state: "waiting" }
  | { state: "signed-out" }
  /** Somebody changed the same; nothing is written until a person has chosen. */
  | { state: "conflict"; message: string; collisions: Collision[] };

export interface Shown {
  map: ContactMap;
  saving: Saving;
  canUndo: boolean;
  canRedo: boolean;
  /** What the server refused, in its own words; the last one. */
  refused: { message: string; number: number } | null;
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
 * is compared with what its maker saw. Not a React thing: components subscribe.
 */
export class MapSession {
  #server: ContactMap;
  #waiting: Step[] = [];
  #done: string[] = [];
  // A batch to be undone again, or changes that were taken back before they were sent.
  #undone: (string | MapChange[])[] = [];
  #saving: Saving = { state: "saved" };
  #refused: Shown["refused"] = null;
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
    if (this.#waiting.length > 0) unsaved.set(this.#server.uid, this);
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

  /** Do this, as one step that can be taken back; as several where it is more than the server takes at once. */
  change(...changes: MapChange[]): void {
    if (changes.length === 0) return;
    this.#undone = [];
    for (let from = 0; from < changes.length; from += MOST_CHANGES) {
      this.#add(newChange(changes.slice(from, from + MOST_CHANGES)));
    }
  }

  undo(): void {
    const last = this.#waiting.findLastIndex((step) => step.kind === "change");
    const step = this.#waiting[last];
    // What was not sent yet, or was held back, is simply not done.
    const isHeld = this.#saving.state === "conflict" && last === 0;
    if (step?.kind === "change" && (step.base === null || isHeld)) {
      this.#waiting.splice(last, 1);
      this.#undone.push(step.changes);
      if (isHeld) this.#goOn();
      else this.#tell();
      void this.#work();
    } else if (this.#undoable() > 0) {
      this.#add({ kind: "undo", id: crypto.randomUUID(), batch: null });
    }
  }

  redo(): void {
    const taken = this.#undone.pop();
    if (taken === undefined) return;
    this.#add(typeof taken === "string" ? { kind: "redo", id: crypto.randomUUID(), batch: taken } : newChange(taken));
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
    this.#stale = true;
    if (this.#reading) return this.#reading;
    if (this.#waiting.length > 0 || this.#closed) return Promise.resolve();
    this.#reading = this.#read().finally(() => {
      this.#reading = null;
      if (this.#stale && this.#saving.state !== "waiting" && this.#saving.state !== "signed-out") void this.refresh();
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    this.#stale = false;
    const writes = this.#writes;
    try {
      const map = await this.#options.read();
      if (this.#waiting.length > 0 || this.#writes !== writes) {
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

  #add(step: Step): void {
    this.#waiting.push(step);
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
      while (this.#waiting[0] && this.#saving.state !== "conflict") {
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
      if (error.kind === "refused") {
        this.#waiting.shift();
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
    const { applyMapChanges: answer } = await ask(ApplyMapChanges, {
      map: { uid, kind, ...step.base },
      changes: step.changes,
      mutationId: step.id,
      language: this.#asked(),
    });
    if (answer.__typename === "EditConflict") {
      if (this.#isOwn(step, answer.collisions)) return;
      this.#saving = { state: "conflict", message: answer.message, collisions: answer.collisions };
      this.#tell();
      return;
    }
    this.#waiting.shift();
    if (answer.__typename !== "MapChangesApplied") {
      this.#refuse(step, answer.message);
      return;
    }
    this.#server = applied(this.#server, step.changes, this.contacts);
    const { batch } = answer.written;
    if (batch === null) this.#forget();
    else this.#done = [...this.#done, batch].slice(-MOST_UNDONE);
    this.#written(answer.written);
    this.#settle();
  }

  async #sendUndo(step: UndoStep): Promise<void> {
    step.batch ??= this.#done.pop() ?? null;
    if (step.batch === null) {
      this.#waiting.shift();
      return;
    }
    this.#own.add(step.id);
    const { undo: answer } = await ask(UndoBatch, {
      batch: step.batch,
      mutationId: step.id,
      language: this.#asked(),
    });
    this.#waiting.shift();
    this.#stale = true;
    if (answer.__typename !== "Undone") {
      this.#refuse(step, answer.message);
      return;
    }
    const { batch } = answer.written;
    this.#written(answer.written);
    if (batch === null) return;
    if (step.kind === "redo") this.#done.push(batch);
    // Something new was done meanwhile: nothing is to be done again.
    else if (!this.#waiting.some((one) => one.kind === "change")) this.#undone.push(batch);
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
  #forget(): void {
    const next = this.#waiting.findIndex((step) => step.kind === "undo" && step.batch === null);
    if (next >= 0) this.#waiting.splice(next, 1);
  }

  // So many steps can be taken back once all that waits is done.
  #undoable(): number {
    const isChange = (step: Step) => step.kind !== "undo";
    const undos = this.#waiting.filter((step) => step.kind === "undo" && step.batch === null);
    return this.#done.length + this.#waiting.filter(isChange).length - undos.length;
  }

  #refuse(step: Step, message: string): void {
    if (step.kind === "change") this.#forget();
    this.#refused = { message, number: (this.#refused?.number ?? 0) + 1 };
    this.#stale = true;
    this.#tell();
  }

  #fail(error: AskError): void {
    // Whoever has to choose is not told to wait.
    if (this.#saving.state === "conflict") return;
    this.#saving = { state: error.kind === "signed-out" ? "signed-out" : "waiting" };
    this.#tell();
    clearTimeout(this.#retry);
    const wait = error.retryAfter ?? Math.min(30, (this.#options.retryAfter ?? 1) * 2 ** this.#tries++);
    this.#retry = setTimeout(this.#online, wait * 1000);
  }

  readonly #online = (): void => {
    if (this.#saving.state === "saved" || this.#saving.state === "conflict") return;
    if (this.#waiting.length > 0) void this.#work();
    else if (!this.#closed) void this.refresh();
  };

  readonly #leave = (event: BeforeUnloadEvent): void => {
    if (this.#waiting.length > 0) event.preventDefault();
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
    const changes = this.#waiting.flatMap((step) => (step.kind === "change" ? step.changes : []));
    return {
      map: applied(this.#server, changes, this.contacts),
      saving: this.#saving,
      canUndo: this.#undoable() > 0,
      canRedo: this.#undone.length > 0,
      refused: this.#refused,
    };
  }

  #tell(): void {
    this.#shown = this.#look();
    for (const listener of this.#listeners) listener();
  }
}

function newChange(changes: MapChange[]): ChangeStep {
  return { kind: "change", id: crypto.randomUUID(), changes, base: null, over: false };
}

function revisionsOf({ mapRevision, organisationRevision }: ContactMap): Base {
  return { mapRevision, organisationRevision };
}
